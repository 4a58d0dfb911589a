import { asFailure } from '../pipeline/failures.ts';
import { appendAudit } from '../storage/database/audit.ts';
import { listForFixity, recordFixity, type FixityResult } from '../storage/database/originals.ts';
import type { Pool } from '../storage/database/pool.ts';
import { originalKey, type ObjectStore } from '../storage/object-store/object-store.ts';
import type { Logger } from './logger.ts';

export interface FixityDeps {
  readonly pool: Pool;
  readonly store: ObjectStore;
  /** Second copy of the originals; without it damage is found and named, not repaired. */
  readonly replica?: ObjectStore;
  readonly log: Logger;
}

export interface FixityReport {
  readonly checked: number;
  readonly copied: number;
  readonly damaged: readonly {
    readonly sha256: string;
    readonly found: 'missing' | 'corrupt';
    readonly isRepaired: boolean;
  }[];
}

/**
 * Reads originals again and compares them with the hash they were received under, those longest unchecked first.
 * A damaged or missing one is restored from the replica when its copy there is whole; a whole one that the replica lacks
 * is copied there. Every fault and repair is written into the account.
 */
export async function checkFixity(
  deps: FixityDeps,
  options: { limit: number; signal?: AbortSignal },
): Promise<FixityReport> {
  const damaged: FixityReport['damaged'][number][] = [];
  let checked = 0;
  let copied = 0;
  while (checked < options.limit) {
    // Those just checked go to the end of the line, so that the next ones come first each time.
    const due = await listForFixity(deps.pool, Math.min(AT_ONCE, options.limit - checked));
    if (due.length === 0) break;
    options.signal?.throwIfAborted();
    const results = await Promise.all(due.map((sha256) => checkOne(deps, sha256)));
    await recordFixity(
      deps.pool,
      results.filter((result) => result.found === 'ok').map((result) => result.sha256),
      'ok',
    );
    for (const { sha256, found, isRepaired } of results) {
      if (found === 'ok') continue;
      damaged.push({ sha256, found, isRepaired });
      deps.log.error({ sha256, found, isRepaired }, 'an original is damaged');
      await writeDown(deps.pool, sha256, isRepaired ? 'repaired' : found, found);
    }
    checked += due.length;
    copied += results.filter((result) => result.isCopied).length;
  }
  return { checked, copied, damaged };
}

/** Read side by side; each may be as large as an upload may be. */
const AT_ONCE = 8;

interface Checked {
  readonly sha256: string;
  readonly found: 'ok' | 'missing' | 'corrupt';
  readonly isRepaired: boolean;
  /** The replica lacked it and has it now. */
  readonly isCopied: boolean;
}

async function checkOne(deps: FixityDeps, sha256: string): Promise<Checked> {
  const bytes = await readWhole(deps.store, sha256);
  if (!Buffer.isBuffer(bytes))
    return { sha256, found: bytes, isRepaired: await repair(deps, sha256), isCopied: false };
  const isCopied =
    deps.replica !== undefined && (await deps.replica.putIfAbsent(originalKey(sha256), bytes)).isNew;
  return { sha256, found: 'ok', isRepaired: false, isCopied };
}

async function readWhole(store: ObjectStore, sha256: string): Promise<Buffer | 'missing' | 'corrupt'> {
  try {
    return await store.read(originalKey(sha256), { sha256 });
  } catch (error) {
    const { code } = asFailure(error);
    if (code === 'E-OBJECT-MISSING') return 'missing';
    if (code === 'E-OBJECT-CORRUPT') return 'corrupt';
    throw error;
  }
}

async function repair(deps: FixityDeps, sha256: string): Promise<boolean> {
  if (!deps.replica) return false;
  const copy = await readWhole(deps.replica, sha256);
  if (!Buffer.isBuffer(copy)) return false;
  await deps.store.repairOriginal(sha256, copy);
  return Buffer.isBuffer(await readWhole(deps.store, sha256));
}

async function writeDown(pool: Pool, sha256: string, result: FixityResult, found: string): Promise<void> {
  await recordFixity(pool, [sha256], result);
  await appendAudit(pool, {
    actorId: null,
    action: result === 'repaired' ? 'original.repair' : 'original.damage',
    subjectType: 'original',
    subjectId: sha256,
    details: { found },
  });
}
