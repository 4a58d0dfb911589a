import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import type { LookUpResult } from '../../../../server/schemas/look-ups.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { HitCard } from './hit-card.tsx';
import classes from './search.module.css';

interface FoundListProps {
  readonly text: string;
  readonly result: LookUpResult;
  readonly hits: LookUpResult['hits'];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
}

export function FoundList({ text, result, hits, hasMore, isLoadingMore, onMore }: FoundListProps) {
  const { words } = useWords();
  // What was not understood was not looked for: that it is not there would be an answer.
  if (hits.length === 0 && result.verdict === 'not_understood') return null;
  if (hits.length === 0)
    return <EmptyState icon={SearchX} title={words.search.none(text)} teach={words.search.noneTeach} />;
  const count = result.isTotalExact ? words.search.found : words.search.foundMore;
  return (
    <>
      <p className={classes.found} role="status">
        {count(formatWhole(result.total), formatWhole(result.tookMs))}
      </p>
      {result.isPartial && <p className={classes.partial}>{words.search.partial}</p>}
      <ul className={classes.hits}>
        {hits.map((hit) => (
          <HitCard key={hit.recordId} hit={hit} />
        ))}
      </ul>
      {hasMore && (
        <Button variant="default" mt="md" loading={isLoadingMore} onClick={onMore}>
          {words.search.more(formatWhole(hits.length))}
        </Button>
      )}
    </>
  );
}

/** What the question was taken for: whoever sees it taken wrongly asks again. */
export function UnderstoodChips({ result }: { readonly result: LookUpResult }) {
  const { words } = useWords();
  if (result.understood.length === 0) return null;
  return (
    <p className={classes.understood}>
      {words.search.understood}:{' '}
      {result.understood.map(({ kind, text }, at) => (
        <span key={`${kind} ${at}`} className={classes.asked}>
          <small>{words.search.asked[kind]}</small> {text}
        </span>
      ))}
    </p>
  );
}
