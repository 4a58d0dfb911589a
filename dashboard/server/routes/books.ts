import { z } from 'zod';
import { listBooks } from '../../../storage/database/books.ts';
import type { App } from '../app.ts';
import type { DashboardDeps } from '../deps.ts';
import { BookView } from '../schemas/overview.ts';
import { titleOf } from '../views/record-title.ts';

export function addBookRoutes(app: App, deps: DashboardDeps): void {
  app.get(
    '/api/books',
    {
      config: { roles: ['operator', 'reviewer'] },
      schema: { response: { 200: z.object({ books: z.array(BookView) }) } },
    },
    async () => ({
      books: (await listBooks(deps.pool)).map((book) => ({
        id: book.id,
        recordType: book.recordType,
        title: titleOf(deps.recordTypes, book.recordType),
        unit: book.unitName,
        year: book.year,
        number: book.number,
        records: book.recordCount,
        approved: book.approvedCount,
        expected: book.expectedCount,
      })),
    }),
  );
}
