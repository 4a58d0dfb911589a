import { TriangleAlert } from 'lucide-react';
import type { CoverWarning } from '../../../../server/schemas/covers.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './batches.module.css';
import { CoverLine } from './cover-line.tsx';

/** Covers that name another book than the one the batch was put into, and what to do about it. */
export function StrayCovers({
  strays,
  book,
}: {
  readonly strays: readonly CoverWarning[];
  readonly book: string;
}) {
  const { words } = useWords();
  if (strays.length === 0) return null;
  return (
    <div className={classes.strays} role="status">
      <TriangleAlert size={20} aria-hidden />
      <div>
        <strong>{words.covers.stray(book)}</strong>
        <ul>
          {strays.map((stray) => (
            <li key={stray.pageId}>
              <a href={`/api/pages/${stray.pageId}/image`} target="_blank" rel="noreferrer">
                {words.covers.where(stray.dossier, formatWhole(stray.page))}
              </a>{' '}
              ({stray.differs.map((difference) => words.covers.differs[difference]).join(', ')}) –{' '}
              <CoverLine cover={stray.cover} />
            </li>
          ))}
        </ul>
        {words.covers.advice}
      </div>
    </div>
  );
}
