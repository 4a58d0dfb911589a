/**
 * The account (nhật ký) holds what it tells of. Each line carries, inside its own hash,
 * - `kept`: the hash of rows that never change (a value, the readings of a dossier, acceptance targets);
 * - `standing`: the hash of what stands after it (a record's approval, a user's rights and password) until the next such line.
 * `audit_verify()` makes the hashes anew: a value, an approval or a right altered behind the account shows.
 * The database seals by itself, so that a program of the version before seals as well.
 */
export const sealedAccount = `
-- In the order in which the program takes them: what is under way ends first.
lock table users, records, field_values, acceptance_targets, audit in share row exclusive mode;

create function sha256_of(content text) returns text language sql immutable as $$
  select encode(sha256(convert_to(content, 'UTF8')), 'hex')
$$;

-- Neither time zone nor float settings of a session change it.
create function value_text(v field_values) returns text language sql stable as $$
  select row(v.id, v.record_id, v.field_id, v.source, v.raw, v.value, v.state, v.confidence::numeric, v.was_accepted,
    v.is_as_in_book, v.reason, v.user_id, v.engine, extract(epoch from v.at))::text
$$;

-- Values of a dossier's records, from one id to another.
create function dossier_values(dossier bigint, first_id bigint, last_id bigint) returns jsonb language sql stable as $$
  select jsonb_build_object('count', count(*), 'values', sha256_of(string_agg(v.content, E'\\n' order by v.id)))
  from (select id from records where dossier_id = dossier offset 0) r
    -- Not by the ids (+ 0): years may lie between the first and the last, and everything of others with them.
    cross join lateral (select w.id, value_text(w) as content from field_values w
      where w.record_id = r.id and w.id + 0 between first_id and last_id offset 0) v
$$;

-- An approval and a return are held to who, when and why; everything else is open.
create function record_standing(r records) returns text language sql stable as $$
  select case when r.state in ('approved', 'returned')
    then sha256_of(row(r.id, r.state, r.approved_by, extract(epoch from r.approved_at), r.returned_reason)::text) else 'open' end
$$;

create function user_access(u users) returns text language sql stable as $$
  select sha256_of(row(u.id, u.username, u.roles, u.is_active, u.unit_id)::text)
$$;
create function user_password(u users) returns text language sql stable as $$
  select sha256_of(row(u.id, u.password_hash)::text)
$$;

-- What the line tells of and what never changes; null where it tells of nothing of the kind. Rows are always fetched by
-- an index: a plan kept from when the tables were small would walk all of them for each line.
create function audit_kept(a audit) returns jsonb language plpgsql stable set enable_seqscan = off as $$
begin
  if a.action = 'field.save' then
    return (select jsonb_build_object('value', max(sha256_of(value_text(v)))) from field_values v
      where v.id = (a.details->>'valueId')::bigint);
  elsif a.subject_type = 'dossier' and a.action in ('dossier.read', 'account.baseline') then
    return dossier_values(a.subject_id::bigint, (a.details->>'firstValue')::bigint, (a.details->>'lastValue')::bigint);
  elsif a.subject_type = 'acceptance' and a.action in ('acceptance.set', 'account.baseline') then
    return (select jsonb_build_object('targets',
        max(sha256_of(row(t.id, t.mark, t.targets, t.set_by, extract(epoch from t.set_at))::text)))
      from acceptance_targets t where t.id = a.subject_id::bigint);
  end if;
  return null;
end $$;

-- What stands after the line. Only lines of the very change carry it: a later one of another kind would cover up
-- what was altered in between.
create function audit_standing(a audit) returns jsonb language plpgsql stable as $$
begin
  if a.subject_type = 'user' then
    return (select case
        when a.action in ('user.create', 'account.baseline')
          then jsonb_build_object('access', user_access(u), 'password', user_password(u))
        when a.action = 'user.access' then jsonb_build_object('access', user_access(u))
        when a.action in ('user.reset', 'user.password') then jsonb_build_object('password', user_password(u)) end
      from users u where u.id = a.subject_id::bigint);
  elsif a.subject_type = 'record' and a.action in ('record.approve', 'record.return', 'record.reopen', 'account.baseline') then
    return (select jsonb_build_object('state', record_standing(r)) from records r where r.id = a.subject_id::bigint);
  elsif a.action = 'field.save' then
    return (select jsonb_build_object('state', 'open') from records r
      where r.id = a.subject_id::bigint and record_standing(r) = 'open');
  end if;
  return null;
end $$;

-- As its owner, with the names of its own schema: whoever writes a line cannot put another table in the account's place.
create or replace function audit_chain() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off as $$
declare last audit;
begin
  perform pg_advisory_xact_lock(7305160212);
  select * into last from audit order by seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.at := clock_timestamp();
  new.details := (new.details - 'kept' - 'standing')
    || jsonb_strip_nulls(jsonb_build_object('kept', audit_kept(new), 'standing', audit_standing(new)));
  new.previous_hash := coalesce(last.hash, repeat('0', 64));
  new.hash := audit_hash(new);
  return new;
end $$;

-- Once a transaction that has read values is about to end, one line a dossier holds them all.
create function seal_readings() returns trigger language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  dossier bigint := (select dossier_id from records where id = new.record_id);
  done text := coalesce(current_setting('sogoc.sealed', true), '');
  last_id bigint;
begin
  -- Rows of the dossier that this transaction wrote after this one were sealed together with the first.
  if split_part(done, ':', 1) = dossier::text and new.id <= split_part(done, ':', 2)::bigint then return null; end if;
  select max(v.id) into last_id from (select id from records where dossier_id = dossier offset 0) r
    cross join lateral (select w.id from field_values w where w.record_id = r.id and w.id + 0 >= new.id offset 0) v;
  insert into audit (action, subject_type, subject_id, details)
    values ('dossier.read', 'dossier', dossier::text, jsonb_build_object('firstValue', new.id, 'lastValue', last_id));
  -- For this transaction only.
  perform set_config('sogoc.sealed', dossier || ':' || last_id, true);
  return null;
end $$;
create constraint trigger field_values_sealed after insert on field_values deferrable initially deferred
  for each row when (new.source <> 'manual') execute function seal_readings();

create trigger lookups_no_truncate before truncate on lookups for each statement execute function refuse_change();
create trigger acceptance_targets_no_truncate before truncate on acceptance_targets
  for each statement execute function refuse_change();

-- What stood before anything was sealed: one block of lines, once.
insert into audit (action, subject_type, subject_id, details)
  select 'account.baseline', 'dossier', r.dossier_id::text, jsonb_build_object('firstValue', min(v.id), 'lastValue', max(v.id))
  from records r join field_values v on v.record_id = r.id group by r.dossier_id order by r.dossier_id;
insert into audit (action, subject_type, subject_id)
  select 'account.baseline', 'record', id::text from records where state in ('approved', 'returned') order by id;
insert into audit (action, subject_type, subject_id) select 'account.baseline', 'acceptance', id::text from acceptance_targets order by id;
insert into audit (action, subject_type, subject_id) select 'account.baseline', 'user', id::text from users order by id;

-- Every place where the account does not hold together, or does not hold what stands in the tables (100 of a kind at most).
-- Stable: all of it looks at one and the same moment, and keeps no writer waiting.
drop function audit_verify();
create function audit_verify() returns table (seq bigint, fault text, subject text)
  language plpgsql stable set search_path = public, pg_temp as $$
declare told record;
begin
  return query select broken.seq, broken.fault, broken.subject from (
    select a.seq, a.subject_type || ':' || a.subject_id as subject, case
      when a.seq <> coalesce(lag(a.seq) over w, 0) + 1 then 'gap'
      when a.previous_hash <> coalesce(lag(a.hash) over w, repeat('0', 64)) then 'chain'
      when a.hash <> audit_hash(a) then 'changed'
      when case when a.action = 'lookup.run' then a.details->>'sha256' is distinct from
        (select lookup_hash(l) from lookups l where l.id = a.subject_id::bigint) else false end then 'lookup'
      when case when a.details ? 'kept' then a.details->'kept' is distinct from jsonb_strip_nulls(audit_kept(a)) else false end
        then case a.subject_type when 'acceptance' then 'acceptance' else 'value' end end as fault
    from audit a window w as (order by a.seq)) broken
  where broken.fault is not null order by broken.seq limit 100;

  return query select a.seq, 'baseline', a.subject_type || ':' || a.subject_id from audit a
    where a.action = 'account.baseline' and a.seq > (select first.seq from audit first
      where first.action <> 'account.baseline' and (first.details ? 'kept' or first.details ? 'standing') order by first.seq limit 1)
    order by a.seq limit 100;

  -- Rows that no line tells of.
  select coalesce(sum((a.details#>>'{kept,count}')::bigint), 0) + count(*) filter (where a.details->'kept' ? 'value') as held_values,
    count(*) filter (where a.action = 'lookup.run') as lookups, count(*) filter (where a.details->'kept' ? 'targets') as targets
    into told from audit a;
  if told.held_values < (select count(*) from field_values) then
    return query select null::bigint, 'value', 'record:' || v.record_id || '/' || v.field_id
      from field_values v join records r on r.id = v.record_id
      where not exists (select from audit a where a.subject_type = 'dossier' and a.subject_id = r.dossier_id::text
          and a.details->'kept' ? 'values' and v.id between (a.details->>'firstValue')::bigint and (a.details->>'lastValue')::bigint)
        and not exists (select from audit a where a.subject_type = 'record' and a.subject_id = v.record_id::text
          and a.details->'kept' ? 'value' and a.details->>'valueId' = v.id::text)
      order by v.id limit 100;
  end if;
  if told.lookups < (select count(*) from lookups) then
    return query select null::bigint, 'lookup', 'lookup:' || l.id from lookups l where not exists (
      select from audit a where a.subject_type = 'lookup' and a.subject_id = l.id::text and a.action = 'lookup.run')
      order by l.id limit 100;
  end if;
  if told.targets < (select count(*) from acceptance_targets) then
    return query select null::bigint, 'acceptance', 'acceptance:' || t.id from acceptance_targets t where not exists (
      select from audit a where a.subject_type = 'acceptance' and a.subject_id = t.id::text and a.details->'kept' ? 'targets')
      order by t.id limit 100;
  end if;

  -- What a field shows is the row of its history that it points at; of values that people set, the newest.
  return query select null::bigint, 'field', 'record:' || f.record_id || '/' || f.field_id
    from fields f left join field_values v on v.id = f.current_id left join field_values read on read.id = f.reading_id
      left join (select w.record_id, w.field_id, max(w.id) as id from field_values w where w.source = 'manual'
        group by w.record_id, w.field_id) newest on newest.record_id = f.record_id and newest.field_id = f.field_id
    where (v.record_id, v.field_id, v.value, v.state, v.source) is distinct from (f.record_id, f.field_id, f.value, f.state, f.source)
      or read.raw is distinct from f.raw or coalesce(newest.id, f.reading_id) is distinct from f.current_id
    order by f.record_id, f.field_id limit 100;

  -- Approvals, rights and passwords: as the last line that tells of them.
  return query select last.seq, 'approval', 'record:' || coalesce(last.id, r.id)
    from (select a.subject_id::bigint as id, max(a.seq) as seq from audit a
        where a.subject_type = 'record' and a.details->'standing' ? 'state' group by a.subject_id) last
      full join records r on r.id = last.id left join audit a on a.seq = last.seq
    where r.id is null or coalesce(a.details#>>'{standing,state}', 'open') <> record_standing(r)
    order by coalesce(last.id, r.id) limit 100;
  return query select last.seq, kind.fault, 'user:' || coalesce(last.id, u.id)
    from (values ('access'), ('password')) kind (fault) cross join lateral (
      select * from (select a.subject_id::bigint as id, max(a.seq) as seq from audit a
          where a.subject_type = 'user' and a.details->'standing' ? kind.fault group by a.subject_id) lines
        full join (select users.id as user_id from users) people on people.user_id = lines.id) last
      left join users u on u.id = last.user_id left join audit a on a.seq = last.seq
    where u.id is null or a.details#>>array['standing', kind.fault] is distinct from
      case kind.fault when 'access' then user_access(u) else user_password(u) end
    order by coalesce(last.id, u.id), kind.fault limit 100;
end $$;
`;
