import { useSyncExternalStore } from 'react';
import type { KeyboardEvent } from 'react';
import type { FieldView } from '../../../../server/schemas/records.ts';
import { drafts } from './drafts.ts';
import { isLong, listReadings, readTyped, showValue } from './field-text.ts';
import { readFieldKey } from './review-keys.ts';

export type SettledState = 'blank_on_form' | 'illegible' | 'struck_out';
export type FieldSettlement = Pick<FieldView, 'value' | 'state' | 'isAsInBook'>;

export interface Typing {
  readonly text: string;
  /** What stands in the input is not in the record. */
  readonly isDraft: boolean;
  readonly isBad: boolean;
  readonly type: (text: string) => void;
  /** Makes what stands in the input the field's value, checked by this person, and goes on. */
  readonly accept: (direction: 1 | -1) => void;
  readonly toggleAsInBook: () => void;
  readonly settle: (state: SettledState) => void;
  readonly forget: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface TypingProps {
  readonly field: FieldView;
  readonly recordId: number;
  readonly isLocked: boolean;
  readonly onSave: (change: FieldSettlement) => void;
  readonly onAccepted: (direction: 1 | -1) => void;
}

/** What a person does to one field. Typing makes a draft; nothing but an act of theirs makes a value of it. */
export function useTyping(props: TypingProps): Typing {
  const { field, recordId, isLocked } = props;
  const saved = showValue(field.kind, field.value);
  const kept = useSyncExternalStore(drafts.subscribe, () => drafts.read(recordId, field.id));
  const isDraft = kept !== null && !isLocked;
  const text = isDraft ? kept : saved;
  const typed = readTyped(field.kind, text);

  const forget = () => drafts.drop(recordId, field.id);
  const type = (next: string) => {
    if (isLocked) return;
    if (next === saved) forget();
    else drafts.keep(recordId, field.id, next);
  };
  const commit = (isAsInBook: boolean): boolean => {
    if (isLocked) return true;
    if (typed === undefined) return false;
    const isChanged = typed !== field.value || isAsInBook !== field.isAsInBook;
    if (isChanged || (!field.isChecked && field.version > 0)) {
      const emptyState = field.state === 'present' ? 'blank_on_form' : field.state;
      props.onSave({ value: typed, state: typed === null ? emptyState : 'present', isAsInBook });
    }
    forget();
    return true;
  };
  const accept = (direction: 1 | -1) => {
    if (commit(field.isAsInBook)) props.onAccepted(direction);
  };
  const toggleAsInBook = () => {
    if (commit(!field.isAsInBook)) props.onAccepted(1);
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
    if (action === 'accept') accept(1);
    // Going back settles nothing: what was typed stays a draft.
    else if (action === 'back') props.onAccepted(-1);
    else if (action === 'asInBook') toggleAsInBook();
    else if (action === 'reset') forget();
    else if (action === 'readingDown') choose(1);
    else if (action === 'readingUp') choose(-1);
    else settle(action);
  };
  const isBad = isDraft && typed === undefined;
  return { text, isDraft, isBad, type, accept, toggleAsInBook, settle, forget, onKeyDown };
}
