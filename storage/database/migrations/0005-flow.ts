/**
 * Whose turn it is: units share the workers, everything can be paused, and what is stored is counted.
 * Additions only: workers of the version before go on meanwhile.
 */
export const flow = `
-- Units take turns; batches of no unit each for itself.
alter table tasks add column lane text not null default '';
-- Within one transaction as well, the order of their making: pages of a file are read in their order.
alter table tasks alter column created_at set default clock_timestamp();
update tasks t set lane = coalesce('unit:' || b.unit_id, 'batch:' || b.id) from batches b
  where b.id = t.batch_id and t.state = 'pending';
-- What took a worker down goes last: the pages behind it do not wait for it.
create index tasks_turn on tasks (priority, lane, crashes,
  (case stage when 'count-pages' then 0 when 'assemble-dossier' then 1 else 2 end), created_at, key) where state = 'pending';

create index batches_held on batches (id) where is_paused or is_draining;

-- When a task of a lane was last taken; a lane that never was goes first.
create table lanes (
  lane text primary key,
  served_at timestamptz not null
);

-- One row: whether workers take anything at all.
create table flow (
  is_only boolean primary key default true check (is_only),
  is_paused boolean not null default false,
  changed_at timestamptz not null default now()
);
insert into flow default values;

-- Bytes of derivatives that the effect left in the object store.
alter table task_effects add column stored_bytes bigint not null default 0;
`;
