import { IS_OF_DISMISSED_UPLOAD, IS_UPLOAD_DISMISSED } from './dismissals.ts';
import { VIEW_KEY } from './pages.ts';
import { execute, many, maybeOne, type Client, type Db } from './pool.ts';

/** A page as it goes into its dossier. */
export interface ReadyPage {
  readonly pageId: number;
  readonly taskKey: string;
  readonly sha256: string;
  readonly pageInFile: number;
  readonly fileName: string;
  readonly resultKey: string;
  /** Object key of what goes into the searchable PDF. */
  readonly viewKey: string;
  /** The record type that a person says begins on it. */
  readonly named: string | null;
}

export interface DossierStanding {
  readonly dossierId: number;
  readonly batchId: number;
  readonly name: string;
  readonly state: 'waiting' | 'done' | 'failed' | 'duplicate';
  readonly taskKey: string | null;
  readonly isSealed: boolean;
  /** Files not yet counted and pages not yet settled. */
  readonly openCount: number;
  readonly firstFailure: { readonly code: string; readonly details: Record<string, unknown> } | null;
  readonly pages: readonly ReadyPage[];
}

/**
 * Locks a dossier and says how it stands. The lock makes the last two pages of a dossier, finishing at once
 * on two machines, wait for one another: exactly one of them sees it complete.
 */
export async function lockDossier(client: Client, dossierId: number): Promise<DossierStanding | undefined> {
  const head = await maybeOne<Omit<DossierStanding, 'pages' | 'openCount' | 'firstFailure'>>(
    client,
    `select d.id as "dossierId", d.batch_id as "batchId", d.name, d.state, d.task_key as "taskKey",
       (select b.sealed_at is not null from batches b where b.id = d.batch_id) as "isSealed"
     from dossiers d where d.id = $1 for update`,
    [dossierId],
  );
  if (!head) return undefined;
  // Files may still come: how it stands is nobody's question yet.
  if (!head.isSealed) return { ...head, openCount: 0, firstFailure: null, pages: [] };
  const state = await maybeOne<Pick<DossierStanding, 'openCount' | 'firstFailure'>>(
    client,
    `select
       ((select count(*) from uploads u where dossier_id = $1 and state = 'waiting' and not ${IS_UPLOAD_DISMISSED})
         + (select count(*) from pages p where dossier_id = $1 and state = 'waiting' and not ${IS_OF_DISMISSED_UPLOAD}))::int as "openCount",
       (select jsonb_build_object('code', f.code, 'details', coalesce(f.details, '{}')) from (
          select failure_code as code, failure_details as details from uploads u
          where dossier_id = $1 and state = 'failed' and not ${IS_UPLOAD_DISMISSED}
          union all
          select failure_code, failure_details from pages where dossier_id = $1 and state in ('failed', 'set_aside')
        ) f limit 1) as "firstFailure"`,
    [dossierId],
  );
  const pages = await listReadyPages(client, dossierId);
  return {
    ...head,
    openCount: state?.openCount ?? 0,
    firstFailure: state?.firstFailure ?? null,
    pages,
  };
}

/** What a dossier is made of, file by file; the same content is the same text. */
const CONTENT = (dossierId: string) =>
  `(select string_agg(sha256, ' ' order by position, sha256) from uploads where dossier_id = ${dossierId})`;

/**
 * Of dossiers with exactly the same files only one is planned at a time, wherever they were put in, so that one of them is
 * read and the others find it. To be called before any of them is locked: then nobody waits in a circle. Those that were
 * planned before have been decided about.
 */
export async function lockSameContents(client: Client, dossierIds: readonly number[]): Promise<void> {
  await execute(
    client,
    `select pg_advisory_xact_lock(key) from (
       select distinct hashtextextended(${CONTENT('d.id')}, 20) as key from dossiers d join batches b on b.id = d.batch_id
       where d.id = any($1) and d.task_key is null and b.sealed_at is not null order by key offset 0) as contents
     where key is not null`,
    [dossierIds],
  );
}

/**
 * A dossier of the same unit made of exactly the same files that is read already or sure to be: the first that was planned.
 * What another unit put in as well is read for each: neither sees the other's.
 */
export async function findSameDossier(client: Client, dossierId: number): Promise<number | null> {
  const found = await maybeOne<{ id: number }>(
    client,
    `select d.id from dossiers d join batches b on b.id = d.batch_id
     where b.unit_id is not distinct from (
         select own.unit_id from dossiers x join batches own on own.id = x.batch_id where x.id = $1)
       and d.id <> $1 and d.task_key is not null and d.state in ('waiting', 'done')
       and d.id in (select dossier_id from uploads where sha256 =
         (select sha256 from uploads where dossier_id = $1 order by position, sha256 limit 1))
       and ${CONTENT('d.id')} = ${CONTENT('$1')}
     order by d.id limit 1`,
    [dossierId],
  );
  return found?.id ?? null;
}

