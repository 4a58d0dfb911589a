import sharp from 'sharp';
import { asFailure } from '../pipeline/failures.ts';
import { createTaskRunner } from './run-page-task.ts';
import type { TaskAnswer, TaskMessage } from './page-task.ts';

/**
 * The process that reads pages: receives a task, answers, waits for the next. One page at a time, one thread:
 * the pool decides how many processes there are. Leaves when its parent is gone, and does not mind Ctrl-C,
 * which a terminal sends to it too: its parent decides.
 */
sharp.concurrency(1);
sharp.cache(false);
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit(0));

const runner = createTaskRunner(process.argv[2] || undefined, process.argv[3]);

process.on('message', (message: TaskMessage) => {
  void answer(message);
});

async function answer({ id, name, task }: TaskMessage): Promise<void> {
  const cpuMs: Record<string, number> = {};
  try {
    const result = await runner(name, task, cpuMs);
    send({ id, ok: true, result, cpuMs, rssMiB: rssMiB() });
  } catch (error) {
    const failure = asFailure(error);
    const cause = failure.cause instanceof Error ? failure.cause : failure;
    send({
      id,
      ok: false,
      code: failure.code,
      details: failure.details,
      stack: cause.stack ?? '',
      cpuMs,
      rssMiB: rssMiB(),
    });
  }
}

function send(message: TaskAnswer): void {
  process.send?.(message);
}

function rssMiB(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
}
