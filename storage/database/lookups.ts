import { appendAudit } from './audit.ts';
import { inTransaction, many, one, type Db, type Pool } from './pool.ts';

export interface Lookup {
  readonly id: number;
  readonly at: Date;
  readonly userId: number;
  readonly userName: string;
  readonly purpose: string;
  readonly query: Record<string, unknown>;
  readonly hitCount: number;
}

/**
 * Every look-up (tra cứu) is kept: who, when, what for, by which keys, how many hits; and stands in the account by the
 * hash of its content.
 */
export function recordLookup(
  pool: Pool,
  lookup: { userId: number; purpose: string; query: Record<string, unknown>; hitCount: number },
): Promise<number> {
  return inTransaction(pool, async (client) => {
    const row = await one<{ id: number; sha256: string }>(
      client,
      `insert into lookups as l (user_id, purpose, query, hit_count) values ($1, $2, $3, $4)
       returning id, lookup_hash(l) as sha256`,
      [lookup.userId, lookup.purpose, JSON.stringify(lookup.query), lookup.hitCount],
    );
    await appendAudit(client, {
      actorId: lookup.userId,
      action: 'lookup.run',
      subjectType: 'lookup',
      subjectId: row.id,
      details: { hits: lookup.hitCount, sha256: row.sha256 },
    });
    return row.id;
  });
}

export function listLookups(
  db: Db,
  filter: { userId?: number; before?: number; limit?: number } = {},
): Promise<Lookup[]> {
  return many<Lookup>(
    db,
    `select l.id, l.at, l.user_id as "userId", u.display_name as "userName", l.purpose, l.query, l.hit_count as "hitCount"
     from lookups l join users u on u.id = l.user_id
     where ($1::bigint is null or l.user_id = $1) and ($2::bigint is null or l.id < $2)
     order by l.id desc limit $3`,
    [filter.userId ?? null, filter.before ?? null, Math.min(filter.limit ?? 100, 500)],
  );
}
