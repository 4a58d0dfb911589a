import { Button, Loader, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BookOpenText, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router-dom';
import { booksQuery } from '../../api/queries.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import sheet from '../../parts/sheet.module.css';
import classes from '../batches/batches.module.css';

export function Books() {
  const { words, say } = useWords();
  const books = useQuery(booksQuery);
  if (books.isPending) return <Loader m="xl" type="dots" />;
  if (books.isError) return <ProblemNote error={books.error} onRetry={() => void books.refetch()} isPage />;
  if (books.data.books.length === 0)
    return (
      <EmptyState icon={BookOpenText} title={words.books.empty} teach={words.books.emptyTeach}>
        <Button component={Link} to="/nop">
          {words.nav.submit}
        </Button>
      </EmptyState>
    );
  return (
    <PageBody>
      <PageHead title={words.books.title} />
      <div className={sheet.sheet}>
        <Table verticalSpacing="sm" horizontalSpacing="md" className={sheet.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.books.book}</Table.Th>
              <Table.Th className={sheet.wide}>{words.books.unit}</Table.Th>
              <Table.Th className={sheet.number}>{words.books.records}</Table.Th>
              <Table.Th className={sheet.number}>{words.books.approved}</Table.Th>
              <Table.Th className={sheet.number}>{words.books.expected}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {books.data.books.map((book) => (
              <Table.Tr key={book.id}>
                <Table.Td>
                  {words.books.name(say(book.title), book.number, String(book.year))}
                  {book.strayBatches.length > 0 && (
                    <div className={classes.stray}>
                      <TriangleAlert size={14} aria-hidden /> {words.covers.strayBatches}{' '}
                      {book.strayBatches.map((batch) => (
                        <Link key={batch.id} to={`/lo/${batch.id}`}>
                          {batch.name}
                        </Link>
                      ))}
                    </div>
                  )}
                </Table.Td>
                <Table.Td className={sheet.wide}>{book.unit}</Table.Td>
                <Table.Td className={sheet.number} data-label={words.books.records}>
                  {formatWhole(book.records)}
                </Table.Td>
                <Table.Td className={sheet.number} data-label={words.books.approved}>
                  {formatWhole(book.approved)}
                </Table.Td>
                <Table.Td className={sheet.number} data-label={words.books.expected}>
                  {book.expected === null ? '–' : formatWhole(book.expected)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </PageBody>
  );
}
