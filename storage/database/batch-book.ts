import { Denial, requirePermission } from '../access/denial.ts';
import { requireBatch } from '../access/gate.ts';
import type { Viewer } from '../access/viewer.ts';
import { appendAudit } from './audit.ts';
import { saveBook, type Book, type BookIdentity } from './books.ts';
import { execute, inTransaction, many, maybeOne, type Pool } from './pool.ts';
import { tellProgress } from './progress.ts';
import { indexRecord } from './search-index.ts';

/**
 * Puts a batch, with all its records, into another book, or into none: whoever put it in had the wrong book in hand. What
 * was read and set stays as it is; look-ups by book, year and unit follow, and so does whose turn its waiting tasks take.
 * Errors: `Denial`, where the batch is none of the viewer's or the book another unit's.
 */
export function moveBatch(
  pool: Pool,
  viewer: Viewer,
  batchId: number,
  book: BookIdentity | null,
): Promise<void> {
  return inTransaction(pool, async (client) => {
    await requireBatch(client, viewer, 'batch.change', batchId);
    if (book) requirePermission(viewer, 'batch.change', { unitId: book.unitId });
    // Dossiers that are being put together hold it until their records stand in the old book (save-dossier.ts).
    const batch = await maybeOne<{ bookId: number | null }>(
      client,
      'select book_id as "bookId" from batches where id = $1 for update',
      [batchId],
    );
    if (!batch) throw new Denial('absent');
    const before = await maybeOne<Pick<Book, 'unitId' | 'recordType' | 'year' | 'number'>>(
      client,
      'select unit_id as "unitId", record_type as "recordType", year, number from books where id = $1',
      [batch.bookId],
    );
    const after = book && (await saveBook(client, book));
    if ((after?.id ?? null) === batch.bookId) return;
    await execute(client, 'update batches set book_id = $2, unit_id = coalesce($3, unit_id) where id = $1', [
      batchId,
      after?.id ?? null,
      after?.unitId ?? null,
    ]);
    const moved = await many<{ id: number }>(
      client,
      `update records r set book_id = b.book_id, unit_id = b.unit_id, updated_at = now()
       from batches b where b.id = $1 and r.batch_id = b.id returning r.id`,
      [batchId],
    );
    await execute(
      client,
      `update tasks t set lane = coalesce('unit:' || b.unit_id, 'batch:' || b.id)
       from batches b where b.id = $1 and t.batch_id = b.id and t.state = 'pending'`,
      [batchId],
    );
    for (const { id } of moved) await indexRecord(client, id);
    await tellProgress(client, { what: 'batch', batchId });
    await appendAudit(client, {
      actorId: viewer.id,
      action: 'batch.move',
      subjectType: 'batch',
      subjectId: batchId,
      details: { from: before ?? null, to: book, records: moved.length },
    });
  });
}
