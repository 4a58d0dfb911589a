import { Button, Chip, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.tsx';
import { says } from '../../parts/says.ts';

interface GiveBackProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onGiveBack: (reason: string) => void;
}

export function GiveBack({ isOpen, onClose, onGiveBack }: GiveBackProps) {
  const { words } = useWords();
  const [reason, setReason] = useState('');
  const isReady = says(reason);
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.review.giveBackTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          onClose();
          onGiveBack(reason.trim());
        }}
      >
        <Group gap={6} mb="sm">
          {words.review.giveBackReasons.map((choice) => (
            <Chip key={choice} size="sm" checked={reason === choice} onChange={() => setReason(choice)}>
              {choice}
            </Chip>
          ))}
        </Group>
        <Textarea
          label={words.review.giveBackReason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          rows={2}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button type="submit" color="seal" disabled={!isReady}>
            {words.review.giveBack}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
