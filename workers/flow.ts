import { appendAudit } from '../storage/database/audit.ts';
import { readAcceptanceMark } from '../storage/database/acceptance.ts';
import {
  findSameDossier,
  listSettledDossierIds,
  lockDossier,
  lockSameContents,
  setDossierState,
  type DossierStanding,
  type ReadyPage,
} from '../storage/database/dossier-plan.ts';
import {
  addPages,
  markCounted,
  spreadCountFailure,
  spreadResults,
} from '../storage/database/page-results.ts';
import type { Client } from '../storage/database/pool.ts';
import { tellProgress } from '../storage/database/progress.ts';
import { reopenTask } from '../storage/database/reread.ts';
import { hash, makeTaskKey } from '../storage/database/task-key.ts';
import { addTask, addTasks, findTask } from '../storage/database/tasks.ts';
import { sealBatch, settleBatch } from '../storage/database/batches.ts';
import type { TaskVersions } from './page-runner.ts';

/**
 * What follows from what: a counted file gets its pages, settled pages make a dossier due, settled dossiers end a batch.
 * Everything here runs inside the caller's transaction and returns the keys of tasks to enqueue once it has committed.
 */
export async function afterCount(
  client: Client,
  versions: TaskVersions,
  taskKey: string,
  pageCount: number,
): Promise<string[]> {
  const keys: string[] = [];
  const dossiers = new Set<number>();
  for (const upload of await markCounted(client, taskKey, pageCount)) {
    const pages = Array.from({ length: pageCount }, (_, index) => {
      const identity = readPageTask(versions, upload.sha256, index + 1);
      return { pageInFile: index + 1, taskKey: makeTaskKey(identity), identity };
    });
    await addPages(client, upload, pages);
    keys.push(
      ...(await addTasks(
        client,
        upload.batchId,
        pages.map((page) => page.identity),
      )),
    );
    dossiers.add(upload.dossierId);
    await tellProgress(client, { what: 'upload', batchId: upload.batchId, dossierId: upload.dossierId });
  }
  // Pages whose very content was read before have their result at once.
  for (const page of await spreadResults(client, keys)) dossiers.add(page.dossierId);
  return [...keys, ...(await planDossiers(client, versions, [...dossiers]))];
}

export function readPageTask(versions: TaskVersions, sha256: string, pageInFile: number) {
  return {
    stage: 'read-page',
    version:
      versions.model === undefined ? String(versions.readPage) : `${versions.readPage}~${versions.model}`,
    content: sha256,
    params: { page: pageInFile },
  } as const;
}

export function countPagesTask(versions: TaskVersions, sha256: string) {
  return { stage: 'count-pages', version: String(versions.countPages), content: sha256 } as const;
}

/** A page task has settled, well or badly: all pages with that content follow it. */
export async function afterPage(client: Client, versions: TaskVersions, taskKey: string): Promise<string[]> {
  const touched = await spreadResults(client, [taskKey]);
  for (const page of touched)
    await tellProgress(client, {
      what: 'page',
      batchId: page.batchId,
      dossierId: page.dossierId,
      pageId: page.pageId,
    });
  return planDossiers(
    client,
    versions,
    touched.map((page) => page.dossierId),
  );
}

export async function afterCountFailed(
  client: Client,
  versions: TaskVersions,
  taskKey: string,
): Promise<string[]> {
  const touched = await spreadCountFailure(client, taskKey);
  for (const upload of touched) await tellProgress(client, { what: 'upload', ...upload });
  return planDossiers(
    client,
    versions,
    touched.map((upload) => upload.dossierId),
  );
}

/** A dossier could not be put together. */
export async function afterDossierFailed(
  client: Client,
  dossierId: number,
  failure: { code: string; details: object },
): Promise<void> {
  const standing = await lockDossier(client, dossierId);
  if (!standing) return;
  await setDossierState(client, dossierId, { state: 'failed', ...failure });
  await closeStep(client, standing);
}

/** The stage's version, and the acceptance targets that it judges by where the house has set its own. */
function writeAssembleVersion(versions: TaskVersions, mark: string): string {
  return mark === '' ? String(versions.assembleDossier) : `${versions.assembleDossier}~${mark}`;
}

