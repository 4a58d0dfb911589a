import { Button, FileInput, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReceivedFile } from '../../../server/schemas/batches.ts';
import { ApiError, ask } from '../api/client.ts';
import { useWords } from '../i18n/use-words.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ReasonForm } from './reason-form.tsx';

interface Failed {
  /** As the server names it: page-7, upload-3, dossier-12. */
  readonly id: string;
  readonly fileName: string;
}

/** Whatever shows this batch, or what failed anywhere, is asked anew. */
function useFreshBatch() {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [['batch'], ['batches'], ['queue'], ['statistics']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

/** Bỏ qua: it needs nobody any more, and the account says why. */
export function DismissButton({ failed }: { readonly failed: Failed }) {
  const { words } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const refresh = useFreshBatch();
  const dismiss = useMutation({
    mutationFn: (reason: string) => ask('POST', `/failures/${failed.id}/dismiss`, { reason }),
    onSuccess: async () => {
      setIsOpen(false);
      notifications.show({ message: words.dismissal.dismissed });
      await refresh();
    },
  });
  const close = () => setIsOpen(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setIsOpen(true)}>
        {words.dismissal.dismiss}
      </Button>
      <Modal opened={isOpen} onClose={close} title={words.dismissal.dismissTitle(failed.fileName)}>
        {dismiss.isError && <ProblemNote error={dismiss.error} />}
        <ReasonForm
          label={words.dismissal.reason}
          choices={words.dismissal.reasons}
          submit={words.dismissal.dismiss}
          isBusy={dismiss.isPending}
          onClose={close}
          onReason={dismiss.mutate}
        >
          <Text size="sm" c="dimmed" mb="sm">
            {words.dismissal.dismissHelp}
          </Text>
        </ReasonForm>
      </Modal>
    </>
  );
}

/** Thay: another scan comes into the same place of the same dossier. */
export function ReplaceButton({ failed }: { readonly failed: Failed }) {
  const { words } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const refresh = useFreshBatch();
  const replace = useMutation({
    mutationFn: async (reason: string) => {
      const form = new FormData();
      form.append('reason', reason);
      if (file) form.append('file', file, file.name);
      const { problem } = await ask<ReceivedFile>('POST', `/failures/${failed.id}/replacement`, form);
      if (problem) throw new ApiError(422, problem, null);
    },
    onSuccess: async () => {
      setIsOpen(false);
      notifications.show({ message: words.dismissal.replaced });
      await refresh();
    },
  });
  const close = () => setIsOpen(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setIsOpen(true)}>
        {words.dismissal.replace}
      </Button>
      <Modal opened={isOpen} onClose={close} title={words.dismissal.replaceTitle(failed.fileName)}>
        {replace.isError && <ProblemNote error={replace.error} />}
        <ReasonForm
          label={words.dismissal.reason}
          choices={words.dismissal.replaceReasons}
          submit={words.dismissal.replace}
          isReady={file !== null}
          isBusy={replace.isPending}
          onClose={close}
          onReason={replace.mutate}
        >
          <Text size="sm" c="dimmed" mb="sm">
            {words.dismissal.replaceHelp(failed.fileName)}
          </Text>
          <FileInput
            label={words.dismissal.file}
            placeholder={words.dismissal.pick}
            value={file}
            onChange={setFile}
            mb="sm"
          />
        </ReasonForm>
      </Modal>
    </>
  );
}
