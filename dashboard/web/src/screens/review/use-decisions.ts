import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { RecordView } from '../../../../server/schemas/records.ts';
import { ApiError, ask } from '../../api/client.ts';
import { noticeSignedOut, queryClient, recordQuery } from '../../api/queries.ts';
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
      await outbox.waitFor(record.id);
      const held = findHold(record.id);
      if (held) return notifications.show({ color: 'seal', message: words.waiting[held] });
      await ask('POST', `/records/${record.id}/${path}`, makeBody());
      notifications.show({ message: done });
      if (isLeaving) onNext();
      else onChanged();
    } catch (error) {
      noticeSignedOut(error);
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

/** What is on its way keeps a record from being decided. */
function findHold(recordId: number): 'approveAway' | 'approveConflict' | null {
  const { waiting, conflicts } = outbox.read();
  if (waiting.some((one) => one.recordId === recordId)) return 'approveAway';
  return conflicts.some((one) => one.correction.recordId === recordId) ? 'approveConflict' : null;
}
