import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { readGauges } from '../storage/database/gauges.ts';
import type { Pool } from '../storage/database/pool.ts';
import type { ObjectStore } from '../storage/object-store/object-store.ts';
import type { TaskQueue } from './queue.ts';
import type { TaskRunnerDeps } from './run-task.ts';

export interface Metrics {
  /** Hand it to the worker. */
  readonly onFinished: NonNullable<TaskRunnerDeps['onFinished']>;
  /** The page that Prometheus reads. */
  render(): Promise<{ contentType: string; text: string }>;
}

/** What is measured, for Prometheus. Gauges are read when asked for; every process of a site gives the same ones. */
export function createMetrics(deps: { pool: Pool; queue: TaskQueue; store: ObjectStore }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'sogoc_' });
  const registers = [registry];
  const seconds = new Histogram({
    name: 'sogoc_task_seconds',
    help: 'Time from claim to stored result, by stage',
    labelNames: ['stage'],
    buckets: [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120],
    registers,
  });
  const tasks = new Counter({
    name: 'sogoc_tasks_total',
    help: 'Tasks that ended here',
    labelNames: ['stage', 'outcome'],
    registers,
  });
  const failures = new Counter({
    name: 'sogoc_failures_total',
    help: 'Failures by code',
    labelNames: ['stage', 'code'],
    registers,
  });
  const refresh = addGauges(registry, deps);
  return {
    onFinished(task, outcome, durationMs, code) {
      tasks.inc({ stage: task.stage, outcome });
      if (outcome === 'done') seconds.observe({ stage: task.stage }, durationMs / 1000);
      if (code !== undefined) failures.inc({ stage: task.stage, code });
    },
    async render() {
      await refresh();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

function addGauges(
  registry: Registry,
  deps: { pool: Pool; queue: TaskQueue; store: ObjectStore },
): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const queue = gauge('sogoc_queue_jobs', 'Tickets in the queue', ['state']);
  const states = gauge('sogoc_tasks', 'Tasks in the database', ['stage', 'state']);
  const oldest = gauge('sogoc_oldest_pending_seconds', 'Age of the oldest task that waits');
  const records = gauge('sogoc_records', 'Records by state', ['state']);
  const accepted = gauge('sogoc_fields_accepted_ratio', 'Share of fields read that would go through unseen');
  const fixity = gauge('sogoc_originals', 'Originals by the result of their last fixity check', ['fixity']);
  const isUp = gauge('sogoc_up', 'Whether a part answers', ['part']);
  const free = gauge('sogoc_store_free_bytes', 'Free space of the object store, where it says');
  return async () => {
    const [database, tickets, space] = await Promise.allSettled([
      readGauges(deps.pool),
      deps.queue.counts(),
      deps.store.freeBytes(),
    ]);
    isUp.set({ part: 'database' }, Number(database.status === 'fulfilled'));
    isUp.set({ part: 'queue' }, Number(tickets.status === 'fulfilled'));
    if (space.status === 'fulfilled' && space.value !== undefined) free.set(space.value);
    if (tickets.status === 'fulfilled')
      for (const [state, count] of Object.entries(tickets.value)) queue.set({ state }, count);
    if (database.status === 'rejected') return;
    states.reset();
    for (const row of database.value.tasks) states.set({ stage: row.stage, state: row.state }, row.count);
    for (const row of database.value.records) records.set({ state: row.state }, row.count);
    for (const row of database.value.originals) fixity.set({ fixity: row.fixity }, row.count);
    oldest.set(database.value.oldestPendingSeconds);
    accepted.set(database.value.acceptedRatio);
  };
}
