import { many, one, type Db } from './pool.ts';

export function countPagesByHour(db: Db, since: Date): Promise<{ hour: Date; pages: number }[]> {
  return many(
    db,
    `select date_trunc('hour', finished_at) as hour, count(*)::int as pages from pages
     where state = 'read' and finished_at >= $1 group by 1 order by 1`,
    [since],
  );
}

export function countFailures(db: Db): Promise<{ code: string; pages: number }[]> {
  return many(
    db,
    `select code, count(*)::int as pages from (
       select failure_code as code from pages where failure_code is not null
       union all select failure_code from uploads where failure_code is not null) f
     group by code order by 2 desc, 1`,
  );
}

export interface Acceptance {
  readonly fields: number;
  readonly accepted: number;
  readonly acceptedReviewed: number;
  readonly acceptedRight: number;
}

/** Of the readings that a person has since looked at: how many would have gone through unseen, and how many of those stayed as read. */
export function measureAcceptance(db: Db): Promise<Acceptance> {
  return one<Acceptance>(
    db,
    `with read as (
       select f.record_id, f.field_id, f.source, f.value, v.value as read_value, v.state as read_state, f.state,
         v.was_accepted,
         r.state = 'approved' as is_approved
       from fields f join field_values v on v.id = f.reading_id join records r on r.id = f.record_id and r.state <> 'superseded')
     select count(*)::int as fields, count(*) filter (where was_accepted)::int as accepted,
       count(*) filter (where was_accepted and (is_approved or source = 'manual'))::int as "acceptedReviewed",
       count(*) filter (where was_accepted and (is_approved or source = 'manual')
         and value is not distinct from read_value and state = read_state)::int as "acceptedRight" from read`,
  );
}
