import type { Pool } from '../storage/database/pool.ts';
import { announceWorker, dismissWorker, type WorkerSelf } from '../storage/database/worker-presence.ts';

const EVERY_MS = 5000;

/** Shows people that this worker lives. Work does not depend on it: a database that is away for a moment is no matter. */
export function startPresence(pool: Pool, self: WorkerSelf): { stop(): Promise<void> } {
  let latest = Promise.resolve();
  const announce = () => {
    latest = announceWorker(pool, self).catch(() => undefined);
  };
  announce();
  const timer = setInterval(announce, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await latest;
      await dismissWorker(pool, self.name).catch(() => undefined);
    },
  };
}
