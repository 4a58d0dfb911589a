import { findBatch } from '../../storage/database/batches.ts';
import { listBooks } from '../../storage/database/books.ts';
import type { DashboardDeps } from './deps.ts';
import { Refusal } from './problems.ts';
import type { BatchView } from './schemas/batches.ts';
import type { NamedBook } from './schemas/covers.ts';
import { viewBatch } from './views/batch-view.ts';

/** A batch as it is shown, the book that it was put into, and all books. */
export async function readShownBatch({ pool, recordTypes }: DashboardDeps, batchId: number) {
  const batch = await findBatch(pool, batchId);
  if (!batch) throw new Refusal('E-NOT-HERE');
  const books = await listBooks(pool);
  const book = books.find((one) => one.id === batch.bookId) ?? null;
  return { batch: viewBatch(batch, books, recordTypes), book, books };
}

export async function readBatchView(deps: DashboardDeps, batchId: number): Promise<BatchView> {
  return (await readShownBatch(deps, batchId)).batch;
}

/** A book of a kind that this program does not know would be shown to nobody. */
export function refuseUnknownType({ recordTypes }: DashboardDeps, book: NamedBook | null): void {
  if (book && !recordTypes.some((type) => type.id === book.recordType)) throw new Refusal('E-NOT-HERE');
}
