import { execute, many, type Client, type Db } from './pool.ts';

export interface SettledPage {
  readonly pageId: number;
  readonly batchId: number;
  readonly dossierId: number;
  readonly sha256: string;
  readonly pageInFile: number;
  readonly taskKey: string;
}

/** Pages of a batch that are read or failed, with the task that did it. */
export function listSettledPages(db: Db, batchId: number): Promise<SettledPage[]> {
  return many<SettledPage>(
    db,
    `select id as "pageId", batch_id as "batchId", dossier_id as "dossierId", sha256, page_in_file as "pageInFile",
       task_key as "taskKey" from pages where batch_id = $1 and state <> 'waiting' order by id`,
    [batchId],
  );
}

/** Sends a page back to wait for another task; what it was read as before stays in the store and in the history. */
export async function pointPage(client: Client, pageId: number, taskKey: string): Promise<void> {
  await execute(
    client,
    `update pages set task_key = $2, state = 'waiting', failure_code = null, failure_details = null, finished_at = null where id = $1`,
    [pageId, taskKey],
  );
}

/** A task whose result is wanted once more although it is done: with a new epoch. */
export async function reopenTask(client: Client, taskKey: string): Promise<void> {
  await execute(
    client,
    `update tasks set state = 'pending', epoch = epoch + 1, enqueued_at = null, attempts = 0, crashes = 0, worker = null, run_after = now()
     where key = $1 and state in ('done', 'failed', 'set_aside')`,
    [taskKey],
  );
}

export async function reopenBatch(client: Client, batchId: number): Promise<void> {
  await execute(client, 'update batches set finished_at = null where id = $1', [batchId]);
}

export interface ReadingDifference {
  readonly recordId: number;
  readonly dossierName: string;
  readonly fieldId: string;
  readonly before: string | null;
  readonly after: string | null;
  /** What stands: a person's value where there is one. */
  readonly value: string | null;
  readonly isVerified: boolean;
}

/** Fields of a batch that were last read otherwise than the time before. */
export function listDifferences(db: Db, batchId: number): Promise<ReadingDifference[]> {
  return many<ReadingDifference>(
    db,
    `select f.record_id as "recordId", d.name as "dossierName", f.field_id as "fieldId", previous.value as before,
       latest.value as after, f.value, f.source = 'manual' as "isVerified"
     from records r join dossiers d on d.id = r.dossier_id join fields f on f.record_id = r.id
     join field_values latest on latest.id = f.reading_id
     join lateral (select v.value, v.state from field_values v where v.record_id = f.record_id and v.field_id = f.field_id
       and v.source = 'ocr' and v.id < f.reading_id order by v.id desc limit 1) previous on true
     where r.batch_id = $1 and r.state <> 'superseded'
       and (previous.value is distinct from latest.value or previous.state <> latest.state)
     order by d.name, f.record_id, f.field_id`,
    [batchId],
  );
}
