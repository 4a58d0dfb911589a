import { findBatch } from '../../storage/database/batches.ts';
import { listBooks } from '../../storage/database/books.ts';
import { findUnit } from '../../storage/database/units.ts';
import type { User } from '../../storage/database/users.ts';
import type { DashboardDeps } from './deps.ts';
import { Refusal } from './problems.ts';
import type { BatchView } from './schemas/batches.ts';
import type { FiledBook } from './schemas/covers.ts';
import { viewBatch } from './views/batch-view.ts';

/** A batch as it is shown, the book that it was put into, and all books. */
export async function readShownBatch(
  { pool, recordTypes }: Pick<DashboardDeps, 'pool' | 'recordTypes'>,
  batchId: number,
) {
  const batch = await findBatch(pool, batchId);
  if (!batch) throw new Refusal('E-NOT-HERE');
  const books = await listBooks(pool);
  const book = books.find((one) => one.id === batch.bookId) ?? null;
  return { batch: viewBatch(batch, books, recordTypes), book, books };
}

export async function readBatchView(deps: DashboardDeps, batchId: number): Promise<BatchView> {
  return (await readShownBatch(deps, batchId)).batch;
}

/** The book that a person names: of their own unit where they name none. A kind or a unit that is not there is refused. */
export async function readNamedBook(
  { pool, recordTypes }: DashboardDeps,
  user: User,
  book: FiledBook | null,
): Promise<FiledBook | null> {
  if (!book) return null;
  const unitId = book.unitId ?? user.unitId;
  if (!recordTypes.some((type) => type.id === book.recordType)) throw new Refusal('E-NOT-HERE');
  if (unitId !== null && !(await findUnit(pool, unitId))) throw new Refusal('E-NOT-HERE');
  return { ...book, unitId };
}
