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
  for (const sha256 of await listForFixity(deps.pool, options.limit)) {
    options.signal?.throwIfAborted();
    const bytes = await readWhole(deps.store, sha256);
    checked++;
    if (Buffer.isBuffer(bytes)) {
      if (deps.replica && (await deps.replica.putIfAbsent(originalKey(sha256), bytes)).isNew) copied++;
      await recordFixity(deps.pool, sha256, 'ok');
      continue;
    }
    const isRepaired = await repair(deps, sha256);
    damaged.push({ sha256, found: bytes, isRepaired });
    deps.log.error({ sha256, found: bytes, isRepaired }, 'an original is damaged');
    await writeDown(deps.pool, sha256, isRepaired ? 'repaired' : bytes, bytes);
  }
  return { checked, copied, damaged };
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
  await recordFixity(pool, sha256, result);
  await appendAudit(pool, {
    actorId: null,
    action: result === 'repaired' ? 'original.repair' : 'original.damage',
    subjectType: 'original',
    subjectId: sha256,
    details: { found },
  });
}
