import { CircleHelp, Info } from 'lucide-react';
import type { LookUpResult } from '../../../../server/schemas/look-ups.ts';
import { formatInstant, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { showValue } from '../review/field-text.ts';
import classes from './block-banner.module.css';

/** Units named in one sentence. */
const MOST_UNITS = 3;

/**
 * The two answers that are not yes. No is said of the data it was looked for in, and of what that data lacks;
 * a question not understood gets neither yes nor no.
 */
export function VerdictNote({ result }: { readonly result: LookUpResult }) {
  const { words } = useWords();
  if (result.verdict === 'found') return null;
  if (result.verdict === 'not_understood')
    return (
      <section className={classes.unclear} role="alert">
        <CircleHelp size={28} aria-hidden />
        <div>
          <h2>{words.blocks.unclear}</h2>
          {result.ignored.length > 0 && <p>{words.search.ignored(result.ignored.join(' · '))}</p>}
          <p>{words.blocks.unclearTeach}</p>
        </div>
      </section>
    );
  return (
    <section className={classes.none} role="status">
      <Info size={24} aria-hidden />
      <div>
        <h2>{words.blocks.none}</h2>
        <p>{useCoverage(result)}</p>
        {result.coverage.waiting > 0 && (
          <p>{words.blocks.noneWaiting(formatWhole(result.coverage.waiting))}</p>
        )}
        {result.coverage.unread > 0 && (
          <p>
            <em>{words.blocks.noneUnread(formatWhole(result.coverage.unread))}</em>
          </p>
        )}
        <p>{words.blocks.noneLimits}</p>
      </div>
    </section>
  );
}

function useCoverage({ coverage }: LookUpResult): string {
  const { words } = useWords();
  const { units, latestDocDate, latestApproval } = coverage;
  const named = units.slice(0, MOST_UNITS).join(', ');
  const more = units.length - MOST_UNITS;
  return [
    words.blocks.noneOf(formatWhole(coverage.approved)),
    units.length > 0 &&
      (more > 0 ? words.blocks.noneUnitsMore(named, formatWhole(more)) : words.blocks.noneUnits(named)),
    latestDocDate !== null && words.blocks.noneUntil(showValue('date', latestDocDate)),
    latestApproval !== null && words.blocks.noneApproved(formatInstant(latestApproval)),
  ]
    .filter((part) => part !== false)
    .join('')
    .concat('.');
}
