import type { Viewer } from '../access/viewer.ts';
import {
  IS_DOSSIER_DISMISSED,
  IS_OF_DISMISSED_UPLOAD,
  IS_PAGE_DISMISSED,
  IS_UPLOAD_DISMISSED,
} from './dismissals.ts';
import { execute, many, maybeOne, one, type Db } from './pool.ts';

/** A batch (lô): the files that one person put in together. */
export interface Batch {
  readonly id: number;
  readonly name: string;
  readonly bookId: number | null;
  readonly unitId: number | null;
  readonly createdBy: number | null;
  readonly createdByName: string | null;
  readonly createdAt: Date;
  readonly sealedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly priority: number;
  readonly isPaused: boolean;
  /** Only dossiers that were begun go on. */
  readonly isDraining: boolean;
}

/** `drained`: held softly, and what had been begun is at its end. */
export type BatchState = 'receiving' | 'running' | 'paused' | 'draining' | 'drained' | 'done';

export interface BatchProgress extends Batch {
  readonly state: BatchState;
  readonly files: number;
  readonly duplicateFiles: number;
  /** Those that a person has let go left out, as everywhere here. */
  readonly failedFiles: number;
  /** When the last file came in. */
  readonly lastFileAt: Date | null;
  readonly pages: number;
  readonly pagesRead: number;
  readonly pagesFailed: number;
  readonly dossiers: number;
  readonly dossiersDone: number;
  readonly dossiersFailed: number;
  readonly dossiersDuplicate: number;
  /** Of which something was let go by a person, with the reason. */
  readonly dossiersDismissed: number;
  readonly records: number;
  readonly recordsApproved: number;
  readonly recordsDoubtful: number;
  /** Pages finished in the last two minutes, a minute; 0 when none. */
  readonly pagesPerMinute: number;
  /** Null while nothing can be said yet. */
  readonly secondsLeft: number | null;
}

export const BATCH_PRIORITY = { desk: 1, ordinary: 5, backlog: 9 } as const;

export async function hasBatches(db: Db): Promise<boolean> {
  return (await maybeOne(db, 'select 1 as found from batches limit 1', [])) !== undefined;
}

export async function createBatch(
  db: Db,
  batch: { name: string; bookId?: number; unitId?: number; createdBy?: number; priority?: number },
): Promise<number> {
  const row = await one<{ id: number }>(
    db,
    `insert into batches (name, book_id, unit_id, created_by, priority)
     values ($1, $2, coalesce($3, (select unit_id from books where id = $2), (select unit_id from users where id = $4)), $4, $5) returning id`,
    [
      batch.name.normalize('NFC'),
      batch.bookId ?? null,
      batch.unitId ?? null,
      batch.createdBy ?? null,
      batch.priority ?? BATCH_PRIORITY.ordinary,
    ],
  );
  return row.id;
}

/** The last file is in: from now on dossiers are put together. True the first time only. */
export async function sealBatch(db: Db, batchId: number): Promise<boolean> {
  return (
    (await execute(db, 'update batches set sealed_at = now() where id = $1 and sealed_at is null', [
      batchId,
    ])) === 1
  );
}

/**
 * Marks the batch finished once it is sealed and none of its dossiers waits. True when this call did it.
 * The row is locked first, so that of its last two dossiers, finishing at once, the second sees the first.
 */
export async function settleBatch(db: Db, batchId: number): Promise<boolean> {
  await execute(db, 'select from batches where id = $1 for no key update', [batchId]);
  const touched = await execute(
    db,
    `update batches set finished_at = now() where id = $1 and finished_at is null and sealed_at is not null
       and not exists (select from dossiers where batch_id = $1 and state = 'waiting')`,
    [batchId],
  );
  // Its own lane, where it belongs to no unit: nobody will wait in it any more.
  if (touched === 1) await execute(db, `delete from lanes where lane = 'batch:' || $1::bigint`, [batchId]);
  return touched === 1;
}

