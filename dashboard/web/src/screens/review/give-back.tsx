import { Modal } from '@mantine/core';
import { useWords } from '../../i18n/use-words.tsx';
import { ReasonForm } from '../../parts/reason-form.tsx';

interface GiveBackProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onGiveBack: (reason: string) => void;
}

export function GiveBack({ isOpen, onClose, onGiveBack }: GiveBackProps) {
  const { words } = useWords();
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.review.giveBackTitle}>
      <ReasonForm
        label={words.review.giveBackReason}
        choices={words.review.giveBackReasons}
        submit={words.review.giveBack}
        onClose={onClose}
        onReason={(reason) => {
          onClose();
          onGiveBack(reason);
        }}
      />
    </Modal>
  );
}
