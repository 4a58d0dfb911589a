/**
 * What a look-up, with its purpose, has found may be opened by whoever ran it, for a while: the ground on which somebody
 * without work on a book sees a record of it.
 */
export const access = `
create table look_up_grounds (
  user_id bigint not null references users(id),
  record_id bigint not null references records(id),
  lookup_id bigint not null references lookups(id),
  at timestamptz not null default now(),
  primary key (user_id, record_id)
);
create index look_up_grounds_at on look_up_grounds (at);

-- Lists of a unit's own things.
create index batches_unit on batches (unit_id, id desc);
create index units_parent on units (parent_id);
create index users_unit on users (unit_id);
`;
