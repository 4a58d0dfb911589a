import { TriangleAlert } from 'lucide-react';
import type { BatchDetail } from '../../../../server/schemas/batches.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './batches.module.css';
import { BookButton } from './book-dialog.tsx';
import { CoverLine } from './cover-line.tsx';

/** Covers that name another book than the one the batch was put into, and what to do about it. */
export function StrayCovers({ detail }: { readonly detail: BatchDetail }) {
  const { words } = useWords();
  const strays = detail.strayCovers;
  if (strays.length === 0) return null;
  return (
    <div className={classes.strays} role="status">
      <TriangleAlert size={20} aria-hidden />
      <div>
        <strong>{words.covers.stray(detail.batch.book ?? '')}</strong>
        <ul>
          {strays.map((stray) => (
            <li key={stray.pageId}>
              <a href={`/api/pages/${stray.pageId}/image`} target="_blank" rel="noreferrer">
                {words.covers.where(stray.dossier, formatWhole(stray.page))}
              </a>{' '}
              ({stray.differs.map((difference) => words.covers.differs[difference]).join(', ')}) –{' '}
              <CoverLine cover={stray.cover} />{' '}
              {stray.names && <BookButton detail={detail} proposed={stray.names} />}
            </li>
          ))}
        </ul>
        {words.covers.advice}
      </div>
    </div>
  );
}
