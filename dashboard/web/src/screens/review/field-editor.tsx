import { PencilLine } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { FieldView, FindingView, RecordPage } from '../../../../server/schemas/records.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { TrustMark } from '../../parts/trust-mark.tsx';
import { FieldCrop } from '../../viewer/field-crop.tsx';
import { FieldHelp } from './field-help.tsx';
import { isLong, showValue } from './field-text.ts';
import { FindingNote } from './finding-note.tsx';
import classes from './review.module.css';
import { useTyping } from './use-typing.ts';
import type { FieldSettlement } from './use-typing.ts';

interface FieldEditorProps {
  readonly field: FieldView;
  readonly recordId: number;
  readonly isActive: boolean;
  readonly isLocked: boolean;
  readonly findings: readonly FindingView[];
  readonly page: RecordPage | null;
  readonly image: HTMLImageElement | null;
  readonly onFocus: () => void;
  readonly onSave: (change: FieldSettlement) => void;
  readonly onAccepted: (direction: 1 | -1) => void;
}

/** One field: its name, how sure it is, the pixels it was read from and the input right below them. */
export function FieldEditor(props: FieldEditorProps) {
  const { words, say } = useWords();
  const { field, isActive } = props;
  const row = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const typing = useTyping(props);

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
      data-trust={typing.isDraft ? 'doubt' : field.trust}
      data-field={field.id}
    >
      <label htmlFor={`field-${field.id}`} className={classes.label}>
        {say(field.title)}
      </label>
      {typing.isDraft ? <DraftMark /> : <TrustMark field={field} isLong={isActive} />}
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
        rows={Input === 'textarea' ? Math.max(1, Math.ceil(typing.text.length / 52)) : undefined}
        value={typing.text}
        readOnly={props.isLocked}
        placeholder={field.state === 'present' ? '' : words.review.states[field.state]}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={typing.isBad || worst}
        aria-describedby={typing.isDraft ? `draft-${field.id}` : undefined}
        onFocus={props.onFocus}
        onChange={(event) => typing.type(event.currentTarget.value)}
        onKeyDown={typing.onKeyDown}
      />
      {typing.isDraft && (
        <div className={classes.draft} id={`draft-${field.id}`}>
          {words.drafts.notSaved}{' '}
          {words.drafts.inRecord(showValue(field.kind, field.value) || words.review.states[field.state])}
        </div>
      )}
      {typing.isBad && <div className={classes.bad}>{words.review.badDate}</div>}
      {isActive && !props.isLocked && <FieldHelp field={field} recordId={props.recordId} typing={typing} />}
      {(isActive || worst) &&
        props.findings.map((finding) => <FindingNote key={finding.id} finding={finding} />)}
    </div>
  );
}

function DraftMark() {
  const { words } = useWords();
  return (
    <span className={classes.draftMark}>
      <PencilLine size={13} aria-hidden /> {words.drafts.mark}
    </span>
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
