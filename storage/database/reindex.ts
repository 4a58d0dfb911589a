import { BLOCK_TYPE } from './look-up-scope.ts';
import { inTransaction, many, type Pool } from './pool.ts';
import { INDEX_VERSION, indexRecords } from './search-index.ts';

const BATCH = 500;

/**
 * Writes anew what the index holds of records that an older program indexed; block notices first, for a notary relies on
 * there being none. Each batch is a transaction of its own, so whoever is stopped goes on where it was. Returns how many.
 */
export async function reindexStale(
  pool: Pool,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  let done = 0;
  for (const condition of [`record_type = '${BLOCK_TYPE}'`, 'true']) {
    let last = 0;
    for (;;) {
      const stale = await many<{ id: number }>(
        pool,
        `select distinct record_id as id from search_people where index_version < ${INDEX_VERSION} and record_id > $1
           and ${condition} order by 1 limit ${BATCH}`,
        [last],
      );
      const ids = stale.map(({ id }) => id);
      if (ids.length === 0) break;
      await inTransaction(pool, async (client) => {
        // A correction of the same record waits, and indexes it after us.
        await many(client, 'select id from records where id = any($1) order by id for update', [ids]);
        await indexRecords(client, ids);
      });
      last = ids.at(-1) ?? last;
      done += ids.length;
      onProgress(done);
    }
  }
  return done;
}
