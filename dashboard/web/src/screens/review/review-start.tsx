import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheckBig } from 'lucide-react';
import { Link, Navigate, useSearchParams } from 'react-router-dom';
import { askNextRecord } from '../../api/queries.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { readCourse, writeCourse } from './course.ts';
import { recallPlace } from './place.ts';

/** Goes to where the person left off, else to the record that most needs a person. */
export function ReviewStart() {
  const { words } = useWords();
  const [search] = useSearchParams();
  const course = readCourse(search);
  const suffix = writeCourse(course);
  const place = suffix === '' ? recallPlace() : null;
  const next = useQuery({
    queryKey: ['review-next', course],
    queryFn: () => askNextRecord(null, course),
    enabled: place === null,
    gcTime: 0,
  });
  if (place) return <Navigate to={`/duyet/${place.recordId}?truong=${place.fieldId}`} replace />;
  if (next.isPending) return <Loader m="xl" type="dots" />;
  if (next.isError) return <ProblemNote error={next.error} onRetry={() => void next.refetch()} isPage />;
  if (next.data.recordId === null)
    return (
      <EmptyState
        icon={CircleCheckBig}
        title={course.isReturned ? words.returned.none : words.review.empty}
        teach={words.review.emptyTeach}
      >
        {next.data.returned > 0 && !course.isReturned && (
          <Button component={Link} to={`/duyet${writeCourse({ ...course, isReturned: true })}`}>
            {words.returned.open(formatWhole(next.data.returned))}
          </Button>
        )}
        <Button component={Link} to="/tra-cuu" variant="default">
          {words.nav.search}
        </Button>
      </EmptyState>
    );
  return <Navigate to={`/duyet/${next.data.recordId}${suffix}`} replace />;
}
