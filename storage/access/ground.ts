import { execute, maybeOne, type Db } from '../database/pool.ts';
import type { Viewer } from './viewer.ts';

/** How long a look-up opens what it found: long enough to read it all, too short to come back to it another day. */
const GROUND_MINUTES = 60;

/** What a look-up found may be opened by whoever ran it, for a while. */
export async function layGround(
  db: Db,
  userId: number,
  lookupId: number,
  recordIds: readonly number[],
): Promise<void> {
  await execute(
    db,
    `insert into look_up_grounds (user_id, record_id, lookup_id) select $1, id, $2 from (select distinct unnest($3::bigint[]) as id) found
     on conflict (user_id, record_id) do update set lookup_id = excluded.lookup_id, at = now()`,
    [userId, lookupId, recordIds],
  );
}

/** The look-up by which the viewer may open one of these records; undefined without one. */
export async function findGround(
  db: Db,
  viewer: Viewer,
  recordIds: readonly number[],
): Promise<number | undefined> {
  const row = await maybeOne<{ lookupId: number }>(
    db,
    `select lookup_id as "lookupId" from look_up_grounds where user_id = $1 and record_id = any($2)
       and at > now() - interval '${GROUND_MINUTES} minutes' order by at desc limit 1`,
    [viewer.id, recordIds],
  );
  return row?.lookupId;
}