/** Batches with nothing left to do that nobody has marked finished yet. */
export async function findUnsettledBatches(db: Db, limit: number): Promise<number[]> {
  const rows = await many<{ id: number }>(
    db,
    `select id from batches b where finished_at is null and sealed_at < now() - interval '5 seconds'
       and not exists (select from dossiers where batch_id = b.id and state = 'waiting') order by id limit $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}

const SELECT_PROGRESS = `
select b.id, b.name, b.book_id as "bookId", b.unit_id as "unitId", b.created_by as "createdBy", creator.display_name as "createdByName",
  b.created_at as "createdAt", b.sealed_at as "sealedAt", b.finished_at as "finishedAt", b.priority,
  b.is_paused as "isPaused", b.is_draining as "isDraining",
  case when b.finished_at is not null then 'done' when b.is_paused then 'paused'
       when b.is_draining then case when exists (select from tasks t where t.batch_id = b.id
         and (t.state = 'running' or t.state = 'pending' and may_begin(t))) then 'draining' else 'drained' end
       when b.sealed_at is null then 'receiving' else 'running' end as state,
  u.*, p.*, d.*, r.*, rate.per_minute as "pagesPerMinute",
  case when b.finished_at is not null then 0
       when rate.per_minute > 0 then round(60 * (p.pages - p."pagesRead" - p."pagesFailed") / rate.per_minute)
  end::int as "secondsLeft"
from page_of_batches b
left join users creator on creator.id = b.created_by
cross join lateral (select count(*)::int as files, count(duplicate_of)::int as "duplicateFiles",
  max(u.uploaded_at) as "lastFileAt",
  count(*) filter (where u.state = 'failed' and not ${IS_UPLOAD_DISMISSED})::int as "failedFiles"
  from uploads u where u.batch_id = b.id) u
cross join lateral (select count(*)::int as pages, count(*) filter (where state = 'read')::int as "pagesRead",
  count(*) filter (where state in ('failed', 'set_aside'))::int as "pagesFailed" from pages p where p.batch_id = b.id
    and not ${IS_OF_DISMISSED_UPLOAD} and not (p.state in ('failed', 'set_aside') and ${IS_PAGE_DISMISSED})) p
cross join lateral (select count(*)::int as dossiers, count(*) filter (where state = 'done')::int as "dossiersDone",
  count(*) filter (where state = 'failed' and not ${IS_DOSSIER_DISMISSED})::int as "dossiersFailed",
  count(*) filter (where state = 'duplicate')::int as "dossiersDuplicate",
  count(*) filter (where ${IS_DOSSIER_DISMISSED}
    or exists (select from uploads u where u.dossier_id = d.id and u.state = 'failed' and ${IS_UPLOAD_DISMISSED})
    or exists (select from pages p where p.dossier_id = d.id and ${IS_PAGE_DISMISSED}))::int as "dossiersDismissed"
  from dossiers d where d.batch_id = b.id) d
cross join lateral (select count(*)::int as records, count(*) filter (where state = 'approved')::int as "recordsApproved",
  count(*) filter (where state <> 'approved' and doubtful_count > 0)::int as "recordsDoubtful"
  from records where batch_id = b.id and state <> 'superseded') r
cross join lateral (select case when b.finished_at is not null then 0 else
  (count(*) * 60.0 / greatest(20, least(120, extract(epoch from now() - min(finished_at)))))::float end as per_minute
  from pages where batch_id = b.id and b.finished_at is null and finished_at > now() - interval '2 minutes') rate`;

/** Those of the viewer's own units, newest first. */
export function listBatches(
  db: Db,
  viewer: Viewer,
  page: { limit?: number; before?: number } = {},
): Promise<BatchProgress[]> {
  return many<BatchProgress>(
    db,
    `with page_of_batches as (select * from batches where ($1::bigint is null or id < $1)
       and ($3::int[] is null or unit_id = any($3)) order by id desc limit $2)
     ${SELECT_PROGRESS} order by b.id desc`,
    [page.before ?? null, Math.min(page.limit ?? 50, 200), viewer.unitIds],
  );
}

export function findBatch(db: Db, batchId: number): Promise<BatchProgress | undefined> {
  return maybeOne<BatchProgress>(
    db,
    `with page_of_batches as (select * from batches where id = $1) ${SELECT_PROGRESS}`,
    [batchId],
  );
}

/** Those of the given batches, in the order of their ids as given. */
export async function listBatchesById(db: Db, ids: readonly number[]): Promise<BatchProgress[]> {
  const rows = await many<BatchProgress>(
    db,
    `with page_of_batches as (select * from batches where id = any($1)) ${SELECT_PROGRESS}`,
    [ids],
  );
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** Batches of one person that still take files, newest first. */
export async function listOpenBatchIdsOf(db: Db, userId: number, limit: number): Promise<number[]> {
  const rows = await many<{ id: number }>(
    db,
    'select id from batches where created_by = $1 and sealed_at is null order by id desc limit $2',
    [userId, limit],
  );
  return rows.map((row) => row.id);
}

/** Batches that filled one book, whichever unit's, oldest first. */
export async function listBatchIdsOfBook(
  db: Db,
  book: { readonly recordType: string; readonly year: number; readonly number: string },
): Promise<number[]> {
  const rows = await many<{ id: number }>(
    db,
    `select b.id from batches b join books k on k.id = b.book_id
     where k.record_type = $1 and k.year = $2 and k.number = $3 order by b.id`,
    [book.recordType, book.year, book.number],
  );
  return rows.map((row) => row.id);
}
