import { appendAudit } from './audit.ts';
import { saveBook, type Book, type BookIdentity } from './books.ts';
import { execute, inTransaction, many, maybeOne, type Pool } from './pool.ts';
import { tellProgress } from './progress.ts';
import { indexRecord } from './search-index.ts';

/**
 * Puts a batch, with all its records, into another book, or into none: whoever put it in had the wrong book in hand. What
 * was read and set stays as it is; look-ups by book and year follow. The unit stays: only the volume was mistaken.
 * False where there is no such batch.
 */
export function moveBatch(
  pool: Pool,
  batchId: number,
  book: Omit<BookIdentity, 'unitId'> | null,
  userId: number | null,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    // Dossiers that are being put together hold it until their records stand in the old book (save-dossier.ts).
    const batch = await maybeOne<{ bookId: number | null }>(
      client,
      'select book_id as "bookId" from batches where id = $1 for update',
      [batchId],
    );
    if (!batch) return false;
    const before = await maybeOne<Pick<Book, 'unitId' | 'recordType' | 'year' | 'number'>>(
      client,
      'select unit_id as "unitId", record_type as "recordType", year, number from books where id = $1',
      [batch.bookId],
    );
    const { unitId, ...from } = before ?? { unitId: null };
    const after = book && (await saveBook(client, { ...book, ...(unitId === null ? {} : { unitId }) }));
    if ((after?.id ?? null) === batch.bookId) return true;
    await execute(client, 'update batches set book_id = $2 where id = $1', [batchId, after?.id ?? null]);
    const moved = await many<{ id: number }>(
      client,
      'update records set book_id = $2, updated_at = now() where batch_id = $1 returning id',
      [batchId, after?.id ?? null],
    );
    for (const { id } of moved) await indexRecord(client, id);
    await tellProgress(client, { what: 'batch', batchId });
    await appendAudit(client, {
      actorId: userId,
      action: 'batch.move',
      subjectType: 'batch',
      subjectId: batchId,
      details: { from: before ? from : null, to: book, records: moved.length },
    });
    return true;
  });
}
