import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FieldView } from '../../../../server/schemas/records.ts';
import { formatPercent, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { FieldEditor } from './field-editor.tsx';
import { FindingNote } from './finding-note.tsx';
import { isOnPaper } from './merge-corrections.ts';
import classes from './review.module.css';
import type { Review } from './use-review.ts';

/** The record's fields, section by section, as they stand on the paper. */
export function RecordForm({
  review,
  image,
}: {
  readonly review: Review;
  readonly image: HTMLImageElement | null;
}) {
  const { words, say } = useWords();
  const { record } = review;
  const [isAllShown, setIsAllShown] = useState(false);
  const hidden = record.sections
    .flatMap((section) => section.fields)
    .filter((field) => !isOnPaper(field)).length;
  const general = record.findings.filter((finding) => finding.fields.length === 0);
  return (
    <section className={classes.form} aria-label={words.review.form}>
      <header className={classes.head}>
        <h1>{say(record.title)}</h1>
        <span className={classes.headState} data-state={record.state}>
          {words.recordStates[record.state]}
        </span>
        <div className={classes.soft}>
          {record.dossier} · {record.batchName} · {words.review.confidence(formatPercent(record.confidence))}
        </div>
        {record.returnedReason && <div className={classes.soft}>{record.returnedReason}</div>}
      </header>
      {general.map((finding) => (
        <FindingNote key={finding.id} finding={finding} />
      ))}
      {record.sections.map((section) => {
        const shown = section.fields.filter((field) => isAllShown || isOnPaper(field));
        if (shown.length === 0) return null;
        return (
          <fieldset key={section.id} className={classes.section}>
            <legend>{say(section.title)}</legend>
            {shown.map((field) => (
              <Field key={field.id} field={field} review={review} image={image} />
            ))}
          </fieldset>
        );
      })}
      {hidden > 0 && (
        <Button variant="subtle" size="xs" tabIndex={-1} onClick={() => setIsAllShown(!isAllShown)}>
          {isAllShown ? words.review.hideAbsent : words.review.showAbsent(formatWhole(hidden))}
        </Button>
      )}
    </section>
  );
}

function Field(props: {
  readonly field: FieldView;
  readonly review: Review;
  readonly image: HTMLImageElement | null;
}) {
  const { field, review } = props;
  const { record } = review;
  return (
    <FieldEditor
      field={field}
      recordId={record.id}
      isActive={review.active?.id === field.id}
      isLocked={record.state === 'approved'}
      findings={record.findings.filter((finding) => finding.fields.includes(field.id))}
      page={record.pages.find((page) => page.id === field.pageId) ?? null}
      image={props.image}
      onFocus={() => review.focus(field.id)}
      onSave={(change) => review.save(field, change)}
      onAccepted={(direction) => {
        const isThere = review.goToDoubt(field, direction);
        if (!isThere && direction === 1) document.getElementById('approve-record')?.focus();
      }}
    />
  );
}
