import { z } from 'zod';
import { listFiledCovers } from '../../../storage/database/book-covers.ts';
import { listBooks, type BookProgress } from '../../../storage/database/books.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { BookView } from '../schemas/overview.ts';
import { findStrayCovers } from '../views/cover-view.ts';
import { titleOf } from '../views/record-title.ts';

export function addBookRoutes(app: App, deps: DashboardDeps): void {
  const viewBook = (book: BookProgress, strays: ReturnType<typeof findStrayCovers>): BookView => ({
    id: book.id,
    recordType: book.recordType,
    title: titleOf(deps.recordTypes, book.recordType),
    unit: book.unitName,
    year: book.year,
    number: book.number,
    records: book.recordCount,
    approved: book.approvedCount,
    expected: book.expectedCount,
    strayBatches: [
      ...new Map(
        strays
          .filter((stray) => stray.bookId === book.id)
          .map((stray) => [stray.batchId, { id: stray.batchId, name: stray.batchName }]),
      ).values(),
    ],
  });

  app.get(
    '/api/books',
    {
      config: { access: 'book.read' },
      schema: { response: { 200: z.object({ books: z.array(BookView) }) } },
    },
    async (request) => {
      const [books, covers] = await Promise.all([
        listBooks(deps.pool, requireUser(request)),
        listFiledCovers(deps.pool),
      ]);
      const strays = findStrayCovers(covers, books);
      return { books: books.map((book) => viewBook(book, strays)) };
    },
  );
}
