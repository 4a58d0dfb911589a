import { appendAudit } from '../../storage/database/audit.ts';
import type { Pool } from '../../storage/database/pool.ts';
import type { User } from '../../storage/database/users.ts';

/** Whoever goes back and forth over one record has opened it once. */
const ONCE_IN_MS = 10 * 60_000;
const MOST_REMEMBERED = 20_000;

export type NoteView = (
  user: User,
  action: 'record.view' | 'page.view' | 'page.original',
  subjectType: 'record' | 'page',
  subjectId: number,
) => Promise<void>;

/** Keeps in the account who opened what; before it is shown, for what cannot be accounted for is not shown. */
export function createViewNotes(pool: Pool): NoteView {
  const noted = new Map<string, number>();
  return async (user, action, subjectType, subjectId) => {
    const key = `${user.id} ${action} ${subjectId}`;
    const now = Date.now();
    // An original leaves the house: each time counts.
    if (action !== 'page.original' && (noted.get(key) ?? 0) > now - ONCE_IN_MS) return;
    await appendAudit(pool, { actorId: user.id, action, subjectType, subjectId });
    noted.delete(key);
    noted.set(key, now);
    if (noted.size > MOST_REMEMBERED) for (const oldest of noted.keys()) return void noted.delete(oldest);
  };
}
