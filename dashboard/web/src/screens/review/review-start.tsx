import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheckBig } from 'lucide-react';
import { Link, Navigate, useSearchParams } from 'react-router-dom';
import { askNextRecord } from '../../api/queries.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { recallPlace } from './place.ts';

/** Goes to where the person left off, else to the record that most needs a person. */
export function ReviewStart() {
  const { words } = useWords();
  const [search] = useSearchParams();
  const batchId = search.get('lo') === null ? null : Number(search.get('lo'));
  const place = batchId === null ? recallPlace() : null;
  const next = useQuery({
    queryKey: ['review-next', batchId],
    queryFn: () => askNextRecord(null, batchId),
    enabled: place === null,
    gcTime: 0,
  });
  if (place) return <Navigate to={`/duyet/${place.recordId}?truong=${place.fieldId}`} replace />;
  if (next.isPending) return <Loader m="xl" type="dots" />;
  if (next.isError) return <ProblemNote error={next.error} onRetry={() => void next.refetch()} isPage />;
  if (next.data.recordId === null)
    return (
      <EmptyState icon={CircleCheckBig} title={words.review.empty} teach={words.review.emptyTeach}>
        <Button component={Link} to="/tra-cuu" variant="default">
          {words.nav.search}
        </Button>
      </EmptyState>
    );
  return <Navigate to={`/duyet/${next.data.recordId}${batchId === null ? '' : `?lo=${batchId}`}`} replace />;
}
