import { Failure } from '../../pipeline/failures.ts';
import { findOrAddDossier } from './uploaded-dossiers.ts';
import { execute, many, maybeOne, one, type Client, type Db } from './pool.ts';

/** One file as it was put in (tệp nộp). */
export interface Upload {
  readonly id: number;
  readonly batchId: number;
  readonly dossierId: number;
  readonly dossierName: string;
  readonly originalName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly state: 'waiting' | 'counted' | 'failed';
  readonly pageCount: number | null;
  readonly failureCode: string | null;
  readonly failureDetails: Record<string, unknown> | null;
  readonly uploadedAt: Date;
  /** Where the very same bytes were first put in; null for a new file. */
  readonly duplicateOf: {
    uploadId: number;
    batchId: number;
    unitId: number | null;
    batchName: string;
    originalName: string;
    at: Date;
  } | null;
}

export const SELECT_UPLOAD = `select u.id, u.batch_id as "batchId", u.dossier_id as "dossierId", d.name as "dossierName",
  u.original_name as "originalName", u.sha256, u.size_bytes as "sizeBytes", u.state, u.page_count as "pageCount",
  u.failure_code as "failureCode", u.failure_details as "failureDetails", u.uploaded_at as "uploadedAt",
  case when first.id is not null then jsonb_build_object('uploadId', first.id, 'batchId', first.batch_id, 'unitId', fb.unit_id,
    'batchName', fb.name, 'originalName', first.original_name, 'at', first.uploaded_at) end as "duplicateOf"
  from uploads u join dossiers d on d.id = u.dossier_id
  left join uploads first on first.id = u.duplicate_of left join batches fb on fb.id = first.batch_id`;

export interface NewUpload {
  readonly batchId: number;
  /** Files with the same key are one dossier of the batch. */
  readonly dossierKey: string;
  /** What the dossier is called; the second where another dossier of the batch has the first. */
  readonly dossierNames: readonly [string, string];
  readonly position: number;
  readonly originalName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly objectKey: string;
  readonly taskKey: string;
  readonly uploadedBy?: number;
}

/**
 * Remembers a file whose bytes are already in the store. Sending the same file again into the same batch changes nothing;
 * the same bytes anywhere else are remembered as a duplicate of their first upload.
 * Errors: E-NOT-FOUND when the batch does not exist or is sealed.
 */
export async function addUpload(
  client: Client,
  upload: NewUpload,
): Promise<{ upload: Upload; isNew: boolean }> {
  const open = await execute(
    client,
    'update batches set last_upload_at = now() where id = $1 and sealed_at is null',
    [upload.batchId],
  );
  if (open === 0) throw new Failure('E-NOT-FOUND', { batchId: upload.batchId, reason: 'no open batch' });
  // One upload of given bytes at a time, so that exactly one of two is the first.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [upload.sha256]);
  await execute(
    client,
    'insert into originals (sha256, size_bytes, object_key) values ($1, $2, $3) on conflict do nothing',
    [upload.sha256, upload.sizeBytes, upload.objectKey],
  );
  const dossierId = await findOrAddDossier(client, upload);
  const first = await maybeOne<{ id: number }>(
    client,
    'select id from uploads where sha256 = $1 order by id limit 1',
    [upload.sha256],
  );
  const inserted = await maybeOne<{ id: number }>(
    client,
    `insert into uploads (batch_id, dossier_id, sha256, original_name, size_bytes, position, task_key, duplicate_of, uploaded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (batch_id, original_name, sha256) do nothing returning id`,
    [
      upload.batchId,
      dossierId,
      upload.sha256,
      upload.originalName,
      upload.sizeBytes,
      upload.position,
      upload.taskKey,
      first?.id ?? null,
      upload.uploadedBy ?? null,
    ],
  );
  const row = await one<Upload>(
    client,
    `${SELECT_UPLOAD} where u.batch_id = $1 and u.original_name = $2 and u.sha256 = $3`,
    [upload.batchId, upload.originalName, upload.sha256],
  );
  return { upload: row, isNew: inserted !== undefined };
}

/** Files of a batch by the names that their sender knows. */
export function listHeldFiles(
  db: Db,
  batchId: number,
): Promise<{ name: string; sizeBytes: number; sha256: string }[]> {
  return many(
    db,
    `select original_name as name, size_bytes as "sizeBytes", sha256 from uploads where batch_id = $1 order by id`,
    [batchId],
  );
}

/** Whether these bytes were ever taken in. */
export async function isKnownOriginal(db: Db, sha256: string): Promise<boolean> {
  return (await maybeOne(db, 'select 1 as known from originals where sha256 = $1', [sha256])) !== undefined;
}
