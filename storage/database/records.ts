import type { FieldState, RecordForm } from '../../pipeline/dossier.ts';
import type { Box } from '../../pipeline/image/raster.ts';
import type { Viewer } from '../access/viewer.ts';
import { listFindings, type StoredFinding } from './findings.ts';
import { listDossierPages, type Page } from './pages.ts';
import { many, maybeOne, one, type Db } from './pool.ts';

export type RecordState = 'extracted' | 'in_review' | 'approved' | 'returned' | 'superseded';

export interface StoredRecord {
  readonly id: number;
  readonly batchId: number;
  readonly batchName: string;
  readonly bookId: number | null;
  readonly unitId: number | null;
  readonly dossierId: number;
  readonly dossierName: string;
  readonly recordType: string;
  readonly form: RecordForm;
  readonly confidence: number;
  readonly state: RecordState;
  readonly version: number;
  readonly doubtfulCount: number;
  readonly errorCount: number;
  readonly returnedReason: string | null;
  readonly approvedAt: Date | null;
  readonly updatedAt: Date;
}

const COLUMNS = `r.id, r.batch_id as "batchId", b.name as "batchName", r.book_id as "bookId", r.unit_id as "unitId", r.dossier_id as "dossierId",
  d.name as "dossierName", r.record_type as "recordType", r.form, r.confidence, r.state, r.version,
  r.doubtful_count as "doubtfulCount", r.error_count as "errorCount", r.returned_reason as "returnedReason",
  r.approved_at as "approvedAt", r.updated_at as "updatedAt"`;
const FROM = 'from records r join dossiers d on d.id = r.dossier_id join batches b on b.id = r.batch_id';

export interface StoredField {
  readonly fieldId: string;
  readonly raw: string | null;
  readonly value: string | null;
  readonly state: FieldState;
  readonly source: 'ocr' | 'manual' | 'rule';
  readonly confidence: number;
  readonly isAccepted: boolean;
  readonly isAsInBook: boolean;
  readonly pageId: number | null;
  readonly pageNo: number | null;
  /** In pixels of the page's file as it came. */
  readonly bbox: Box | null;
  readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
  readonly version: number;
  readonly verifiedBy: string | null;
  readonly verifiedAt: Date | null;
}

const FIELD_COLUMNS = `f.field_id as "fieldId", f.raw, f.value, f.state, f.source, f.confidence, f.is_accepted as "isAccepted",
  v.is_as_in_book as "isAsInBook", f.page_id as "pageId", f.page_no as "pageNo", f.bbox, f.alternatives, f.version,
  u.display_name as "verifiedBy", f.verified_at as "verifiedAt"`;
const FIELD_FROM = `from fields f join field_values v on v.id = f.current_id left join users u on u.id = f.verified_by`;

export interface RecordDetail extends StoredRecord {
  readonly fields: StoredField[];
  readonly findings: StoredFinding[];
  readonly pages: Page[];
}

export async function findRecord(db: Db, recordId: number): Promise<RecordDetail | undefined> {
  const record = await maybeOne<StoredRecord>(db, `select ${COLUMNS} ${FROM} where r.id = $1`, [recordId]);
  if (!record) return undefined;
  return {
    ...record,
    fields: await listFields(db, recordId),
    findings: await listFindings(db, recordId),
    pages: await listDossierPages(db, record.dossierId),
  };
}

export function listFields(db: Db, recordId: number): Promise<StoredField[]> {
  return many<StoredField>(
    db,
    `select ${FIELD_COLUMNS} ${FIELD_FROM} where f.record_id = $1 order by f.page_no nulls last, f.field_id`,
    [recordId],
  );
}

export function findField(db: Db, recordId: number, fieldId: string): Promise<StoredField | undefined> {
  return maybeOne<StoredField>(
    db,
    `select ${FIELD_COLUMNS} ${FIELD_FROM} where f.record_id = $1 and f.field_id = $2`,
    [recordId, fieldId],
  );
}

export interface FieldHistoryEntry {
  readonly id: number;
  readonly source: 'ocr' | 'manual' | 'rule';
  readonly raw: string | null;
  readonly value: string | null;
  readonly state: FieldState;
  readonly confidence: number;
  readonly isAsInBook: boolean;
  readonly reason: string | null;
  readonly userName: string | null;
  readonly engine: Record<string, unknown> | null;
  readonly at: Date;
}

/** Every value a field ever had, oldest first. */
export function listFieldHistory(db: Db, recordId: number, fieldId: string): Promise<FieldHistoryEntry[]> {
  return many<FieldHistoryEntry>(
    db,
    `select v.id, v.source, v.raw, v.value, v.state, v.confidence, v.is_as_in_book as "isAsInBook", v.reason,
       u.display_name as "userName", v.engine, v.at
     from field_values v left join users u on u.id = v.user_id
     where v.record_id = $1 and v.field_id = $2 order by v.id`,
    [recordId, fieldId],
  );
}

export interface RecordRow extends StoredRecord {
  /** The first person's name, for lists. */
  readonly title: string | null;
}

export const SELECT_RECORD = `select ${COLUMNS},
  (select s.name from search_people s where s.record_id = r.id order by s.id limit 1) as title ${FROM}`;

/** Returned records are a queue of their own: what one has just given back does not come to the same desk again. */
const QUEUES = { review: `r.state in ('extracted', 'in_review')`, returned: `r.state = 'returned'` } as const;
export type ReviewQueueName = keyof typeof QUEUES;

/**
 * The record that most needs a person: those with errors first, then the least sure.
 * `after` is the record just left: it is not given again, nor those before it in this order, until the rest are seen.
 */
export async function findNextForReview(
  db: Db,
  viewer: Viewer,
  filter: { batchId?: number; after?: number; queue?: ReviewQueueName },
): Promise<number | undefined> {
  const order = `case when r.error_count > 0 then 0 else 1 end, r.least_confidence, r.id`;
  const row = await maybeOne<{ id: number }>(
    db,
    `select r.id from records r where ${QUEUES[filter.queue ?? 'review']} and ($1::bigint is null or r.batch_id = $1)
       and ($2::bigint is null or r.id <> $2) and ($3::int[] is null or r.unit_id = any($3))
     order by (case when row(${order}) <= (
       select ${order} from records r where r.id = $2) then 1 else 0 end), ${order} limit 1`,
    [filter.batchId ?? null, filter.after ?? null, viewer.unitIds],
  );
  return row?.id;
}

export function summarizeReview(
  db: Db,
  viewer: Viewer,
  filter: { batchId?: number },
): Promise<{ recordsTotal: number; recordsDone: number; recordsReturned: number }> {
  return one(
    db,
    `select count(*)::int as "recordsTotal", count(*) filter (where state = 'approved')::int as "recordsDone",
       count(*) filter (where state = 'returned')::int as "recordsReturned"
     from records where state <> 'superseded' and ($1::bigint is null or batch_id = $1) and ($2::int[] is null or unit_id = any($2))`,
    [filter.batchId ?? null, viewer.unitIds],
  );
}
