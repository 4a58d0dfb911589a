import { DossierBook, type DossierPage } from '../../pipeline/dossier.ts';
import { execute, many, type Client, type Db } from './pool.ts';

/** A page that is the cover of a book (bìa sổ), and what was read on it. */
export interface BookCover {
  readonly pageId: number;
  readonly said: DossierBook;
}

/**
 * Writes which pages of a dossier are covers and what they say, in place of what was known of it before: earlier readings
 * stay in the files of their own results. `pageIds` by position in the dossier, the first at index 0.
 */
export async function saveBookCovers(
  client: Client,
  dossierId: number,
  pageIds: readonly number[],
  pages: readonly DossierPage[],
): Promise<void> {
  const covers = pages.flatMap(({ page, book }) => {
    const pageId = pageIds[page - 1];
    return book && pageId !== undefined ? [{ pageId, said: book }] : [];
  });
  await execute(client, 'delete from book_covers where dossier_id = $1', [dossierId]);
  await execute(
    client,
    `insert into book_covers (page_id, dossier_id, batch_id, said)
     select p.id, p.dossier_id, p.batch_id, c.said from unnest($1::bigint[], $2::jsonb[]) c(page_id, said)
     join pages p on p.id = c.page_id`,
    [covers.map(({ pageId }) => pageId), covers.map(({ said }) => JSON.stringify(said))],
  );
}

export async function listDossierCovers(db: Db, dossierIds: readonly number[]): Promise<BookCover[]> {
  const rows = await many<{ pageId: number; said: unknown }>(
    db,
    `select page_id as "pageId", said from book_covers where dossier_id = any($1)`,
    [dossierIds],
  );
  return rows.map((row) => ({ ...row, said: DossierBook.parse(row.said) }));
}

/** A cover in a batch that was put into a book. */
export interface FiledCover extends BookCover {
  readonly bookId: number;
  readonly batchId: number;
  readonly batchName: string;
  readonly dossierName: string;
  /** 1-based position in the dossier. */
  readonly pageNo: number;
}

/** Covers among what was put into books, oldest batch first; of one batch where it is given. */
export async function listFiledCovers(db: Db, batchId: number | null = null): Promise<FiledCover[]> {
  const rows = await many<Omit<FiledCover, 'said'> & { said: unknown }>(
    db,
    `select c.page_id as "pageId", c.said, b.book_id as "bookId", b.id as "batchId", b.name as "batchName",
       d.name as "dossierName", n.page_no as "pageNo"
     from book_covers c join batches b on b.id = c.batch_id join dossiers d on d.id = c.dossier_id
     cross join lateral (select page_no from (select p.id,
         (row_number() over (order by u.position, u.original_name collate "C", p.upload_id, p.page_in_file))::int as page_no
       from pages p join uploads u on u.id = p.upload_id where p.dossier_id = c.dossier_id) o where o.id = c.page_id) n
     where b.book_id is not null and ($1::bigint is null or b.id = $1) order by b.id, d.name, n.page_no`,
    [batchId],
  );
  return rows.map((row) => ({ ...row, said: DossierBook.parse(row.said) }));
}