/** Pages that were read, in reading order: as `comparePages` has it, whatever the database's own collation. */
export function listReadyPages(db: Db, dossierId: number): Promise<ReadyPage[]> {
  return many<ReadyPage>(
    db,
    `select p.id as "pageId", p.task_key as "taskKey", p.sha256, p.page_in_file as "pageInFile",
       u.original_name as "fileName", p.result_key as "resultKey", ${VIEW_KEY} as "viewKey", n.record_type as named
     from pages p join uploads u on u.id = p.upload_id left join named_pages n on n.page_id = p.id
     where p.dossier_id = $1 and p.state = 'read' and not ${IS_OF_DISMISSED_UPLOAD}
     order by u.position, u.original_name collate "C", p.upload_id, p.page_in_file`,
    [dossierId],
  );
}

export type DossierOutcome =
  | { readonly state: 'waiting'; readonly taskKey: string }
  | { readonly state: 'done'; readonly resultKey: string }
  | { readonly state: 'failed'; readonly code: string; readonly details: object }
  | { readonly state: 'duplicate'; readonly duplicateOf: number };

export async function setDossierState(
  client: Client,
  dossierId: number,
  outcome: DossierOutcome,
): Promise<void> {
  await execute(
    client,
    `update dossiers set state = $2, task_key = coalesce($3, task_key), result_key = coalesce($4, result_key),
       failure_code = $5, failure_details = $6, duplicate_of = $7, finished_at = case when $2 <> 'waiting' then now() end
     where id = $1`,
    [
      dossierId,
      outcome.state,
      outcome.state === 'waiting' ? outcome.taskKey : null,
      outcome.state === 'done' ? outcome.resultKey : null,
      outcome.state === 'failed' ? outcome.code : null,
      outcome.state === 'failed' ? JSON.stringify(outcome.details) : null,
      outcome.state === 'duplicate' ? outcome.duplicateOf : null,
    ],
  );
}

export async function listDossierIds(db: Db, batchId: number): Promise<number[]> {
  const rows = await many<{ id: number }>(db, 'select id from dossiers where batch_id = $1 order by id', [
    batchId,
  ]);
  return rows.map((row) => row.id);
}

/** Dossiers of a batch with nothing left to wait for. */
export async function listSettledDossierIds(db: Db, batchId: number, limit: number): Promise<number[]> {
  const rows = await many<{ id: number }>(
    db,
    `select d.id from dossiers d where d.batch_id = $1 and d.state = 'waiting'
       and not exists (select from uploads u where u.dossier_id = d.id and u.state = 'waiting')
       and not exists (select from pages p where p.dossier_id = d.id and p.state = 'waiting')
     order by d.id limit $2`,
    [batchId, limit],
  );
  return rows.map((row) => row.id);
}

/**
 * Dossiers that wait although nothing is under way for them: a batch sealed just as its worker died.
 * They are planned again.
 */
export async function findStrandedDossiers(db: Db, limit: number): Promise<number[]> {
  const rows = await many<{ id: number }>(
    db,
    `select d.id from dossiers d join batches b on b.id = d.batch_id
     where d.state = 'waiting' and b.sealed_at < now() - interval '5 seconds'
       and not exists (select from tasks t where t.key = d.task_key and t.state in ('pending', 'running'))
       and not exists (select from uploads u where u.dossier_id = d.id and u.state = 'waiting')
       and not exists (select from pages p where p.dossier_id = d.id and p.state = 'waiting')
     order by d.id limit $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}

/** Batches whose sender went away without saying that all files are in. */
export async function findAbandonedBatches(db: Db, idleMinutes: number): Promise<number[]> {
  const rows = await many<{ id: number }>(
    db,
    `select id from batches where sealed_at is null and last_upload_at < now() - make_interval(mins => $1)`,
    [idleMinutes],
  );
  return rows.map((row) => row.id);
}

/** The dossier, if it still waits for this very task. Inside a transaction the row stays locked until its end. */
export function findWaitingDossier(
  db: Db,
  dossierId: number,
  taskKey: string,
): Promise<{ name: string; batchId: number } | undefined> {
  return maybeOne(
    db,
    `select name, batch_id as "batchId" from dossiers where id = $1 and task_key = $2 and state <> 'duplicate' for update`,
    [dossierId, taskKey],
  );
}

export interface LooseEnds {
  /** Count tasks that are settled while uploads still wait for them, with their page count when it went well. */
  readonly counts: { readonly taskKey: string; readonly pageCount: number | null }[];
  /** Page tasks that are settled while pages still wait for them. */
  readonly pages: string[];
}

/**
 * Files and pages that came in just while the task for the same content was finishing: its results did not reach them.
 */
export async function findLooseEnds(db: Db, limit: number): Promise<LooseEnds> {
  const counts = await many<{ taskKey: string; pageCount: number | null }>(
    db,
    `select distinct t.key as "taskKey", (t.result->>'pageCount')::int as "pageCount" from uploads u join tasks t on t.key = u.task_key
     where u.state = 'waiting' and t.state in ('done', 'failed', 'set_aside') limit $1`,
    [limit],
  );
  const pages = await many<{ taskKey: string }>(
    db,
    `select distinct t.key as "taskKey" from pages p join tasks t on t.key = p.task_key
     where p.state = 'waiting' and t.state in ('done', 'failed', 'set_aside') limit $1`,
    [limit],
  );
  return { counts, pages: pages.map((page) => page.taskKey) };
}
