import { IS_UPLOAD_DISMISSED } from './dismissals.ts';
import { many, maybeOne, type Db } from './pool.ts';

export type PageState = 'waiting' | 'running' | 'read' | 'failed' | 'set_aside';

/** One page (trang) of one file. */
export interface Page {
  readonly id: number;
  readonly batchId: number;
  readonly dossierId: number;
  readonly dossierName: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly pageInFile: number;
  /** 1-based position in the dossier. */
  readonly pageNo: number;
  readonly state: PageState;
  readonly kind: string | null;
  /** Clockwise turn that makes the page upright: 0 | 90 | 180 | 270. */
  readonly rotation: number | null;
  /** The file holds the page mirrored: its view does not, boxes do. */
  readonly isMirrored: boolean;
  /** Height of one of the file's pixels over its width; those of the view are square. */
  readonly pixelAspect: number;
  readonly skewDeg: number | null;
  readonly quality: { score: number; issues: string[] } | null;
  /** Of the file as it came; boxes of fields are in these pixels. */
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly wordCount: number | null;
  /** Object key prefix of what was read: `${resultKey}/reading.json`. */
  readonly resultKey: string | null;
  /** Object key of the page as it came, same pixels, as every browser shows it. */
  readonly viewKey: string | null;
  readonly failureCode: string | null;
  readonly failureDetails: Record<string, unknown> | null;
  readonly attempts: number;
  readonly finishedAt: Date | null;
  /** The record type that a person says begins on it. */
  readonly named: string | null;
}

/** Readings of earlier versions each had a view of their own. */
export const VIEW_KEY = `coalesce(p.view_key, p.result_key || '/view.jpg')`;

export const SELECT_PAGE = `select p.id, p.batch_id as "batchId", p.dossier_id as "dossierId", d.name as "dossierName",
  u.original_name as "fileName", p.sha256, p.page_in_file as "pageInFile",
  (row_number() over (partition by p.dossier_id order by u.position, u.original_name collate "C", p.upload_id, p.page_in_file))::int as "pageNo",
  case when p.state = 'waiting' and t.state = 'running' then 'running' else p.state end as state,
  coalesce((t.result->>'isMirrored')::boolean, false) as "isMirrored", coalesce((t.result->>'pixelAspect')::float8, 1) as "pixelAspect",
  p.kind, p.rotation, p.skew_deg as "skewDeg", p.quality, p.width_px as "widthPx", p.height_px as "heightPx",
  p.word_count as "wordCount", p.result_key as "resultKey", ${VIEW_KEY} as "viewKey", p.failure_code as "failureCode",
  p.failure_details as "failureDetails", coalesce(t.attempts, 0) as attempts, p.finished_at as "finishedAt", n.record_type as named
  from pages p join dossiers d on d.id = p.dossier_id join uploads u on u.id = p.upload_id and not ${IS_UPLOAD_DISMISSED}
  left join tasks t on t.key = p.task_key left join named_pages n on n.page_id = p.id`;

/** In reading order. */
export function listDossierPages(db: Db, dossierId: number): Promise<Page[]> {
  return many<Page>(db, `${SELECT_PAGE} where p.dossier_id = $1 order by "pageNo"`, [dossierId]);
}

export async function findPage(db: Db, pageId: number): Promise<Page | undefined> {
  const row = await maybeOne<{ dossierId: number }>(
    db,
    'select dossier_id as "dossierId" from pages where id = $1',
    [pageId],
  );
  return row && (await listDossierPages(db, row.dossierId)).find((page) => page.id === pageId);
}

export interface Dossier {
  readonly id: number;
  readonly batchId: number;
  readonly name: string;
  readonly state: 'waiting' | 'done' | 'failed' | 'duplicate';
  readonly duplicateOf: number | null;
  readonly failureCode: string | null;
  readonly failureDetails: Record<string, unknown> | null;
  /** Object key prefix of dossier.json, searchable.pdf and the ALTO files. */
  readonly resultKey: string | null;
  readonly recordIds: number[];
  /** Why a person has let it go. */
  readonly dismissReason: string | null;
}

export const SELECT_DOSSIER = `select d.id, d.batch_id as "batchId", d.name, d.state, d.duplicate_of as "duplicateOf",
  d.failure_code as "failureCode", d.failure_details as "failureDetails", d.result_key as "resultKey",
  coalesce((select array_agg(r.id order by r.ordinal) from records r where r.dossier_id = d.id and r.state <> 'superseded'), '{}')
    as "recordIds",
  (select x.reason from dismissals x where x.dossier_id = d.id) as "dismissReason" from dossiers d`;

export async function findDossier(db: Db, dossierId: number): Promise<Dossier | undefined> {
  const row = await maybeOne<Dossier>(db, `${SELECT_DOSSIER} where d.id = $1`, [dossierId]);
  return row && withNumericIds(row);
}

/** Arrays of bigint come as text. */
export function withNumericIds(dossier: Dossier): Dossier {
  return { ...dossier, recordIds: dossier.recordIds.map(Number) };
}
