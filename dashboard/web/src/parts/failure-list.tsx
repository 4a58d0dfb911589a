import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileX2 } from 'lucide-react';
import type { FailureView } from '../../../server/schemas/batches.ts';
import { ask } from '../api/client.ts';
import { formatWhole } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.tsx';
import { DismissButton, ReplaceButton } from './failure-acts.tsx';
import classes from './failure-list.module.css';

/** Each thing that could not be read: where, why, what to do, and a way to try again. */
export function FailureList({
  failures,
  batchId,
}: {
  readonly failures: readonly FailureView[];
  readonly batchId: number;
}) {
  const { words, say } = useWords();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: (failureId: string) => ask('POST', `/failures/${encodeURIComponent(failureId)}/retry`),
    onSuccess: async () => {
      notifications.show({ message: words.failures.retrySent });
      await client.invalidateQueries({ queryKey: ['batch', batchId] });
    },
  });
  return (
    <div className={classes.list}>
      <header>
        <h3>
          {words.failures.title(formatWhole(failures.length))} <span>{words.failures.othersFine}</span>
        </h3>
        {failures.filter((failure) => failure.canRetry).length > 1 && (
          <Button
            size="xs"
            variant="default"
            loading={retry.isPending}
            onClick={() => retry.mutate(`batch-${batchId}`)}
          >
            {words.failures.retryAll}
          </Button>
        )}
      </header>
      <ul>
        {failures.map((failure) => (
          <li key={failure.id}>
            <FileX2 size={20} aria-hidden />
            <div className={classes.what}>
              <div className={classes.where}>
                {failure.page === null
                  ? failure.fileName
                  : words.failures.where(failure.fileName, formatWhole(failure.page))}
              </div>
              <div>
                {say(failure.problem.message)} {say(failure.problem.advice)}{' '}
                <span className={classes.code}>{failure.problem.code}</span>
              </div>
            </div>
            <div className={classes.acts}>
              {failure.canRetry && (
                <Button
                  size="xs"
                  variant="default"
                  loading={retry.isPending && retry.variables === failure.id}
                  onClick={() => retry.mutate(failure.id)}
                >
                  {words.common.retry}
                </Button>
              )}
              {failure.canReplace && <ReplaceButton failed={failure} />}
              <DismissButton failed={failure} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
