import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldHistory, FieldView } from '../../../../server/schemas/records.ts';
import { ask } from '../../api/client.ts';
import { formatInstant } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { showValue } from './field-text.ts';
import classes from './review.module.css';

/** Every value that the field ever had: what the machine read, what people made of it, who and when. */
export function FieldHistoryButton({
  field,
  recordId,
}: {
  readonly field: FieldView;
  readonly recordId: number;
}) {
  const { words } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const history = useQuery({
    queryKey: ['history', recordId, field.id, field.version],
    queryFn: () => ask<{ history: FieldHistory[] }>('GET', `/records/${recordId}/fields/${field.id}/history`),
    enabled: isOpen,
  });
  const nameAuthor = (entry: FieldHistory) =>
    entry.source === 'ocr'
      ? words.review.byMachine
      : entry.source === 'rule'
        ? words.review.byRule
        : (entry.userName ?? '');
  return (
    <Popover opened={isOpen} onChange={setIsOpen} width={380} position="bottom-end" shadow="md">
      <Popover.Target>
        <button
          type="button"
          tabIndex={-1}
          className={classes.state}
          aria-expanded={isOpen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setIsOpen(!isOpen)}
        >
          {words.review.history}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ol className={classes.history}>
          {history.data?.history.map((entry) => (
            <li key={entry.at + entry.source}>
              <strong>
                {entry.value === null ? words.review.states[entry.state] : showValue(field.kind, entry.value)}
              </strong>
              {entry.raw !== null && entry.raw !== entry.value && (
                <span>
                  {words.review.raw}: {entry.raw}
                </span>
              )}
              <span>
                {nameAuthor(entry)} · {formatInstant(entry.at)}
              </span>
            </li>
          ))}
        </ol>
      </Popover.Dropdown>
    </Popover>
  );
}
