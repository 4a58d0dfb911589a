import { useVirtualizer } from '@tanstack/react-virtual';
import { Ban, CheckCheck, CircleDashed, CopyCheck, Upload } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { Link } from 'react-router-dom';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './submit.module.css';
import type { SentFile, Submission } from './submitter.ts';

const ICONS: Record<SentFile['state'], LucideIcon> = {
  queued: CircleDashed,
  sending: Upload,
  received: CheckCheck,
  duplicate: CopyCheck,
  refused: Ban,
};
const ROW_PX = 40;
/** What a person must see to comes first; the rest stays in the order of the folder. */
const URGENCY: Record<SentFile['state'], number> = {
  refused: 0,
  duplicate: 1,
  sending: 2,
  queued: 3,
  received: 3,
};

export function FileList({ submission }: { readonly submission: Submission }) {
  const { words, say } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const files = useMemo(
    () => [...submission.files].sort((a, b) => URGENCY[a.state] - URGENCY[b.state]),
    [submission.files],
  );
  const count = (state: SentFile['state']) => submission.files.filter((file) => file.state === state).length;
  const sent = count('received') + count('duplicate') + count('refused');
  const rows = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  return (
    <section className={classes.files}>
      <header>
        <h2>
          {submission.isSending
            ? words.submit.sending(formatWhole(sent), formatWhole(files.length))
            : words.submit.sent(formatWhole(files.length))}
        </h2>
        <span className={classes.soft}>
          {submission.isSending
            ? words.submit.keepOpen
            : words.submit.summary(
                formatWhole(count('received')),
                formatWhole(count('duplicate')),
                formatWhole(count('refused')),
              )}
        </span>
      </header>
      <div ref={scroller} className={classes.scroller} tabIndex={0} aria-label={words.submit.files}>
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((row) => {
            const file = files[row.index];
            if (!file) return null;
            const Icon = ICONS[file.state];
            return (
              <li
                key={file.path}
                className={classes.file}
                data-state={file.state}
                style={{ height: ROW_PX, transform: `translateY(${row.start}px)` }}
              >
                <Icon size={17} aria-hidden />
                <span className={classes.path} title={file.path}>
                  {file.path}
                </span>
                {file.problem && (
                  <span className={classes.why}>
                    {say(file.problem.message)} {say(file.problem.advice)}
                  </span>
                )}
                {file.duplicateOf && (
                  <Link to={`/lo/${file.duplicateOf.batchId}`} className={classes.why}>
                    {words.submit.duplicateOf(file.duplicateOf.batchName)}
                  </Link>
                )}
                <span className={classes.fileState}>{words.submit.fileState[file.state]}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
