/**
 * Administrative units, users, sessions, look-ups and the account of who did what (nhật ký).
 * The account is append-only and hash-chained: each row's hash covers the row before it, so that
 * a row changed, removed or put in later by someone with the database's password shows in `audit_verify()`.
 */
export const people = `
create extension if not exists pg_trgm;

create table units (
  id bigint generated always as identity primary key,
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('commune', 'district', 'province', 'notary_office', 'department', 'agency')),
  parent_id bigint references units(id),
  valid_from date,
  valid_to date,
  created_at timestamptz not null default now()
);

create table users (
  id bigint generated always as identity primary key,
  username text not null,
  display_name text not null,
  password_hash text not null,
  roles text[] not null check (roles <@ array['admin', 'operator', 'reviewer', 'reader']),
  language text not null default 'vi' check (language in ('vi', 'en')),
  must_change_password boolean not null default true,
  is_active boolean not null default true,
  unit_id bigint references units(id),
  failed_sign_ins int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  last_sign_in_at timestamptz
);
create unique index users_username on users (lower(username));

create table sessions (
  token_hash text primary key,
  user_id bigint not null references users(id) on delete cascade,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  user_agent text
);
create index sessions_user on sessions (user_id);

create table lookups (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  user_id bigint not null references users(id),
  purpose text not null,
  query jsonb not null,
  hit_count int not null
);
create index lookups_user on lookups (user_id, at desc);

create table audit (
  seq bigint primary key,
  at timestamptz not null,
  actor_id bigint references users(id),
  action text not null,
  subject_type text not null,
  subject_id text not null,
  details jsonb not null default '{}',
  previous_hash text not null,
  hash text not null
);
create index audit_subject on audit (subject_type, subject_id, seq);

create function audit_hash(a audit) returns text language sql immutable as $$
  select encode(sha256(convert_to(concat_ws(E'\\x1f', a.seq, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    coalesce(a.actor_id::text, '-'), a.action, a.subject_type, a.subject_id, a.details::text, a.previous_hash), 'UTF8')), 'hex')
$$;

create function audit_chain() returns trigger language plpgsql as $$
declare last audit;
begin
  perform pg_advisory_xact_lock(7305160212);
  select * into last from audit order by seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.at := clock_timestamp();
  new.previous_hash := coalesce(last.hash, repeat('0', 64));
  new.hash := audit_hash(new);
  return new;
end $$;
create trigger audit_chain before insert on audit for each row execute function audit_chain();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'raise_exception';
end $$;
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit for each statement execute function refuse_change();
create trigger lookups_append_only before update or delete on lookups for each row execute function refuse_change();

-- The first place where the chain does not hold, or no row when it is whole.
create function audit_verify() returns table (seq bigint, fault text) language sql stable as $$
  select broken.seq, broken.fault from (
    select a.seq, case
      when a.seq <> coalesce(lag(a.seq) over w, 0) + 1 then 'gap'
      when a.previous_hash <> coalesce(lag(a.hash) over w, repeat('0', 64)) then 'chain'
      when a.hash <> audit_hash(a) then 'changed' end as fault
    from audit a window w as (order by a.seq)) broken
  where broken.fault is not null order by broken.seq limit 1
$$;
`;
