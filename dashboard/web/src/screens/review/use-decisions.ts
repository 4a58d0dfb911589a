import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { RecordView } from '../../../../server/schemas/records.ts';
import { ApiError, ask } from '../../api/client.ts';
import { queryClient, recordQuery } from '../../api/queries.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { outbox } from './outbox.ts';

/** Approving, returning and reopening one record. Nothing is decided before every correction has reached the server. */
export function useDecisions(record: RecordView, onNext: () => void, onChanged: () => void) {
  const { words, say } = useWords();
  const [isBusy, setIsBusy] = useState(false);
  const [doubtsAsked, setDoubtsAsked] = useState(0);

  const decide = async (path: string, makeBody: () => object, done: string, isLeaving: boolean) => {
    setIsBusy(true);
    try {
      await waitForOutbox(record.id);
      await ask('POST', `/records/${record.id}/${path}`, makeBody());
      notifications.show({ message: done });
      if (isLeaving) onNext();
      else onChanged();
    } catch (error) {
      if (error instanceof ApiError)
        notifications.show({
          color: 'seal',
          message: `${say(error.problem.message)} ${say(error.problem.advice)}`,
        });
      onChanged();
    } finally {
      setIsBusy(false);
      setDoubtsAsked(0);
    }
  };
  // A correction saved a moment ago has raised the version that approval must name.
  const readVersion = () =>
    queryClient.getQueryData(recordQuery(record.id).queryKey)?.version ?? record.version;
  return {
    isBusy,
    doubtsAsked,
    askAboutDoubts: setDoubtsAsked,
    approve: () => decide('approve', () => ({ version: readVersion() }), words.review.approved, true),
    giveBack: (reason: string) => decide('return', () => ({ reason }), words.review.returned, true),
    reopen: () => decide('reopen', () => ({}), words.review.reopen, false),
  };
}

async function waitForOutbox(recordId: number): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const { waiting, isAway } = outbox.read();
    if (isAway || !waiting.some((one) => one.recordId === recordId)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
