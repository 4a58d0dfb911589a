import { RECORD_TYPES } from '../../pipeline/records/registry.ts';
import { findBatch, type BatchProgress } from '../database/batches.ts';
import { findDossier, findPage, type Dossier, type Page } from '../database/pages.ts';
import { many, maybeOne, type Db } from '../database/pool.ts';
import { findRecord, type RecordDetail } from '../database/records.ts';
import { findUser, type User } from '../database/users.ts';
import { Denial, findDenial, requirePermission } from './denial.ts';
import { findGround } from './ground.ts';
import type { Action, Subject } from './policy.ts';
import type { Viewer } from './viewer.ts';

/**
 * The way in to single things: each is found, judged by the policy as it now stands, and only then handed out.
 * Errors of all: `Denial`.
 */

const CLOSED_KINDS = new Set(RECORD_TYPES.filter((type) => type.access !== 'normal').map((type) => type.id));

/** Kinds that the law closes: adoption (nuôi con nuôi), wills (di chúc) … */
export function isRestrictedKind(recordType: string): boolean {
  return CLOSED_KINDS.has(recordType);
}

interface Standing {
  readonly unitId: number | null;
  readonly recordType: string;
  readonly state: string;
}

export function asSubject({ unitId, recordType, state }: Standing): Subject {
  return {
    unitId,
    state: state === 'approved' ? 'approved' : 'open',
    isRestricted: isRestrictedKind(recordType),
  };
}

/** A record that stands; one replaced by a newer reading is not there any more. */
export async function enterRecord(
  db: Db,
  viewer: Viewer,
  action: Action,
  recordId: number,
): Promise<RecordDetail> {
  const record = await findRecord(db, recordId);
  if (!record || record.state === 'superseded') throw new Denial('absent');
  await requireAll(db, viewer, action, [{ id: recordId, ...asSubject(record) }]);
  return record;
}

/** A page shows all that its dossier holds: every record in it must be open to the viewer. */
export async function enterPage(db: Db, viewer: Viewer, action: Action, pageId: number): Promise<Page> {
  const page = await findPage(db, pageId);
  if (!page) throw new Denial('absent');
  await requireAll(db, viewer, action, await listSubjects(db, page.dossierId));
  return page;
}

export async function enterDossier(
  db: Db,
  viewer: Viewer,
  action: Action,
  dossierId: number,
): Promise<Dossier> {
  const dossier = await findDossier(db, dossierId);
  if (!dossier) throw new Denial('absent');
  await requireAll(db, viewer, action, await listSubjects(db, dossierId));
  return dossier;
}

export async function enterBatch(
  db: Db,
  viewer: Viewer,
  action: Action,
  batchId: number,
): Promise<BatchProgress> {
  const batch = await findBatch(db, batchId);
  if (!batch) throw new Denial('absent');
  requirePermission(viewer, action, { unitId: batch.unitId });
  return batch;
}

/** As {@link enterBatch}, where only the leave is wanted. */
export function requireBatch(db: Db, viewer: Viewer, action: Action, batchId: number): Promise<void> {
  return requirePlace(db, viewer, action, { kind: 'batch', id: batchId });
}

export async function enterUser(db: Db, viewer: Viewer, action: Action, userId: number): Promise<User> {
  const user = await findUser(db, userId);
  if (!user) throw new Denial('absent');
  requirePermission(viewer, action, { unitId: user.unitId });
  return user;
}

/** Something of a batch, by which its failures are named. */
export interface PlaceInBatch {
  readonly kind: 'page' | 'upload' | 'dossier' | 'batch';
  readonly id: number;
}

const BATCH_OF = {
  page: 'select b.unit_id as "unitId" from pages x join batches b on b.id = x.batch_id where x.id = $1',
  upload: 'select b.unit_id as "unitId" from uploads x join batches b on b.id = x.batch_id where x.id = $1',
  dossier: 'select b.unit_id as "unitId" from dossiers x join batches b on b.id = x.batch_id where x.id = $1',
  batch: 'select unit_id as "unitId" from batches where id = $1',
} as const;

/** Leave for the batch in which something lies. */
export async function requirePlace(
  db: Db,
  viewer: Viewer,
  action: Action,
  { kind, id }: PlaceInBatch,
): Promise<void> {
  const batch = await maybeOne<{ unitId: number | null }>(db, BATCH_OF[kind], [id]);
  if (!batch) throw new Denial('absent');
  requirePermission(viewer, action, batch);
}

type NamedSubject = Subject & { readonly id?: number };

/** The records of a dossier; where nothing was found in it, the dossier itself. */
async function listSubjects(db: Db, dossierId: number): Promise<NamedSubject[]> {
  const rows = await many<Standing & { id: number }>(
    db,
    `select id, unit_id as "unitId", record_type as "recordType", state from records
     where dossier_id = $1 and state <> 'superseded'`,
    [dossierId],
  );
  if (rows.length > 0) return rows.map((row) => ({ id: row.id, ...asSubject(row) }));
  const bare = await maybeOne<{ unitId: number | null }>(
    db,
    'select b.unit_id as "unitId" from dossiers d join batches b on b.id = d.batch_id where d.id = $1',
    [dossierId],
  );
  return [{ unitId: bare?.unitId ?? null }];
}

async function requireAll(
  db: Db,
  viewer: Viewer,
  action: Action,
  subjects: readonly NamedSubject[],
): Promise<void> {
  let needsGround = false;
  for (const subject of subjects) {
    const reason = findDenial(viewer, action, subject);
    if (reason === 'look-up') needsGround = true;
    else if (reason !== undefined) throw new Denial(reason);
  }
  if (!needsGround) return;
  const ids = subjects.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if ((await findGround(db, viewer, ids)) === undefined) throw new Denial('look-up');
}
