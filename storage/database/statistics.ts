import { IS_OF_DISMISSED_UPLOAD, IS_PAGE_DISMISSED, IS_UPLOAD_DISMISSED } from './dismissals.ts';
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
       select p.failure_code as code from pages p where p.failure_code is not null
         and not ${IS_PAGE_DISMISSED} and not ${IS_OF_DISMISSED_UPLOAD}
       union all select u.failure_code from uploads u where u.failure_code is not null and not ${IS_UPLOAD_DISMISSED}) f
     group by code order by 2 desc, 1`,
  );
}

export interface Acceptance {
  readonly fields: number;
  readonly accepted: number;
  readonly acceptedVerified: number;
  readonly acceptedRight: number;
}

/**
 * How many readings went through unseen, and of those the ones that a person has settled with their own hands since:
 * approving a record is no look at each of its values. Whoever looks does so where something drew the eye, so even
 * these are no measure of the rest: only fields drawn blindly could be one.
 */
export function measureAcceptance(db: Db): Promise<Acceptance> {
  return one<Acceptance>(
    db,
    `with read as (
       select f.verified_by is not null as is_verified, v.was_accepted,
         f.value is not distinct from v.value and f.state = v.state as is_right
       from fields f join field_values v on v.id = f.reading_id join records r on r.id = f.record_id and r.state <> 'superseded')
     select count(*)::int as fields, count(*) filter (where was_accepted)::int as accepted,
       count(*) filter (where was_accepted and is_verified)::int as "acceptedVerified",
       count(*) filter (where was_accepted and is_verified and is_right)::int as "acceptedRight" from read`,
  );
}
