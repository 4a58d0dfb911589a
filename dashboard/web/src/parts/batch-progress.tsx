import type { BatchView } from '../../../server/schemas/batches.ts';
import { formatDecimal, formatWhole } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.tsx';
import type { Words } from '../i18n/words-vi.ts';
import classes from './batch-progress.module.css';
import { FailureList } from './failure-list.tsx';
import { useBatchProgress } from './use-batch-progress.ts';

/** Time left, said as people say it. */
export function sayTimeLeft(words: Words, secondsLeft: number): string {
  const minutes = Math.round(secondsLeft / 60);
  if (minutes < 1) return words.progress.leftUnderOne;
  if (minutes < 90) return words.progress.left(formatWhole(minutes));
  return words.progress.leftHours(formatWhole(Math.floor(minutes / 60)), formatWhole(minutes % 60));
}

/** Pages done, rate and time left of one batch, live, with what failed and what to do about it. */
export function BatchProgressPanel(props: {
  readonly batch: BatchView;
  /** Called with the batch as it now stands, whenever it moved. */
  readonly onMoved?: (batch: BatchView) => void;
}) {
  const { words } = useWords();
  const { progress, isLive } = useBatchProgress(props.batch.id, props.onMoved);
  const batch = progress?.batch ?? props.batch;
  return (
    <section className={classes.panel} data-testid="batch-progress">
      <ProgressLine batch={batch} />
      {!isLive && <div className={classes.away}>{words.progress.reconnecting}</div>}
      {progress && progress.failures.length > 0 && (
        <FailureList failures={progress.failures} batchId={batch.id} />
      )}
    </section>
  );
}

function ProgressLine({ batch }: { readonly batch: BatchView }) {
  const { words } = useWords();
  const finished = batch.pagesDone + batch.pagesFailed;
  const isOver =
    batch.pagesTotal > 0 &&
    finished >= batch.pagesTotal &&
    batch.state !== 'receiving' &&
    batch.state !== 'processing' &&
    batch.state !== 'held';
  const share = (n: number) => (batch.pagesTotal === 0 ? 0 : (n / batch.pagesTotal) * 100);
  return (
    <>
      <div className={classes.numbers}>
        <strong>{words.progress.pages(formatWhole(batch.pagesDone), formatWhole(batch.pagesTotal))}</strong>
        {isOver ? (
          <span>{words.progress.allRead}</span>
        ) : batch.flow === 'pause' || batch.flow === 'drained' ? (
          <span className={classes.held}>{words.flow.states[batch.flow]}</span>
        ) : (
          <>
            <span>
              {batch.pagesPerMinute === null
                ? words.progress.measuring
                : words.progress.rate(formatDecimal(batch.pagesPerMinute))}
            </span>
            {batch.secondsLeft !== null && <span>{sayTimeLeft(words, batch.secondsLeft)}</span>}
          </>
        )}
        {batch.pagesFailed > 0 && (
          <span className={classes.failed}>{words.progress.failed(formatWhole(batch.pagesFailed))}</span>
        )}
        {batch.dossiersDismissed > 0 && (
          <span className={classes.let}>{words.dismissal.count(formatWhole(batch.dossiersDismissed))}</span>
        )}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={words.progress.label}
        aria-valuemin={0}
        aria-valuemax={batch.pagesTotal}
        aria-valuenow={finished}
      >
        <div className={classes.done} style={{ width: `${share(batch.pagesDone)}%` }} />
        <div className={classes.bad} style={{ width: `${share(batch.pagesFailed)}%` }} />
      </div>
    </>
  );
}
