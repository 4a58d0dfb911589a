import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { FieldView, FindingView, RecordPage } from '../../../../server/schemas/records.ts';
import { formatPercent } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { TrustMark } from '../../parts/trust-mark.tsx';
import { FieldCrop } from '../../viewer/field-crop.tsx';
import { FieldHistoryButton } from './field-history.tsx';
import { isLong, listReadings, readTyped, showValue } from './field-text.ts';
import { FindingNote } from './finding-note.tsx';
import { dropDraft, keepDraft, readDraft } from './place.ts';
import classes from './review.module.css';
import { readFieldKey } from './review-keys.ts';

export type SettledState = 'blank_on_form' | 'illegible' | 'struck_out';

interface FieldEditorProps {
  readonly field: FieldView;
  readonly recordId: number;
  readonly isActive: boolean;
  readonly isLocked: boolean;
  readonly findings: readonly FindingView[];
  readonly page: RecordPage | null;
  readonly image: HTMLImageElement | null;
  readonly onFocus: () => void;
  readonly onSave: (change: Pick<FieldView, 'value' | 'state' | 'isAsInBook'>) => void;
  readonly onAccepted: (direction: 1 | -1) => void;
}

/** One field: its name, how sure it is, the pixels it was read from and the input right below them. */
export function FieldEditor(props: FieldEditorProps) {
  const { words, say } = useWords();
  const { field, isActive } = props;
  const row = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const editing = useTyping(props);

  useEffect(() => {
    if (!isActive) return;
    if (row.current) bringToReadingHeight(row.current);
    if (document.activeElement !== input.current) input.current?.focus();
  }, [isActive]);

  const Input = isLong(field) ? 'textarea' : 'input';
  const worst = props.findings.some((finding) => finding.severity === 'E');
  return (
    <div
      ref={row}
      className={classes.field}
      data-active={isActive}
      data-trust={field.trust}
      data-field={field.id}
    >
      <label htmlFor={`field-${field.id}`} className={classes.label}>
        {say(field.title)}
      </label>
      <TrustMark field={field} isLong={isActive} />
      {isActive && props.page && field.bbox && (
        <div className={classes.crop}>
          <FieldCrop
            image={props.image}
            page={props.page}
            bbox={field.bbox}
            label={`${words.review.raw}: ${field.raw ?? ''}`}
          />
        </div>
      )}
      <Input
        ref={input}
        id={`field-${field.id}`}
        className={classes.input}
        rows={Input === 'textarea' ? Math.max(1, Math.ceil(editing.text.length / 52)) : undefined}
        value={editing.text}
        readOnly={props.isLocked}
        placeholder={field.state === 'present' ? '' : words.review.states[field.state]}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={editing.isBad || worst}
        onFocus={props.onFocus}
        onChange={(event) => editing.type(event.currentTarget.value)}
        onBlur={() => editing.commit(false)}
        onKeyDown={editing.onKeyDown}
      />
      {editing.isBad && <div className={classes.bad}>{words.review.badDate}</div>}
      {isActive && !props.isLocked && (
        <ActiveHelp field={field} recordId={props.recordId} editing={editing} />
      )}
      {(isActive || worst) &&
        props.findings.map((finding) => <FindingNote key={finding.id} finding={finding} />)}
    </div>
  );
}

function ActiveHelp(props: {
  readonly field: FieldView;
  readonly recordId: number;
  readonly editing: Typing;
}) {
  const { words } = useWords();
  const { field, editing } = props;
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
              onClick={() => editing.type(reading)}
            >
              {reading}
            </button>
          ))}
        </div>
      )}
      <div className={classes.states}>
        <StateButton
          keyName="F2"
          label={words.review.setState.blank_on_form}
          onClick={() => editing.settle('blank_on_form')}
          isOn={field.state === 'blank_on_form' && field.isChecked}
        />
        <StateButton
          keyName="F4"
          label={words.review.setState.illegible}
          onClick={() => editing.settle('illegible')}
          isOn={field.state === 'illegible' && field.isChecked}
        />
        <StateButton
          keyName="F6"
          label={words.review.setState.struck_out}
          onClick={() => editing.settle('struck_out')}
          isOn={field.state === 'struck_out' && field.isChecked}
        />
        <StateButton
          keyName="F8"
          label={words.review.asInBook}
          onClick={() => editing.commit(true, true)}
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

/** Room that an opened field takes below its top: crop, input, readings, states. */
const OPEN_FIELD_PX = 330;

/** The eyes stay where they are: a field that would open near an edge is brought to one and the same height. */
function bringToReadingHeight(row: HTMLElement) {
  const form = row.closest('section');
  if (!form) return;
  const seen = form.getBoundingClientRect();
  const { top } = row.getBoundingClientRect();
  if (top >= seen.top + 40 && top + OPEN_FIELD_PX <= seen.bottom) return;
  form.scrollTop += top - seen.top - seen.height * 0.2;
}

/** A click must not take the focus out of the input: that would save what is half typed. */
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault();

function StateButton(props: {
  readonly keyName: string;
  readonly label: string;
  readonly onClick: () => void;
  readonly isOn: boolean;
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

interface Typing {
  readonly text: string;
  readonly isBad: boolean;
  readonly type: (text: string) => void;
  /** Saves what stands in the input; `isAccepting` also settles a doubt whose value is unchanged. */
  readonly commit: (isAccepting: boolean, isAsInBook?: boolean) => boolean;
  readonly settle: (state: SettledState) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function useTyping(props: FieldEditorProps): Typing {
  const { field, recordId, isLocked } = props;
  const saved = showValue(field.kind, field.value);
  const [draft, setDraft] = useState<string | null>(() => readDraft(recordId, field.id));
  const text = draft ?? saved;
  const typed = readTyped(field.kind, text);
  const isBad = draft !== null && typed === undefined;

  const type = (next: string) => {
    if (isLocked) return;
    setDraft(next);
    keepDraft(recordId, field.id, next);
  };
  const forget = () => {
    setDraft(null);
    dropDraft(recordId, field.id);
  };
  const commit = (isAccepting: boolean, isAsInBook = field.isAsInBook): boolean => {
    if (isLocked) return true;
    if (typed === undefined) return false;
    const isChanged = typed !== field.value || isAsInBook !== field.isAsInBook;
    if (isChanged || (isAccepting && !field.isChecked && field.trust === 'doubt')) {
      const isEmpty = typed === null;
      const state = isEmpty ? (field.state === 'present' ? 'blank_on_form' : field.state) : 'present';
      props.onSave({ value: typed, state, isAsInBook });
    }
    forget();
    return true;
  };
  const settle = (state: SettledState) => {
    if (isLocked) return;
    forget();
    props.onSave({ value: null, state, isAsInBook: false });
    props.onAccepted(1);
  };
  const choose = (direction: 1 | -1) => {
    const choices = [saved, ...listReadings(field)];
    const at = choices.indexOf(text);
    const next = choices[(at + direction + choices.length) % choices.length];
    if (next !== undefined) type(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = readFieldKey(event.nativeEvent, isLong(field));
    if (action === null) return;
    event.preventDefault();
    if (action === 'accept' || action === 'back') {
      if (commit(action === 'accept')) props.onAccepted(action === 'accept' ? 1 : -1);
    } else if (action === 'asInBook') {
      if (commit(true, !field.isAsInBook)) props.onAccepted(1);
    } else if (action === 'reset') forget();
    else if (action === 'readingDown') choose(1);
    else if (action === 'readingUp') choose(-1);
    else settle(action);
  };
  return { text, isBad, type, commit, settle, onKeyDown };
}
