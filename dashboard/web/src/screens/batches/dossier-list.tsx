import { Button, Loader } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { dossiersQuery } from '../../api/queries.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import classes from './batches.module.css';
import { DossierCard } from './dossier-card.tsx';

/** Dossiers of a batch by name; a batch may hold a whole year, so more come when they are asked for. */
export function DossierList({
  batchId,
  needsPerson,
  total,
}: {
  readonly batchId: number;
  readonly needsPerson: boolean;
  readonly total: number;
}) {
  const { words } = useWords();
  const list = useInfiniteQuery(dossiersQuery(batchId, needsPerson));
  if (list.isPending) return <Loader m="xl" type="dots" />;
  if (list.isError) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  const dossiers = list.data.pages.flatMap((page) => page.dossiers);
  return (
    <>
      {dossiers.length === 0 && needsPerson && <p className={classes.soft}>{words.batches.noneNeeds}</p>}
      <ul className={classes.grid}>
        {dossiers.map((dossier) => (
          <DossierCard key={dossier.id} dossier={dossier} batchId={batchId} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            // Not disabled meanwhile: who came by keyboard stays on it.
            aria-busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage({ cancelRefetch: false })}
          >
            {words.batches.moreDossiers(formatWhole(dossiers.length), formatWhole(total))}
          </Button>
        </div>
      )}
    </>
  );
}
