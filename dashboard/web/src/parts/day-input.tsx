import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.tsx';
import { readTyped, showValue } from '../screens/review/field-text.ts';

/** A day typed as people write it, dd/mm/yyyy, whatever language the browser speaks; handed on when it is whole. */
export function DayInput(props: {
  readonly label: string;
  /** yyyy-mm-dd, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  const { words } = useWords();
  const [text, setText] = useState(() => showValue('date', props.value));
  useEffect(() => setText(showValue('date', props.value)), [props.value]);
  const read = readTyped('date', text);
  const isBad = read === undefined || (read !== null && read.length !== 10);
  const settle = () => {
    if (!isBad && (read ?? '') !== props.value) props.onChange(read ?? '');
  };
  return (
    <TextInput
      label={props.label}
      placeholder="dd/mm/yyyy"
      inputMode="numeric"
      value={text}
      error={isBad && text.length >= 8 ? words.review.badDay : null}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) settle();
      }}
    />
  );
}
