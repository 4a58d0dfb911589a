import type { Db } from '../../storage/database/pool.ts';
import { many } from '../../storage/database/pool.ts';
import { SELECT_DOSSIER, SELECT_PAGE, type Dossier, type Page } from '../../storage/database/pages.ts';
import { SELECT_UPLOAD, type Upload } from '../../storage/database/uploads.ts';

/** What stands in the database of a batch, whole: screens ask for parts of it, tests look at all. */

export const listBatchPages = (db: Db, batchId: number): Promise<Page[]> =>
  many<Page>(db, `${SELECT_PAGE} where p.batch_id = $1 order by d.name, "pageNo"`, [batchId]);

export const listDossiers = (db: Db, batchId: number): Promise<Dossier[]> =>
  many<Dossier>(db, `${SELECT_DOSSIER} where d.batch_id = $1 order by d.name`, [batchId]);

export const listUploads = (db: Db, batchId: number): Promise<Upload[]> =>
  many<Upload>(db, `${SELECT_UPLOAD} where u.batch_id = $1 order by u.original_name, u.id`, [batchId]);

export async function listRecordIds(db: Db, batchId: number): Promise<number[]> {
  const rows = await many<{ id: number }>(db, 'select id from records where batch_id = $1 order by id', [
    batchId,
  ]);
  return rows.map((row) => row.id);
}
