/**
 * What administrators and inspectors steer and see: holding a batch, who is reading, acceptance targets,
 * and an account (nhật ký) that covers look-ups as well.
 */
export const oversight = `
-- Held back softly: dossiers that were begun are brought to their end, no other is begun.
alter table batches add column is_draining boolean not null default false;

-- Whether a task may be taken up as its batch now stands. The batch's own row decides nearly always.
create function may_begin(task tasks) returns boolean language sql stable as $$
  select not exists (select from batches b where b.id = task.batch_id and (b.is_paused or b.is_draining and not case task.stage
    when 'assemble-dossier' then true
    when 'read-page' then exists (select from pages mine join pages other on other.dossier_id = mine.dossier_id
      where mine.task_key = task.key and other.state <> 'waiting')
    else exists (select from uploads mine join pages other on other.dossier_id = mine.dossier_id
      where mine.task_key = task.key and other.state <> 'waiting') end))
$$;
create index tasks_failed on tasks (failure_code, finished_at desc) where state in ('failed', 'set_aside');

-- Worker processes that have lately shown a sign of life; nothing depends on it but the eyes of people.
create table workers (
  name text primary key,
  host text not null,
  pid int not null,
  concurrency int not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  stopped_at timestamptz
);

-- From which probability of being right a value goes through unseen (ngưỡng chấp nhận). The newest row is in force;
-- its mark is part of the keys of the tasks that judge by it, so that a result can always be had again.
create table acceptance_targets (
  id bigint generated always as identity primary key,
  mark text not null,
  targets jsonb not null,
  set_by bigint references users(id),
  set_at timestamptz not null default now()
);
create index acceptance_targets_mark on acceptance_targets (mark);
create trigger acceptance_targets_append_only before update or delete on acceptance_targets
  for each row execute function refuse_change();

-- inspector (thanh tra): sees the account and changes nothing.
alter table users drop constraint users_roles_check;
alter table users add constraint users_roles_check
  check (roles <@ array['admin', 'operator', 'reviewer', 'reader', 'inspector']);

-- Look-ups stand in the chain by their content: one changed or taken out later shows in audit_verify().
create function lookup_hash(l lookups) returns text language sql immutable as $$
  select encode(sha256(convert_to(concat_ws(E'\\x1f', l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    l.user_id, l.purpose, l.query::text, l.hit_count), 'UTF8')), 'hex')
$$;
insert into audit (actor_id, action, subject_type, subject_id, details)
  select l.user_id, 'lookup.run', 'lookup', l.id::text, jsonb_build_object('hits', l.hit_count, 'sha256', lookup_hash(l))
  from lookups l order by l.id;
create index audit_actor on audit (actor_id, seq desc);
create index audit_at on audit (at);
create index audit_action on audit (action, seq desc);

-- Block notices are few among all papers, and every look-up asks for them.
create index search_people_blocks on search_people (k2) where record_type = 'prevent_notice';

create or replace function audit_verify() returns table (seq bigint, fault text) language sql stable as $$
  select broken.seq, broken.fault from (
    select a.seq, case
      when a.seq <> coalesce(lag(a.seq) over w, 0) + 1 then 'gap'
      when a.previous_hash <> coalesce(lag(a.hash) over w, repeat('0', 64)) then 'chain'
      when a.hash <> audit_hash(a) then 'changed'
      when case when a.action = 'lookup.run' then a.details->>'sha256' is distinct from
        (select lookup_hash(l) from lookups l where l.id = a.subject_id::bigint) else false end then 'lookup' end as fault
    from audit a window w as (order by a.seq)) broken
  where broken.fault is not null order by broken.seq limit 1
$$;
`;
