import { stat } from 'node:fs/promises';
import { Failure } from '../pipeline/failures.ts';
import { inTransaction, type Pool } from '../storage/database/pool.ts';
import { namePage } from '../storage/database/named-pages.ts';
import { reopenBatch } from '../storage/database/reread.ts';
import { tellProgress } from '../storage/database/progress.ts';
import { retryFailed, type RetryScope } from '../storage/database/retry.ts';
import { makeTaskKey } from '../storage/database/task-key.ts';
import { addTask, findTask, settleUnstarted } from '../storage/database/tasks.ts';
import { addUpload, isKnownOriginal, type Upload } from '../storage/database/uploads.ts';
import { originalKey, type ObjectStore } from '../storage/object-store/object-store.ts';
import { hashFile } from '../storage/object-store/hash-file.ts';
import { countAtTheDoor } from './count-at-the-door.ts';
import type { Enqueue } from './enqueue.ts';
import { afterCount, afterCountFailed, countPagesTask, planDossiers, sealAndPlan } from './flow.ts';
import { nameDossier } from './name-dossier.ts';
import type { TaskVersions } from './page-runner.ts';
import { replaceFile, type Replacement } from './replace-file.ts';
import { createPressure, type PressureLimits } from './pressure.ts';

export interface IntakeDeps {
  readonly pool: Pool;
  readonly store: ObjectStore;
  readonly enqueue: Enqueue;
  readonly versions: TaskVersions;
  /** A file larger than this is refused. */
  readonly maxFileBytes: number;
  readonly limits: PressureLimits;
}

export interface IncomingFile {
  readonly batchId: number;
  /** Where its bytes lie complete on this machine. */
  readonly path: string;
  /** Name as its sender knows it, with folders inside what was sent: `2010/KS-01/0001-p1.jpg`. */
  readonly relativePath: string;
  readonly userId?: number;
}

export interface Intake {
  /** Keeps the original by content, remembers the upload, makes its work due. Errors: bad input with advice; E-DISK-FULL, E-QUEUE-FULL: later. */
  receiveFile(file: IncomingFile): Promise<Upload>;
  /** All files of the batch are in. Whose doing it is stands in the account; null: on the command line. */
  sealBatch(batchId: number, userId?: number | null): Promise<void>;
  /** Another scan in the place of a file that could not be read. */
  replaceFile(replacement: Replacement): Promise<Upload>;
  /** Puts what failed back to work; returns how many tasks that were. Stands in the account. */
  retry(scope: RetryScope, userId?: number | null): Promise<number>;
  /**
   * A person says which record type begins on a page, or, with null, takes that back; its dossier is put together anew.
   * False where no such page was read.
   */
  namePage(pageId: number, recordType: string | null, userId: number): Promise<boolean>;
}

/** The one door for scans: dashboard, command line and watched folder all come in here. */
export function createIntake(deps: IntakeDeps): Intake {
  const refuseUnderPressure = createPressure(deps, deps.limits);
  const intake: Intake = {
    async receiveFile(file) {
      const { size } = await stat(file.path);
      if (size === 0) throw new Failure('E-EMPTY-FILE');
      if (size > deps.maxFileBytes)
        throw new Failure('E-TOO-LARGE', { sizeBytes: size, limitBytes: deps.maxFileBytes });
      await refuseUnderPressure({ batchId: file.batchId, sizeBytes: size });
      const named = nameDossier(file.relativePath);
      const sha256 = await hashFile(file.path);
      const objectKey = originalKey(sha256);
      const isLikelyNew = !(await isKnownOriginal(deps.pool, sha256));
      await deps.store.putFileIfAbsent(objectKey, file.path, { sha256, isLikelyNew });
      const pageCount = await countAtTheDoor(file.path);
      const task = countPagesTask(deps.versions, sha256);
      const taskKey = makeTaskKey(task);
      const { added, due } = await inTransaction(deps.pool, async (client) => {
        const { upload } = await addUpload(client, {
          ...file,
          dossierKey: named.key,
          dossierNames: named.names,
          position: named.position,
          originalName: named.fileName,
          sha256,
          sizeBytes: size,
          objectKey,
          taskKey,
          ...(file.userId === undefined ? {} : { uploadedBy: file.userId }),
        });
        await addTask(client, file.batchId, task);
        if (
          pageCount !== undefined &&
          (await settleUnstarted(
            client,
            taskKey,
            { pageCount },
            { stage: task.stage, version: task.version },
          ))
        )
          return { added: upload, due: await afterCount(client, deps.versions, taskKey, pageCount) };
        const known = await findTask(client, taskKey);
        // The very same bytes were counted before, perhaps in another batch: nothing to wait for.
        if (known?.state === 'done')
          return {
            added: upload,
            due: await afterCount(client, deps.versions, taskKey, Number(known.result?.pageCount)),
          };
        if (known?.state === 'failed' || known?.state === 'set_aside')
          return { added: upload, due: await afterCountFailed(client, deps.versions, taskKey) };
        return { added: upload, due: [taskKey] };
      });
      await deps.enqueue(due);
      return added;
    },
    async sealBatch(batchId, userId = null) {
      await deps.enqueue(
        await inTransaction(deps.pool, (client) => sealAndPlan(client, deps.versions, batchId, userId)),
      );
    },
    replaceFile: (replacement) => replaceFile({ ...intake, pool: deps.pool }, replacement),
    async retry(scope, userId = null) {
      const keys = await inTransaction(deps.pool, (client) => retryFailed(client, scope, userId));
      await deps.enqueue(keys);
      return keys.length;
    },
    async namePage(pageId, recordType, userId) {
      const due = await inTransaction(deps.pool, async (client) => {
        const page = await namePage(client, pageId, recordType, userId);
        if (!page) return undefined;
        const keys = await planDossiers(client, deps.versions, [page.dossierId]);
        if (keys.length > 0) await reopenBatch(client, page.batchId);
        await tellProgress(client, { what: 'dossier', ...page });
        return keys;
      });
      await deps.enqueue(due ?? []);
      return due !== undefined;
    },
  };
  return intake;
}
