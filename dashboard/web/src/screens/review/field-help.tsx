import type { FieldView } from '../../../../server/schemas/records.ts';
import { formatPercent } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { FieldHistoryButton } from './field-history.tsx';
import { listReadings } from './field-text.ts';
import classes from './review.module.css';
import type { Typing } from './use-typing.ts';

/** What can be done to the field that is open, by mouse and touch as well as by key. */
export function FieldHelp(props: {
  readonly field: FieldView;
  readonly recordId: number;
  readonly typing: Typing;
}) {
  const { words } = useWords();
  const { field, typing } = props;
  const readings = listReadings(field);
  return (
    <div className={classes.help}>
      {readings.length > 0 && (
        <div className={classes.readings} aria-label={words.review.alternatives}>
          <span className={classes.helpLabel}>
            {words.review.alternatives} <kbd>↑</kbd> <kbd>↓</kbd>
          </span>
          {readings.map((reading) => (
            <button
              key={reading}
              type="button"
              tabIndex={-1}
              className={classes.reading}
              onMouseDown={keepFocus}
              onClick={() => typing.type(reading)}
            >
              {reading}
            </button>
          ))}
        </div>
      )}
      <div className={classes.states}>
        <button
          type="button"
          tabIndex={-1}
          className={classes.accept}
          onMouseDown={keepFocus}
          onClick={() => typing.accept(1)}
        >
          <kbd>Enter</kbd> {typing.isDraft ? words.drafts.save : words.drafts.confirm}
        </button>
        {typing.isDraft && <ActButton keyName="Esc" label={words.drafts.drop} onClick={typing.forget} />}
        <ActButton
          keyName="F2"
          label={words.review.setState.blank_on_form}
          onClick={() => typing.settle('blank_on_form')}
          isOn={field.state === 'blank_on_form' && field.isChecked}
        />
        <ActButton
          keyName="F4"
          label={words.review.setState.illegible}
          onClick={() => typing.settle('illegible')}
          isOn={field.state === 'illegible' && field.isChecked}
        />
        <ActButton
          keyName="F6"
          label={words.review.setState.struck_out}
          onClick={() => typing.settle('struck_out')}
          isOn={field.state === 'struck_out' && field.isChecked}
        />
        <ActButton
          keyName="F8"
          label={words.review.asInBook}
          onClick={typing.toggleAsInBook}
          isOn={field.isAsInBook}
        />
        {field.version > 0 && <FieldHistoryButton field={field} recordId={props.recordId} />}
        {!field.isChecked && field.version > 0 && (
          <span className={classes.confidence}>
            {words.review.confidence(formatPercent(field.confidence))}
          </span>
        )}
      </div>
    </div>
  );
}

/** A click on a button leaves the hands in the input. */
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault();

function ActButton(props: {
  readonly keyName: string;
  readonly label: string;
  readonly onClick: () => void;
  readonly isOn?: boolean;
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.state}
      aria-pressed={props.isOn}
      onMouseDown={keepFocus}
      onClick={props.onClick}
    >
      <kbd>{props.keyName}</kbd> {props.label}
    </button>
  );
}
