/**
 * Records, their fields with every value they ever had, findings, and the search rows.
 * `field_values` is append-only: what was read (raw) and what anyone ever made of it stays
 * (Luật Hộ tịch 2014, art. 60.2: the book is the legal truth, data follow the book).
 */
export const records = `
create table records (
  id bigint generated always as identity primary key,
  dossier_id bigint not null references dossiers(id),
  batch_id bigint not null references batches(id),
  book_id bigint references books(id),
  unit_id bigint references units(id),
  -- Position among the records of its dossier, from 0.
  ordinal int not null,
  record_type text not null,
  form text not null,
  confidence real not null,
  state text not null default 'extracted'
    check (state in ('extracted', 'in_review', 'approved', 'returned', 'superseded')),
  -- Raised by every change; whoever saves says which version they saw.
  version int not null default 1,
  doubtful_count int not null default 0,
  error_count int not null default 0,
  least_confidence real not null default 1,
  is_touched boolean not null default false,
  made_by jsonb not null default '{}',
  returned_reason text,
  reviewer_id bigint references users(id),
  review_lease_until timestamptz,
  approved_by bigint references users(id),
  approved_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index records_dossier on records (dossier_id, ordinal);
create index records_review on records (state, least_confidence, id) where state in ('extracted', 'in_review', 'returned');
create index records_batch on records (batch_id, state);

create table field_values (
  id bigint generated always as identity primary key,
  record_id bigint not null references records(id),
  field_id text not null,
  source text not null check (source in ('ocr', 'manual', 'rule')),
  -- As read from the paper; only readings (source ocr) carry it.
  raw text,
  value text,
  state text not null check (state in ('present', 'blank_on_form', 'illegible', 'struck_out', 'not_applicable')),
  confidence real not null,
  -- Would have gone through without a person looking; readings only.
  was_accepted boolean,
  -- The reviewer says: the paper does say this, though a rule objects (đúng như trong sổ).
  is_as_in_book boolean not null default false,
  reason text,
  user_id bigint references users(id),
  engine jsonb,
  at timestamptz not null default now()
);
create index field_values_field on field_values (record_id, field_id, id);
create trigger field_values_append_only before update or delete on field_values
  for each row execute function refuse_change();
create trigger field_values_no_truncate before truncate on field_values
  for each statement execute function refuse_change();

create table fields (
  record_id bigint not null references records(id),
  field_id text not null,
  -- The reading that stands on the paper; its raw text is in field_values and never changes.
  reading_id bigint references field_values(id),
  current_id bigint not null references field_values(id),
  raw text,
  value text,
  state text not null,
  source text not null,
  confidence real not null,
  is_accepted boolean not null,
  page_id bigint references pages(id),
  page_no int,
  bbox int[] check (bbox is null or array_length(bbox, 1) = 4),
  alternatives jsonb not null default '[]',
  -- Rises with each saved value; whoever saves says which version they saw.
  version int not null default 1,
  verified_by bigint references users(id),
  verified_at timestamptz,
  primary key (record_id, field_id)
);

-- raw may change only together with the reading it belongs to, and must be that reading's raw.
create function keep_raw() returns trigger language plpgsql as $$
begin
  if new.raw is distinct from (select v.raw from field_values v where v.id = new.reading_id) then
    raise exception 'raw of field % is what was read and is never overwritten', new.field_id using errcode = 'raise_exception';
  end if;
  return new;
end $$;
create trigger fields_keep_raw before insert or update of raw, reading_id on fields for each row execute function keep_raw();
create trigger fields_keep before delete on fields for each row execute function refuse_change();

create table findings (
  id bigint generated always as identity primary key,
  record_id bigint not null references records(id),
  code text not null,
  severity text not null check (severity in ('E', 'W', 'I')),
  field_ids text[] not null,
  message text not null,
  ticked_by bigint references users(id),
  ticked_at timestamptz
);
create index findings_record on findings (record_id);
create index findings_code on findings (code);

-- One row a person in a record (and one without a person where a record names nobody).
create table search_people (
  id bigint generated always as identity primary key,
  record_id bigint not null references records(id),
  role text not null,
  field_id text,
  name text,
  k0 text,
  k1 text,
  k2 text,
  k3 text,
  k4 text,
  birth_date text,
  birth_year int,
  id_numbers text[] not null default '{}',
  places_k2 text not null default '',
  record_type text not null,
  unit_id bigint,
  reg_no text,
  reg_number int,
  reg_year int,
  book_no text
);
create index search_people_record on search_people (record_id);
create index search_people_k0 on search_people (k0 text_pattern_ops);
create index search_people_k1 on search_people (k1);
create index search_people_k2 on search_people (k2 text_pattern_ops);
create index search_people_k3 on search_people (k3);
create index search_people_k4 on search_people (k4);
create index search_people_k2_trgm on search_people using gin (k2 gin_trgm_ops);
create index search_people_places on search_people using gin (places_k2 gin_trgm_ops);
create index search_people_ids on search_people using gin (id_numbers);
create index search_people_reg on search_people (reg_year, reg_number);
create index search_people_birth on search_people (birth_year);
`;
