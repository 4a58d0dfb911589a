import { appendAudit } from './audit.ts';
import { inTransaction, one, type Pool } from './pool.ts';

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
