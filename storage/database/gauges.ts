import { many, one, type Db } from './pool.ts';

export interface Gauges {
  readonly tasks: readonly { readonly stage: string; readonly state: string; readonly count: number }[];
  readonly records: readonly { readonly state: string; readonly count: number }[];
  readonly originals: readonly { readonly fixity: string; readonly count: number }[];
  readonly oldestPendingSeconds: number;
  readonly acceptedRatio: number;
}

/** How much stands where, for monitoring. Finished tasks are counted for the last day only. */
export async function readGauges(db: Db): Promise<Gauges> {
  const tasks = await many<Gauges['tasks'][number]>(
    db,
    `select stage, state, count(*)::int as count from tasks
     where state in ('pending', 'running', 'failed', 'set_aside') or finished_at > now() - interval '1 day' group by 1, 2`,
  );
  const records = await many<Gauges['records'][number]>(
    db,
    'select state, count(*)::int as count from records group by 1',
  );
  const originals = await many<Gauges['originals'][number]>(
    db,
    `select coalesce(fixity, 'unchecked') as fixity, count(*)::int as count from originals group by 1`,
  );
  const rest = await one<Pick<Gauges, 'oldestPendingSeconds' | 'acceptedRatio'>>(
    db,
    `select coalesce((select extract(epoch from now() - min(created_at)) from tasks where state = 'pending'), 0)::float8 as "oldestPendingSeconds",
       coalesce((select avg(is_accepted::int) from (select is_accepted from fields where source = 'ocr'
         order by reading_id desc limit 20000) latest), 0)::float8 as "acceptedRatio"`,
  );
  return { tasks, records, originals, ...rest };
}