/** The mark of the acceptance targets that a task judges by; empty for those that the program comes with. */
export function readAcceptanceVersion(stageVersion: string): string {
  return stageVersion.split('~')[1] ?? '';
}

/**
 * Says what each dossier waits for, in the order of their ids so that no two planners wait for one another.
 * A dossier that is done stays judged by the targets of its time, unless it is to be judged `anew`.
 */
export async function planDossiers(
  client: Client,
  versions: TaskVersions,
  dossierIds: readonly number[],
  judging: 'as-before' | 'anew' = 'as-before',
): Promise<string[]> {
  const keys: string[] = [];
  const current = await readAcceptanceMark(client);
  await lockSameContents(client, dossierIds);
  for (const dossierId of [...new Set(dossierIds)].sort((a, b) => a - b)) {
    const standing = await lockDossier(client, dossierId);
    if (!standing) continue;
    const mark = judging === 'as-before' ? await findOwnMark(client, standing, current) : current;
    const key = await planDossier(client, writeAssembleVersion(versions, mark), standing);
    if (key !== undefined) keys.push(key);
  }
  return keys;
}

async function findOwnMark(client: Client, standing: DossierStanding, current: string): Promise<string> {
  if (standing.state !== 'done' || standing.taskKey === null) return current;
  const task = await findTask(client, standing.taskKey);
  return task ? readAcceptanceVersion(task.stageVersion) : current;
}

/** What a page brings to its dossier: how it was read and, where a person named it, as what. */
const writeContent = ({ taskKey, named }: ReadyPage) => (named === null ? taskKey : `${taskKey}=${named}`);

async function planDossier(
  client: Client,
  version: string,
  standing: DossierStanding,
): Promise<string | undefined> {
  if (!standing.isSealed || standing.openCount > 0 || standing.state === 'duplicate') return undefined;
  const sameAs = standing.taskKey === null ? await findSameDossier(client, standing.dossierId) : null;
  if (sameAs !== null) {
    await setDossierState(client, standing.dossierId, { state: 'duplicate', duplicateOf: sameAs });
    await closeStep(client, standing);
    return undefined;
  }
  if (standing.pages.length === 0) {
    const { code, details } = standing.firstFailure ?? { code: 'E-BUG', details: {} };
    await setDossierState(client, standing.dossierId, { state: 'failed', code, details });
    await closeStep(client, standing);
    return undefined;
  }
  const content = hash(standing.pages.map(writeContent).join(' '));
  const params = { dossier: standing.dossierId };
  const taskKey = await addTask(client, standing.batchId, {
    stage: 'assemble-dossier',
    version,
    content,
    params,
  });
  if (standing.taskKey === taskKey && standing.state === 'done') return undefined;
  // Done once and wanted again: a version was taken back, or its dossier was sent back to wait.
  // Looked at without a lock: whoever is just finishing it holds its row and waits for the dossier's.
  const task = await findTask(client, taskKey);
  if (task && ['done', 'failed', 'set_aside'].includes(task.state)) await reopenTask(client, taskKey);
  await setDossierState(client, standing.dossierId, { state: 'waiting', taskKey });
  return taskKey;
}

export async function closeStep(
  client: Client,
  standing: { dossierId: number; batchId: number },
): Promise<void> {
  await tellProgress(client, { what: 'dossier', batchId: standing.batchId, dossierId: standing.dossierId });
  if (await settleBatch(client, standing.batchId))
    await tellProgress(client, { what: 'batch', batchId: standing.batchId });
}

/** More than these are planned by the reconciler, a few seconds later: closing a batch keeps nobody waiting. */
const PLANNED_AT_ONCE = 200;

/** All files of the batch are in. */
export async function sealAndPlan(
  client: Client,
  versions: TaskVersions,
  batchId: number,
  userId: number | null,
): Promise<string[]> {
  const isClosedNow = await sealBatch(client, batchId);
  const settled = await listSettledDossierIds(client, batchId, PLANNED_AT_ONCE);
  const keys = await planDossiers(client, versions, settled);
  await settleBatch(client, batchId);
  await tellProgress(client, { what: 'batch', batchId });
  if (isClosedNow)
    await appendAudit(client, {
      actorId: userId,
      action: 'batch.close',
      subjectType: 'batch',
      subjectId: batchId,
    });
  return keys;
}
