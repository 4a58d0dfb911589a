import { Button } from '@mantine/core';
import { useWords } from '../../i18n/use-words.tsx';
import { showValue } from './field-text.ts';
import { outbox } from './outbox.ts';
import type { Conflict } from './outbox.ts';
import classes from './review.module.css';

/** Two people changed one field: both values are shown, one is chosen, none is lost unseen. */
export function ConflictNote({
  conflict,
  onSettled,
}: {
  readonly conflict: Conflict;
  readonly onSettled: () => void;
}) {
  const { words, say } = useWords();
  const { correction, theirs } = conflict;
  const tell = (value: string | null, state: keyof typeof words.review.states) =>
    value === null ? words.review.states[state] : showValue(theirs.kind, value);
  const settle = (keepMine: boolean) => {
    outbox.settle(conflict, keepMine);
    onSettled();
  };
  return (
    <div className={classes.conflict} role="alert">
      <strong>
        {say(theirs.title)}: {words.review.conflict}
        {theirs.verifiedBy ? ` (${theirs.verifiedBy})` : ''}
      </strong>
      <div>{words.review.conflictTheirs(tell(theirs.value, theirs.state))}</div>
      <div>{words.review.conflictMine(tell(correction.value, correction.state))}</div>
      <div className={classes.conflictButtons}>
        <Button size="xs" variant="default" onClick={() => settle(false)}>
          {words.review.keepTheirs}
        </Button>
        <Button size="xs" onClick={() => settle(true)}>
          {words.review.keepMine}
        </Button>
      </div>
    </div>
  );
}
