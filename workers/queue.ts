import type { TaskTicket } from '../storage/database/tasks.ts';

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

/** A delivery that the queue itself could not bring to an end; the task's own failures stand in the database. */
export interface FailedJob {
  readonly id: string;
  readonly taskKey: string;
  readonly reason: string;
  readonly at: Date;
}

/**
 * Carries tickets from whoever plans work to whoever does it. Only transport: it may lose, repeat or reorder tickets,
 * and the database still knows what is to be done. A ticket is leave to do one task; which one is decided when a worker
 * is free for it (storage/database/turns.ts).
 * Errors: E-QUEUE-AWAY.
 */
export interface TaskQueue {
  readonly name: string;
  add(tickets: readonly TaskTicket[]): Promise<void>;
  counts(): Promise<QueueCounts>;
  listFailed(limit: number): Promise<FailedJob[]>;
  /** Calls `handle` for each ticket, `concurrency` at a time, until closed. `handle` names its failures itself. */
  consume(handle: (taskKey: string) => Promise<void>, concurrency: number): Promise<TaskConsumer>;
  /** Throws E-QUEUE-AWAY, or a refusal when the server is set up so that it may lose work unseen. */
  check(): Promise<void>;
  /** Throws away every ticket; the reconciler makes them anew. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

export interface TaskConsumer {
  /** Takes no more tickets; waits for those under way. */
  close(): Promise<void>;
}

const STAGE_ORDER = { 'count-pages': 0, 'assemble-dossier': 1, 'read-page': 2 } as const;

/** Desk before back-log; within a batch, counting first (so that the end is in sight), then whole dossiers, then pages. */
export function jobPriority(ticket: TaskTicket): number {
  return ticket.priority * 10 + STAGE_ORDER[ticket.stage];
}

/** A new epoch is a new job: one parked among the failed cannot swallow it. */
export function jobId(ticket: TaskTicket): string {
  return `${ticket.stage}-${ticket.key}-${ticket.epoch}`;
}
