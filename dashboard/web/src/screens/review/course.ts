import type { ReviewCourse } from '../../api/queries.ts';

/** Which records are gone through, as the address holds it: `lo` a batch, `tra-lai` those that were given back. */
export function readCourse(search: URLSearchParams): ReviewCourse {
  const batch = search.get('lo');
  return { batchId: batch === null ? null : Number(batch), isReturned: search.get('tra-lai') !== null };
}

export function writeCourse({ batchId, isReturned }: ReviewCourse): string {
  const parts = [...(batchId === null ? [] : [`lo=${batchId}`]), ...(isReturned ? ['tra-lai=1'] : [])];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
