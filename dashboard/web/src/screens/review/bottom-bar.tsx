import { Button } from '@mantine/core';
import { CloudOff, CloudUpload, Keyboard, Undo2 } from 'lucide-react';
import type { ReviewQueue } from '../../../../server/schemas/records.ts';
import { Link } from 'react-router-dom';
import { formatTime, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import type { OutboxState } from './outbox.ts';
import classes from './review.module.css';
import type { Review } from './use-review.ts';

interface BottomBarProps {
  readonly review: Review;
  readonly queue: ReviewQueue | null;
  readonly isDeciding: boolean;
  /** Going through the records that were given back. */
  readonly isReturned: boolean;
  readonly onApprove: () => void;
  readonly onNext: () => void;
  readonly onUndo: () => void;
  readonly onHelp: () => void;
  readonly onGiveBack: () => void;
  readonly onReopen: () => void;
}

/** How much is left, that nothing is lost, and the keys that act here. */
export function BottomBar(props: BottomBarProps) {
  const { words } = useWords();
  const { review, queue } = props;
  const doubts = review.doubts.length;
  const isApproved = review.record.state === 'approved';
  return (
    <footer className={classes.bar}>
      <span className={classes.progress} data-testid="review-progress">
        {queue &&
          (doubts > 0
            ? words.review.progress(formatWhole(queue.done), formatWhole(queue.total), formatWhole(doubts))
            : words.review.progressClean(formatWhole(queue.done), formatWhole(queue.total)))}
      </span>
      <SaveState outbox={review.outbox} />
      {review.draftFields.length > 0 && (
        <span className={classes.kept}>{words.drafts.count(formatWhole(review.draftFields.length))}</span>
      )}
      {queue && queue.returned > 0 && !props.isReturned && (
        <Link to="/duyet?tra-lai=1" className={classes.returned}>
          {words.returned.count(formatWhole(queue.returned))}
        </Link>
      )}
      {props.isReturned && <span className={classes.returned}>{words.returned.course}</span>}
      <span className={classes.spacer} />
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.onDesk ?? ''}
        tabIndex={-1}
        leftSection={<Keyboard size={16} />}
        onClick={props.onHelp}
      >
        {words.review.keys} <kbd>F1</kbd>
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        tabIndex={-1}
        leftSection={<Undo2 size={16} />}
        onClick={props.onUndo}
      >
        {words.review.undo} <kbd>Alt U</kbd>
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={props.onNext}>
        {words.review.skip} <kbd>Alt N</kbd>
      </Button>
      {isApproved ? (
        <Button variant="default" size="sm" onClick={props.onReopen}>
          {words.review.reopen}
        </Button>
      ) : (
        <>
          <Button variant="subtle" color="seal" size="compact-sm" onClick={props.onGiveBack}>
            {words.review.giveBack} <kbd>F9</kbd>
          </Button>
          <Button id="approve-record" size="sm" loading={props.isDeciding} onClick={props.onApprove}>
            {words.review.approve} <kbd className={classes.keyOnAction}>Ctrl Enter</kbd>
          </Button>
        </>
      )}
    </footer>
  );
}

function SaveState({ outbox }: { readonly outbox: OutboxState }) {
  const { words, say } = useWords();
  if (outbox.refused)
    return (
      <span className={classes.refused} role="alert">
        {words.review.refused}: {say(outbox.refused.problem.message)}
      </span>
    );
  if (outbox.isAway && outbox.waiting.length > 0)
    return (
      <span className={classes.kept} role="status" data-testid="save-state">
        <CloudOff size={16} aria-hidden /> {words.review.kept(formatWhole(outbox.waiting.length))}
      </span>
    );
  return (
    <span className={classes.saved} role="status" data-testid="save-state">
      {outbox.waiting.length > 0 ? (
        <>
          <CloudUpload size={16} aria-hidden /> {words.review.saving}
        </>
      ) : (
        outbox.savedAt && words.review.saved(formatTime(outbox.savedAt))
      )}
    </span>
  );
}
