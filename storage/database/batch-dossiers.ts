import {
  IS_DOSSIER_DISMISSED,
  IS_OF_DISMISSED_UPLOAD,
  IS_PAGE_DISMISSED,
  IS_UPLOAD_DISMISSED,
} from './dismissals.ts';
import { many, one, type Db } from './pool.ts';
import { SELECT_DOSSIER, SELECT_PAGE, withNumericIds, type Dossier, type Page } from './pages.ts';
import { SELECT_RECORD, type RecordRow } from './records.ts';
import { SELECT_UPLOAD, type Upload } from './uploads.ts';

/** Writing of which nothing came, or a page too dark to show any: neither empty nor crossed out nor the cover of a book. */
const CAME_TO_NOTHING = `(d.state = 'done' and not exists (select from records r where r.dossier_id = d.id and r.state <> 'superseded')
  and not exists (select from book_covers c where c.dossier_id = d.id)
  and exists (select from pages p where p.dossier_id = d.id and (p.kind = 'content' or p.quality -> 'issues' ? 'too_dark')))`;

/**
 * Dossier `d` that a person must see to: it or one of its pages could not be read, it holds writing that is no known
 * paper, or a record holds a field in doubt.
 */
/** Page `p` could not be read, and nobody has said that it need not be. */
const IS_PAGE_OPEN = `p.state in ('failed', 'set_aside') and not ${IS_PAGE_DISMISSED} and not ${IS_OF_DISMISSED_UPLOAD}`;
const NEEDS_PERSON = `((d.state = 'failed' or ${CAME_TO_NOTHING}) and not ${IS_DOSSIER_DISMISSED}
  or exists (select from uploads u where u.dossier_id = d.id and u.state = 'failed' and not ${IS_UPLOAD_DISMISSED})
  or exists (select from pages p where p.dossier_id = d.id and ${IS_PAGE_OPEN})
  or exists (select from records r where r.dossier_id = d.id and r.state not in ('approved', 'superseded') and r.doubtful_count > 0))`;

export interface DossierCounts {
  readonly all: number;
  readonly waiting: number;
  readonly done: number;
  readonly failed: number;
  readonly duplicate: number;
  readonly needsPerson: number;
}

export function countDossiers(db: Db, batchId: number): Promise<DossierCounts> {
  return one<DossierCounts>(
    db,
    `select count(*)::int as all, count(*) filter (where d.state = 'waiting')::int as waiting,
       count(*) filter (where d.state = 'done')::int as done, count(*) filter (where d.state = 'failed')::int as failed,
       count(*) filter (where d.state = 'duplicate')::int as duplicate,
       count(*) filter (where ${NEEDS_PERSON})::int as "needsPerson"
     from dossiers d where d.batch_id = $1`,
    [batchId],
  );
}

export interface DossiersWished {
  /** The name of the last dossier seen; names are unique in a batch. */
  readonly after?: string | undefined;
  readonly needsPerson: boolean;
  readonly limit: number;
}

/** Dossiers of a batch by name, some at a time, with their pages and records. */
export async function listDossiersAfter(
  db: Db,
  batchId: number,
  wish: DossiersWished,
): Promise<{ dossiers: Dossier[]; pages: Page[]; records: RecordRow[] }> {
  const dossiers = await many<Dossier>(
    db,
    `${SELECT_DOSSIER} where d.batch_id = $1 and ($2::text is null or d.name > $2) and (not $3 or ${NEEDS_PERSON})
     order by d.name limit $4`,
    [batchId, wish.after ?? null, wish.needsPerson, wish.limit],
  );
  const ids = dossiers.map((dossier) => dossier.id);
  const [pages, records] = await Promise.all([
    many<Page>(db, `${SELECT_PAGE} where p.dossier_id = any($1) order by p.dossier_id, "pageNo"`, [ids]),
    many<RecordRow>(
      db,
      `${SELECT_RECORD} where r.dossier_id = any($1) and r.state <> 'superseded' order by r.id`,
      [ids],
    ),
  ]);
  return { dossiers: dossiers.map(withNumericIds), pages, records };
}

export interface BatchFailures {
  readonly uploads: readonly Upload[];
  readonly pages: readonly Page[];
  readonly dossiers: readonly Dossier[];
}

/** What of a batch could not be read, at most `limit` of each kind. Positions in the dossier are not told here. */
export async function listBatchFailures(db: Db, batchId: number, limit: number): Promise<BatchFailures> {
  const [uploads, pages, dossiers] = await Promise.all([
    many<Upload>(
      db,
      `${SELECT_UPLOAD} where u.batch_id = $1 and u.state = 'failed' and not ${IS_UPLOAD_DISMISSED} order by u.original_name, u.id limit $2`,
      [batchId, limit],
    ),
    many<Page>(
      db,
      `${SELECT_PAGE} where p.batch_id = $1 and ${IS_PAGE_OPEN} order by d.name, "pageNo" limit $2`,
      [batchId, limit],
    ),
    // What is told of its file or page already is not told again.
    many<Dossier>(
      db,
      `${SELECT_DOSSIER} where d.batch_id = $1 and d.state = 'failed' and not ${IS_DOSSIER_DISMISSED}
         and not exists (select from uploads u where u.dossier_id = d.id and u.state = 'failed')
         and not exists (select from pages p where p.dossier_id = d.id and p.state in ('failed', 'set_aside'))
       order by d.name limit $2`,
      [batchId, limit],
    ),
  ]);
  return { uploads, pages, dossiers: dossiers.map(withNumericIds) };
}
