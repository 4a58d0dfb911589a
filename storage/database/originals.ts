import { execute, many, one, type Db } from './pool.ts';

export type FixityResult = 'ok' | 'missing' | 'corrupt' | 'repaired';

/** Originals in the order in which they are due: never checked first, then those checked longest ago. */
export async function listForFixity(db: Db, limit: number): Promise<string[]> {
  const rows = await many<{ sha256: string }>(
    db,
    'select sha256 from originals order by checked_at nulls first, sha256 limit $1',
    [limit],
  );
  return rows.map((row) => row.sha256);
}

export async function recordFixity(db: Db, sha256: readonly string[], fixity: FixityResult): Promise<void> {
  await execute(
    db,
    'update originals set fixity = $2, checked_at = clock_timestamp() where sha256 = any($1)',
    [sha256, fixity],
  );
}

export function countOriginals(db: Db): Promise<{ count: number; bytes: number }> {
  return one(db, 'select count(*) as count, coalesce(sum(size_bytes), 0)::bigint as bytes from originals');
}

/** Bytes that originals and derivatives take up in the object store. */
export async function countStoredBytes(db: Db): Promise<number> {
  const row = await one<{ bytes: number }>(
    db,
    `select (select coalesce(sum(size_bytes), 0) from originals)::bigint
       + (select coalesce(sum(stored_bytes), 0) from task_effects)::bigint as bytes`,
  );
  return row.bytes;
}
