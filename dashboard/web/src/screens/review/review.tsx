import { Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { ApiError } from '../../api/client.ts';
import { askNextRecord, recordQuery } from '../../api/queries.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { pageImageUrl } from '../../viewer/use-image.ts';
import { readCourse, writeCourse } from './course.ts';
import { forgetPlace } from './place.ts';
import { ReviewDesk } from './review-desk.tsx';

export function Review() {
  const recordId = Number(useParams().recordId);
  const [search] = useSearchParams();
  const course = readCourse(search);
  const navigate = useNavigate();
  const client = useQueryClient();
  const record = useQuery(recordQuery(recordId));
  const queue = useQuery({
    queryKey: ['review-next', course, recordId],
    queryFn: () => askNextRecord(recordId, course),
    staleTime: 0,
  });
  const next = queue.data?.recordId ?? null;
  usePrefetch(next);

  const isGone = record.error instanceof ApiError && record.error.status === 404;
  useEffect(() => {
    if (!isGone) return;
    forgetPlace();
    void navigate('/duyet', { replace: true });
  }, [isGone, navigate]);

  if (record.isPending || isGone) return <Loader m="xl" type="dots" />;
  if (record.isError)
    return <ProblemNote error={record.error} onRetry={() => void record.refetch()} isPage />;
  const goOn = async () => {
    forgetPlace();
    const fresh = await askNextRecord(recordId, course);
    await client.invalidateQueries({ queryKey: recordQuery(recordId).queryKey, refetchType: 'none' });
    const suffix = writeCourse(course);
    void navigate(fresh.recordId === null ? `/duyet${suffix}` : `/duyet/${fresh.recordId}${suffix}`);
  };
  return (
    <ReviewDesk
      key={recordId}
      loaded={record.data}
      wantedField={search.get('truong')}
      queue={queue.data ?? null}
      isReturned={course.isReturned}
      onNext={() => void goOn()}
      onChanged={() => void record.refetch()}
    />
  );
}

/** The next record and its page are there before they are asked for. */
function usePrefetch(recordId: number | null) {
  const client = useQueryClient();
  useEffect(() => {
    if (recordId === null) return;
    void client.fetchQuery({ ...recordQuery(recordId), staleTime: 20_000 }).then(
      (record) => {
        const [first] = record.pages;
        if (first) new Image().src = pageImageUrl(first.id);
      },
      () => undefined,
    );
  }, [client, recordId]);
}
