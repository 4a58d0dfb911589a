import { Button, Chip, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.tsx';

/** A reason, chosen or written, for an act that stands in the account with it. */
export function ReasonForm(props: {
  readonly label: string;
  readonly choices: readonly string[];
  readonly submit: string;
  readonly isReady?: boolean;
  readonly isBusy?: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
  readonly children?: ReactNode;
}) {
  const { words } = useWords();
  const [reason, setReason] = useState('');
  const isReady = reason.trim().length >= 3 && props.isReady !== false;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) props.onReason(reason.trim());
      }}
    >
      {props.children}
      <Group gap={6} mb="sm">
        {props.choices.map((choice) => (
          <Chip key={choice} size="sm" checked={reason === choice} onChange={() => setReason(choice)}>
            {choice}
          </Chip>
        ))}
      </Group>
      <Textarea
        label={props.label}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        rows={2}
        maxLength={500}
        data-autofocus
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={props.onClose}>
          {words.common.cancel}
        </Button>
        <Button type="submit" color="seal" disabled={!isReady} loading={props.isBusy ?? false}>
          {props.submit}
        </Button>
      </Group>
    </form>
  );
}
