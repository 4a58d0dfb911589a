import { Failure } from '../../pipeline/failures.ts';
import { originalKey, type ObjectStore } from '../../storage/object-store/object-store.ts';
import { afterCount, afterCountFailed } from '../flow.ts';
import type { PageRunner } from '../page-runner.ts';
import type { Step } from '../run-task.ts';

export function createCountPagesStep(deps: { store: ObjectStore; runner: PageRunner }): Step {
  return {
    async run(task, signal) {
      const bytes = await deps.store.read(originalKey(task.content), { sha256: task.content });
      const pageCount = await deps.runner.countPages(bytes, task.content, signal);
      if (pageCount < 1) throw new Failure('E-EMPTY-FILE');
      return {
        result: { pageCount },
        follow: (client) => afterCount(client, deps.runner.versions, task.key, pageCount),
      };
    },
    onFailed: (client, task) => afterCountFailed(client, deps.runner.versions, task.key),
  };
}
