import type { Viewer } from '../access/viewer.ts';
import { IS_OF_DISMISSED_UPLOAD, IS_PAGE_DISMISSED, IS_UPLOAD_DISMISSED } from './dismissals.ts';
import { many, one, type Db } from './pool.ts';

const OWN = (batchId: string, parameter: number) =>
  `($${parameter}::int[] is null or exists (select from batches b where b.id = ${batchId} and b.unit_id = any($${parameter})))`;

/** All of it: of the viewer's own units. */
export function countPagesByHour(
  db: Db,
  viewer: Viewer,
  since: Date,
): Promise<{ hour: Date; pages: number }[]> {
  return many(
    db,
    `select date_trunc('hour', finished_at) as hour, count(*)::int as pages from pages p
     where state = 'read' and finished_at >= $1 and ${OWN('p.batch_id', 2)} group by 1 order by 1`,
    [since, viewer.unitIds],
  );
}

export function countFailures(db: Db, viewer: Viewer): Promise<{ code: string; pages: number }[]> {
  return many(
    db,
    `select code, count(*)::int as pages from (
       select p.failure_code as code from pages p where p.failure_code is not null and ${OWN('p.batch_id', 1)}
         and not ${IS_PAGE_DISMISSED} and not ${IS_OF_DISMISSED_UPLOAD}
       union all select u.failure_code from uploads u where u.failure_code is not null and ${OWN('u.batch_id', 1)}
         and not ${IS_UPLOAD_DISMISSED}) f
     group by code order by 2 desc, 1`,
    [viewer.unitIds],
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
export function measureAcceptance(db: Db, viewer: Viewer): Promise<Acceptance> {
  return one<Acceptance>(
    db,
    `with read as (
       select f.verified_by is not null as is_verified, v.was_accepted,
         f.value is not distinct from v.value and f.state = v.state as is_right
       from fields f join field_values v on v.id = f.reading_id join records r on r.id = f.record_id and r.state <> 'superseded'
         and ($1::int[] is null or r.unit_id = any($1)))
     select count(*)::int as fields, count(*) filter (where was_accepted)::int as accepted,
       count(*) filter (where was_accepted and is_verified)::int as "acceptedVerified",
       count(*) filter (where was_accepted and is_verified and is_right)::int as "acceptedRight" from read`,
    [viewer.unitIds],
  );
}
