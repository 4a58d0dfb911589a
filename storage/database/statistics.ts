import type { Viewer } from '../access/viewer.ts';
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
       select failure_code as code from pages p where failure_code is not null and ${OWN('p.batch_id', 1)}
       union all select failure_code from uploads u where failure_code is not null and ${OWN('u.batch_id', 1)}) f
     group by code order by 2 desc, 1`,
    [viewer.unitIds],
  );
}

export interface Acceptance {
  readonly fields: number;
  readonly accepted: number;
  readonly acceptedReviewed: number;
  readonly acceptedRight: number;
}

/** Of the readings that a person has since looked at: how many would have gone through unseen, and how many of those stayed as read. */
export function measureAcceptance(db: Db, viewer: Viewer): Promise<Acceptance> {
  return one<Acceptance>(
    db,
    `with read as (
       select f.record_id, f.field_id, f.source, f.value, v.value as read_value, v.state as read_state, f.state,
         v.was_accepted,
         r.state = 'approved' as is_approved
       from fields f join field_values v on v.id = f.reading_id join records r on r.id = f.record_id and r.state <> 'superseded'
         and ($1::int[] is null or r.unit_id = any($1)))
     select count(*)::int as fields, count(*) filter (where was_accepted)::int as accepted,
       count(*) filter (where was_accepted and (is_approved or source = 'manual'))::int as "acceptedReviewed",
       count(*) filter (where was_accepted and (is_approved or source = 'manual')
         and value is not distinct from read_value and state = read_state)::int as "acceptedRight" from read`,
    [viewer.unitIds],
  );
}
