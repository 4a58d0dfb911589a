import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Link } from 'react-router-dom';
import type { BatchView } from '../../../../server/schemas/batches.ts';
import { ask } from '../../api/client.ts';
import { formatInstant, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { submitter } from '../submit/submitter.ts';
import classes from './batches.module.css';

/** Files may still come, and not from this tab: whoever sent them may be gone. */
export function useIsHalfReceived(batch: BatchView): boolean {
  const { batch: sent, isSending } = useSyncExternalStore(submitter.subscribe, submitter.read);
  return batch.state === 'receiving' && !(isSending && sent?.id === batch.id);
}

/** Nothing waits for a sender who is gone: the batch is gone on with, or closed, by whoever sees it. */
export function HalfReceived({ batch }: { readonly batch: BatchView }) {
  const { words } = useWords();
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: () => ask<BatchView>('POST', `/batches/${batch.id}/close`),
    onSuccess: async () => {
      notifications.show({ message: words.resume.closed });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['batch', batch.id] }),
        client.invalidateQueries({ queryKey: ['batches'] }),
      ]);
    },
  });
  if (!useIsHalfReceived(batch)) return null;
  return (
    <section className={classes.half} role="status">
      <div>
        <strong>{words.resume.title(formatWhole(batch.files))}</strong>{' '}
        {batch.lastFileAt !== null && words.resume.last(formatInstant(batch.lastFileAt))}
        <div className={classes.soft}>{words.resume.teach}</div>
      </div>
      <div className={classes.cardActs}>
        <Button component={Link} to={`/nop?lo=${batch.id}`}>
          {words.resume.goOn}
        </Button>
        <Button variant="default" loading={close.isPending} onClick={() => close.mutate()}>
          {words.resume.close}
        </Button>
      </div>
      {close.isError && <ProblemNote error={close.error} />}
    </section>
  );
}
