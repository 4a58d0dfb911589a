import type { FastifyBaseLogger } from 'fastify';
import type { DashboardDeps } from './deps.ts';

export interface ProgressHub {
  open(): Promise<void>;
  close(): Promise<void>;
  /** Calls back when something moved in the batch; returns how to stop. */
  follow(batchId: number, onMove: () => void): () => void;
}

/** One listener on the database, told on to every screen that follows a batch. */
export function createProgressHub(deps: DashboardDeps, log: FastifyBaseLogger): ProgressHub {
  const followers = new Map<number, Set<() => void>>();
  let listening: { close(): Promise<void> } | null = null;
  return {
    async open() {
      try {
        listening = await deps.listenProgress((event) => {
          for (const onMove of followers.get(event.batchId) ?? []) onMove();
        });
      } catch (error) {
        // Screens still follow: they ask every few seconds as well.
        log.warn({ err: error }, 'cannot listen for progress');
      }
    },
    async close() {
      followers.clear();
      await listening?.close();
    },
    follow(batchId, onMove) {
      const set = followers.get(batchId) ?? new Set();
      followers.set(batchId, set.add(onMove));
      return () => {
        set.delete(onMove);
        if (set.size === 0 && followers.get(batchId) === set) followers.delete(batchId);
      };
    },
  };
}
