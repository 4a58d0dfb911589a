import { Button, Loader, SegmentedControl } from '@mantine/core';
import { useQuery, useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { BatchView, DossierPage } from '../../../../server/schemas/batches.ts';
import { batchQuery } from '../../api/queries.ts';
import { formatInstant, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { BatchControls, HeldNote } from '../../parts/batch-controls.tsx';
import { BatchProgressPanel } from '../../parts/batch-progress.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { BatchStateBadge } from './batches.tsx';
import classes from './batches.module.css';
import { BookButton } from './book-dialog.tsx';
import { HalfReceived } from './half-received.tsx';
import { DossierList } from './dossier-list.tsx';
import { StrayCovers } from './stray-covers.tsx';

export function BatchPage() {
  const batchId = Number(useParams().batchId);
  const { words } = useWords();
  const detail = useQuery(batchQuery(batchId));
  const [filter, setFilter] = useState<'all' | 'needs'>('all');
  const onMoved = useCalmRefresh(batchId);
  if (detail.isPending) return <Loader m="xl" type="dots" />;
  if (detail.isError)
    return <ProblemNote error={detail.error} onRetry={() => void detail.refetch()} isPage />;
  const { batch, dossiers } = detail.data;
  return (
    <PageBody>
      <PageHead
        title={
          <>
            {batch.name} <BatchStateBadge batch={batch} />
            <div className={classes.sub}>
              {[batch.book, formatInstant(batch.createdAt), batch.createdBy].filter(Boolean).join(' · ')}{' '}
              <BookButton detail={detail.data} />
            </div>
          </>
        }
      >
        {isUnderWay(batch) && <BatchControls batch={batch} />}
        <SegmentedControl
          value={filter}
          onChange={(value) => setFilter(value === 'needs' ? 'needs' : 'all')}
          data={[
            { value: 'all', label: `${words.batches.all} (${formatWhole(dossiers.all)})` },
            { value: 'needs', label: `${words.batches.needs} (${formatWhole(dossiers.needsPerson)})` },
          ]}
        />
        {batch.records > batch.recordsApproved && (
          <Button component={Link} to={`/duyet?lo=${batch.id}`}>
            {words.batches.review}
          </Button>
        )}
      </PageHead>
      <HalfReceived batch={batch} />
      <HeldNote batch={batch} />
      <StrayCovers detail={detail.data} />
      <BatchProgressPanel batch={batch} onMoved={onMoved} />
      <DossierList
        batchId={batch.id}
        needsPerson={filter === 'needs'}
        total={filter === 'needs' ? dossiers.needsPerson : dossiers.all}
      />
    </PageBody>
  );
}

/** Something is left that could be held back. */
function isUnderWay(batch: BatchView): boolean {
  return batch.state === 'receiving' || batch.state === 'processing' || batch.state === 'held';
}

const REFRESH_MS = 2_000;

/** Counts and the dossiers on the screen are fetched again as pages finish: not for each of them, but a moment after the first. */
function useCalmRefresh(batchId: number): (batch: BatchView) => void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef('');
  useEffect(() => () => clearTimeout(timer.current), []);
  return (batch) => {
    const mark = [
      batch.pagesTotal,
      batch.files,
      batch.dossiersDismissed,
      batch.pagesDone,
      batch.pagesFailed,
      batch.records,
      batch.state,
      batch.flow,
      batch.priority,
    ].join(' ');
    if (mark === last.current) return;
    last.current = mark;
    if (timer.current !== undefined) return;
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        void client.invalidateQueries({ queryKey: batchQuery(batchId).queryKey });
      },
      REFRESH_MS * countShown(client, batchId),
    );
  };
}

/** Pages of dossiers that a refresh fetches: the more are open, the seldomer. */
function countShown(client: QueryClient, batchId: number): number {
  const lists = client.getQueriesData<InfiniteData<DossierPage>>({
    queryKey: [...batchQuery(batchId).queryKey, 'dossiers'],
    type: 'active',
  });
  return lists.reduce((sum, [, data]) => sum + (data?.pages.length ?? 0), 1);
}
