import { Badge, Button, Loader, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { Link, useNavigate } from 'react-router-dom';
import type { BatchState, BatchView } from '../../../../server/schemas/batches.ts';
import { batchesQuery } from '../../api/queries.ts';
import { formatInstant, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import sheet from '../../parts/sheet.module.css';
import classes from './batches.module.css';
import { useIsHalfReceived } from './half-received.tsx';

const COLORS: Record<BatchState, string> = {
  receiving: 'ink',
  processing: 'ink',
  held: 'amber',
  review: 'amber',
  approved: 'sure',
  failed: 'seal',
  empty: 'gray',
};

export function BatchStateBadge({ batch }: { readonly batch: BatchView }) {
  const { words } = useWords();
  const { state } = batch;
  const isHalf = useIsHalfReceived(batch);
  return (
    <Badge
      variant="light"
      color={isHalf ? 'amber' : COLORS[state]}
      radius="sm"
      tt="none"
      fw={600}
      size="md"
      miw="max-content"
    >
      {isHalf ? words.resume.state(formatWhole(batch.files)) : words.batches.states[state]}
    </Badge>
  );
}

export function Batches() {
  const { words } = useWords();
  const batches = useInfiniteQuery(batchesQuery);
  if (batches.isPending) return <Loader m="xl" type="dots" />;
  if (batches.isError)
    return <ProblemNote error={batches.error} onRetry={() => void batches.refetch()} isPage />;
  const shown = batches.data.pages.flatMap((page) => page.batches);
  if (shown.length === 0)
    return (
      <EmptyState icon={Layers} title={words.batches.empty} teach={words.batches.emptyTeach}>
        <Button component={Link} to="/nop">
          {words.nav.submit}
        </Button>
      </EmptyState>
    );
  return (
    <PageBody>
      <PageHead title={words.batches.title}>
        <Button component={Link} to="/nop" variant="default">
          {words.nav.submit}
        </Button>
      </PageHead>
      <div className={sheet.sheet}>
        <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover className={sheet.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.batches.name}</Table.Th>
              <Table.Th>{words.batches.state}</Table.Th>
              <Table.Th className={classes.readColumn}>{words.batches.read}</Table.Th>
              <Table.Th className={sheet.number}>{words.batches.doubt}</Table.Th>
              <Table.Th className={sheet.number}>{words.batches.approved}</Table.Th>
              <Table.Th className={sheet.wide}>{words.batches.created}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((batch) => (
              <BatchRow key={batch.id} batch={batch} />
            ))}
          </Table.Tbody>
        </Table>
        {batches.hasNextPage && (
          <div className={classes.more}>
            <Button
              variant="default"
              loading={batches.isFetchingNextPage}
              onClick={() => void batches.fetchNextPage()}
            >
              {words.batches.older}
            </Button>
          </div>
        )}
      </div>
    </PageBody>
  );
}

function BatchRow({ batch }: { readonly batch: BatchView }) {
  const { words } = useWords();
  const navigate = useNavigate();
  const finished = batch.pagesDone + batch.pagesFailed;
  return (
    <Table.Tr className={classes.row} onClick={() => void navigate(`/lo/${batch.id}`)}>
      <Table.Td>
        <Link to={`/lo/${batch.id}`} className={classes.name} onClick={(event) => event.stopPropagation()}>
          {batch.name}
        </Link>
        {batch.book && <div className={classes.soft}>{batch.book}</div>}
      </Table.Td>
      <Table.Td>
        <BatchStateBadge batch={batch} />
        {batch.pagesFailed > 0 && (
          <div className={classes.failed}>{words.progress.failed(formatWhole(batch.pagesFailed))}</div>
        )}
      </Table.Td>
      <Table.Td>
        <div className={classes.meter}>
          <div style={{ width: `${batch.pagesTotal === 0 ? 0 : (finished / batch.pagesTotal) * 100}%` }} />
        </div>
        <span className={classes.soft}>
          {words.progress.pages(formatWhole(batch.pagesDone), formatWhole(batch.pagesTotal))}
        </span>
      </Table.Td>
      <Table.Td className={sheet.number} data-label={words.batches.doubt}>
        {formatWhole(batch.recordsDoubtful)}
      </Table.Td>
      <Table.Td className={sheet.number} data-label={words.batches.approved}>
        {words.common.of(formatWhole(batch.recordsApproved), formatWhole(batch.records))}
      </Table.Td>
      <Table.Td className={sheet.wide}>
        {formatInstant(batch.createdAt)}
        <div className={classes.soft}>{batch.createdBy}</div>
      </Table.Td>
    </Table.Tr>
  );
}
