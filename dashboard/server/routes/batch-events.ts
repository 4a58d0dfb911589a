import { enterBatch } from '../../../storage/access/gate.ts';
import { listBatchFailures } from '../../../storage/database/batch-dossiers.ts';
import { listBooks } from '../../../storage/database/books.ts';
import type { User } from '../../../storage/database/users.ts';
import type { App } from '../app.ts';
import { findAllowed, requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import type { ProgressHub } from '../progress-hub.ts';
import { BatchParams, MOST_FAILURES, type BatchProgress } from '../schemas/batches.ts';
import { listFailures, viewBatch } from '../views/batch-view.ts';

/** However fast pages finish, a screen is told at most this often. */
const SHORTEST_MS = 400;
/** The rate falls and the time left grows even while nothing finishes; a listener's lost event is made good. */
const LONGEST_MS = 5_000;

/** Live progress of one batch by server-sent events: one {@link BatchProgress} at once, then one whenever it moves. */
export function addBatchEventRoutes(app: App, deps: DashboardDeps, hub: ProgressHub): void {
  app.get(
    '/api/batches/:batchId/events',
    {
      config: { access: 'batch.read', isPolled: true },
      schema: { params: BatchParams, produces: ['text/event-stream'] },
    },
    async (request, reply) => {
      const { batchId } = request.params;
      const user = requireUser(request);
      const first = await readProgress(deps, user, batchId);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      let last = '';
      const send = (progress: BatchProgress) => {
        const text = JSON.stringify(progress);
        if (text !== last) raw.write(`data: ${text}\n\n`);
        else raw.write(': still here\n\n');
        last = text;
      };
      send(first);
      const loop = followCalmly(async () => {
        // Signed out, switched off, another role or unit meanwhile: what was allowed at first is over.
        const allowed = await findAllowed(deps, request);
        if (allowed) send(await readProgress(deps, allowed, batchId));
        else stop();
      });
      const stopFollowing = hub.follow(batchId, loop.poke);
      const stop = () => {
        stopFollowing();
        loop.stop();
        raw.end();
      };
      request.raw.on('close', stop);
      app.server.once('close', stop);
      raw.on('close', () => app.server.off('close', stop));
      streams.add(raw);
      raw.on('close', () => streams.delete(raw));
    },
  );
  const streams = new Set<{ end(): void }>();
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });
}

async function readProgress(deps: DashboardDeps, user: User, batchId: number): Promise<BatchProgress> {
  const { pool } = deps;
  const batch = await enterBatch(pool, user, 'batch.read', batchId);
  const view = viewBatch(batch, batch.bookId === null ? [] : await listBooks(pool, user), deps.recordTypes);
  const hasFailures = batch.failedFiles + batch.pagesFailed + batch.dossiersFailed > 0;
  if (!hasFailures) return { batch: view, failures: [] };
  return { batch: view, failures: listFailures(await listBatchFailures(pool, batchId, MOST_FAILURES)) };
}

/** Runs `work` after a poke, one run at a time, not too often and not too seldom. */
function followCalmly(work: () => Promise<void>): { poke(): void; stop(): void } {
  let isStopped = false;
  let isDue = false;
  let wake: (() => void) | undefined;
  const wait = (ms: number, canWake: boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      if (canWake) {
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }
    });
  const loop = async () => {
    while (!isStopped) {
      await wait(SHORTEST_MS, false);
      if (!isDue && !isStopped) await wait(LONGEST_MS, true);
      wake = undefined;
      isDue = false;
      // The database may be away for a while: the next round tries again.
      if (!isStopped) await work().catch(() => undefined);
    }
  };
  void loop();
  return {
    poke() {
      isDue = true;
      wake?.();
    },
    stop() {
      isStopped = true;
      wake?.();
    },
  };
}
