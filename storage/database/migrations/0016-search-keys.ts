/**
 * Everything but names and places by which records are found: one row a number, serial, plate, parcel … of a record, as
 * its declaration says (pipeline/search/record-keys.ts). People get their initials. What stands in search_people from
 * before is not up to date: reindex.ts writes it anew, in batches, until no row is of an older make.
 */
export const searchKeys = `
create table search_keys (
  id bigint generated always as identity primary key,
  record_id bigint not null references records(id),
  record_type text not null,
  field_id text not null,
  kind text not null,
  key text not null,
  digits text,
  head text,
  year int,
  symbol text,
  beside text[] not null default '{}'
);
create index search_keys_record on search_keys (record_id);
create index search_keys_key on search_keys (key, kind);
create index search_keys_digits on search_keys (digits) where digits is not null;
create index search_keys_head on search_keys (head, year) where head is not null;
-- Part of an identity or chassis number.
create index search_keys_parts on search_keys using gin (key gin_trgm_ops) where kind in ('identity', 'vehicle');
-- Block notices are few among all papers, and every look-up asks for them.
create index search_keys_blocks on search_keys (kind, key) where record_type = 'prevent_notice';
create index search_keys_block_heads on search_keys (head) where record_type = 'prevent_notice' and head is not null;

alter table search_people add column initials text;
-- Rises with what the index holds of a record; rows of an older make are written anew (reindex.ts).
alter table search_people add column index_version int not null default 0;
create index search_people_stale on search_people (record_id) where index_version < 1;
create index search_people_initials on search_people (initials);
create index search_people_block_words on search_people using gin (string_to_array(k3, ' ')) where record_type = 'prevent_notice';
create index search_people_block_records on search_people (record_id) where record_type = 'prevent_notice';
drop index search_people_blocks;
-- The columns stay for workers of the version before; nothing asks for them any more.
drop index search_people_ids;
drop index search_people_reg;
create index records_notices on records (state, unit_id) where record_type = 'prevent_notice';
-- Unfinished dossiers may hold a block.
create index dossiers_unread on dossiers (id) where state in ('waiting', 'failed');
`;
