import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './search.module.css';

interface PurposeChooserProps {
  readonly purpose: string;
  readonly onPurpose: (purpose: string) => void;
  readonly isNeeded: boolean;
}

/** Lý do tra cứu: asked before the first look-up, kept for the session, written to the account with each. */
export function PurposeChooser({ purpose, onPurpose, isNeeded }: PurposeChooserProps) {
  const { words } = useWords();
  const [other, setOther] = useState('');
  const isOther = purpose !== '' && !words.search.purposes.includes(purpose);
  return (
    <fieldset className={classes.purpose} data-needed={isNeeded}>
      <legend>{words.search.purpose}</legend>
      <div className={classes.chips}>
        {words.search.purposes.map((choice) => (
          <button
            key={choice}
            type="button"
            className={classes.chip}
            aria-pressed={purpose === choice}
            onClick={() => onPurpose(choice)}
          >
            {choice}
          </button>
        ))}
        <TextInput
          size="xs"
          aria-label={words.search.otherPurpose}
          placeholder={words.search.otherPurpose}
          value={isOther && other === '' ? purpose : other}
          onChange={(event) => setOther(event.currentTarget.value)}
          onBlur={() => other.trim().length >= 3 && onPurpose(other.trim())}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && other.trim().length >= 3)
              onPurpose(other.trim());
          }}
        />
      </div>
      <div className={isNeeded ? classes.needed : classes.soft} role={isNeeded ? 'alert' : undefined}>
        {isNeeded ? words.search.needPurpose : words.search.purposeWhy}
      </div>
    </fieldset>
  );
}
