import type { Logger } from 'pino';
import { anchorAccount, readHead } from '../storage/account/anchors.ts';
import type { Pool } from '../storage/database/pool.ts';

const DAY_MS = 86_400_000;

export interface Anchoring {
  stop(): void;
}

/**
 * The head of the account goes into the log, now and once a day, and into the file of anchors where one is given. A fault
 * is said in the log and stops nothing: `sogoc check` and the account screen name it until it is cleared up.
 */
export async function keepAnchored(pool: Pool, log: Logger, by: string, file?: string): Promise<Anchoring> {
  const once = async () => {
    try {
      const { head, faults } =
        file === undefined ? { head: await readHead(pool), faults: [] } : await anchorAccount(pool, file, by);
      log.info({ ...head }, 'head of the account');
      for (const { seq, fault, subject } of faults)
        log.error({ seq, fault, subject }, 'the account does not fit its anchors');
    } catch (error) {
      log.error({ err: error }, 'the account could not be anchored');
    }
  };
  await once();
  const timer = setInterval(() => void once(), DAY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
