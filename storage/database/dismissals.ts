import { appendAudit } from './audit.ts';
import { execute, inTransaction, maybeOne, type Client, type Pool } from './pool.ts';
import { tellProgress } from './progress.ts';

/** Something of a batch that could not be read, or of which nothing came. */
export interface FailedThing {
  readonly kind: 'upload' | 'page' | 'dossier';
  readonly id: number;
}

const isDismissed = (kind: FailedThing['kind'], alias: string) =>
  `exists (select from dismissals x where x.${kind}_id = ${alias}.id)`;

/** A person has let it go: it needs nobody any more. Conditions on uploads `u`, pages `p` and dossiers `d`. */
export const IS_UPLOAD_DISMISSED = isDismissed('upload', 'u');
export const IS_PAGE_DISMISSED = isDismissed('page', 'p');
export const IS_DOSSIER_DISMISSED = isDismissed('dossier', 'd');

/** Page `p` belongs to a file that is out of its dossier. */
export const IS_OF_DISMISSED_UPLOAD = 'exists (select from dismissals x where x.upload_id = p.upload_id)';

export interface DismissedIn {
  readonly dossierId: number;
  readonly batchId: number;
}

/** Where it is, if it is something that can be let go. Its dossier is locked before anything of it is looked at. */
const FIND: Record<FailedThing['kind'], string> = {
  upload: `select d.id as "dossierId", d.batch_id as "batchId" from uploads u join dossiers d on d.id = u.dossier_id
    where u.id = $1 and u.state = 'failed' for update of d`,
  page: `select d.id as "dossierId", d.batch_id as "batchId" from pages p join dossiers d on d.id = p.dossier_id
    where p.id = $1 and p.state in ('failed', 'set_aside') for update of d`,
  dossier: `select d.id as "dossierId", d.batch_id as "batchId" from dossiers d
    where d.id = $1 and d.state in ('failed', 'done') for update of d`,
};

/** Lets one failure go, with the reason; undefined where nothing of the kind has failed. */
export function dismissFailure(
  pool: Pool,
  thing: FailedThing,
  reason: string,
  userId: number,
): Promise<DismissedIn | undefined> {
  return inTransaction(pool, async (client) => {
    const where = await maybeOne<DismissedIn>(client, FIND[thing.kind], [thing.id]);
    if (!where) return undefined;
    await keepDismissal(client, thing, reason, userId);
    if (thing.kind === 'dossier') await dismissParts(client, where.dossierId, reason, userId);
    else await dismissEmptied(client, where.dossierId, reason, userId);
    await tellProgress(client, { what: 'dossier', ...where });
    await appendAudit(client, {
      actorId: userId,
      action: `${thing.kind}.dismiss`,
      subjectType: thing.kind,
      subjectId: thing.id,
      details: { reason, ...where },
    });
    return where;
  });
}

export async function keepDismissal(
  client: Client,
  { kind, id }: FailedThing,
  reason: string,
  userId: number,
): Promise<void> {
  await execute(
    client,
    `insert into dismissals (${kind}_id, reason, dismissed_by) values ($1, $2, $3) on conflict do nothing`,
    [id, reason, userId],
  );
}

/** What failed in a dossier that was let go as a whole. */
async function dismissParts(
  client: Client,
  dossierId: number,
  reason: string,
  userId: number,
): Promise<void> {
  await execute(
    client,
    `insert into dismissals (upload_id, page_id, reason, dismissed_by)
     select u.id, null, $2, $3 from uploads u where u.dossier_id = $1 and u.state = 'failed'
     union all select null, p.id, $2, $3 from pages p where p.dossier_id = $1 and p.state in ('failed', 'set_aside')
     on conflict do nothing`,
    [dossierId, reason, userId],
  );
}

/** A dossier that failed for nothing but what has now been let go needs nobody either. */
async function dismissEmptied(
  client: Client,
  dossierId: number,
  reason: string,
  userId: number,
): Promise<void> {
  await execute(
    client,
    `insert into dismissals (dossier_id, reason, dismissed_by)
     select d.id, $2, $3 from dossiers d where d.id = $1 and d.state = 'failed'
       and not exists (select from uploads u where u.dossier_id = d.id and u.state = 'failed' and not ${IS_UPLOAD_DISMISSED})
       and not exists (select from pages p where p.dossier_id = d.id and p.state in ('failed', 'set_aside')
         and not ${IS_PAGE_DISMISSED} and not ${IS_OF_DISMISSED_UPLOAD})
     on conflict do nothing`,
    [dossierId, reason, userId],
  );
}

export interface ReplaceableFile extends DismissedIn {
  readonly uploadId: number;
  readonly originalName: string;
}

/** The file that failed, or whose page failed; undefined where it is not failed or was let go already. */
export function findReplaceable(pool: Pool, { kind, id }: FailedThing): Promise<ReplaceableFile | undefined> {
  const which =
    kind === 'page'
      ? `u.id = (select p.upload_id from pages p where p.id = $1 and p.state in ('failed', 'set_aside'))`
      : `u.id = $1 and u.state = 'failed'`;
  return maybeOne<ReplaceableFile>(
    pool,
    `select u.id as "uploadId", u.original_name as "originalName", u.dossier_id as "dossierId", u.batch_id as "batchId"
     from uploads u where ${which} and not ${IS_UPLOAD_DISMISSED}`,
    [id],
  );
}

/** Another scan is here: the old file goes out of its dossier, which waits to be put together anew. */
export function replaceUpload(
  pool: Pool,
  file: ReplaceableFile,
  by: { readonly uploadId: number; readonly reason: string; readonly userId: number },
): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query('select from dossiers where id = $1 for update', [file.dossierId]);
    await keepDismissal(client, { kind: 'upload', id: file.uploadId }, by.reason, by.userId);
    await client.query('delete from dismissals where dossier_id = $1', [file.dossierId]);
    await execute(
      client,
      `update dossiers set state = 'waiting', failure_code = null, failure_details = null, finished_at = null where id = $1`,
      [file.dossierId],
    );
    await appendAudit(client, {
      actorId: by.userId,
      action: 'upload.replace',
      subjectType: 'upload',
      subjectId: file.uploadId,
      details: { reason: by.reason, by: by.uploadId, batchId: file.batchId },
    });
  });
}

/** A batch that was closed takes files again. */
export async function openBatchAgain(pool: Pool, batchId: number): Promise<void> {
  await execute(pool, 'update batches set sealed_at = null, finished_at = null where id = $1', [batchId]);
}
