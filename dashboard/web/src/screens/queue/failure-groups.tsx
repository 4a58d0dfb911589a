import { Button, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileX2, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { FailedTask, QueueView, RetryWish } from '../../../../server/schemas/queue.ts';
import { ask } from '../../api/client.ts';
import { failedTasksQuery } from '../../api/queries.ts';
import { formatInstant, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import classes from './queue.module.css';

function useRetry() {
  const { words } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: RetryWish) => ask<{ tasks: number }>('POST', '/queue/retry', wish),
    onSuccess: async ({ tasks }) => {
      notifications.show({ message: words.queue.retried(formatWhole(tasks)) });
      await client.invalidateQueries({ queryKey: ['queue'] });
    },
  });
}

/** What failed, by reason: what happened, what to do, and a way back to work for one or for all. */
export function FailureGroups({ failures }: { readonly failures: QueueView['failures'] }) {
  const { words } = useWords();
  return (
    <section className={classes.sheet}>
      <h2>{words.queue.failures}</h2>
      {failures.length === 0 && <p className={classes.soft}>{words.queue.failuresNone}</p>}
      <ul className={classes.rows}>
        {failures.map((group) => (
          <FailureGroup key={group.problem.code} group={group} />
        ))}
      </ul>
    </section>
  );
}

function FailureGroup({ group }: { readonly group: QueueView['failures'][number] }) {
  const { words, say } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const retry = useRetry();
  const { problem } = group;
  const count = formatWhole(group.count);
  const Icon = problem.code === 'E-POISON-PAGE' ? ShieldAlert : FileX2;
  return (
    <li className={classes.failure}>
      <Icon size={21} aria-hidden />
      <div className={classes.what}>
        <strong>{say(problem.message)}</strong> {say(problem.advice)}
        <div className={classes.soft}>
          {words.queue.failuresOf(count)} · {formatInstant(group.lastAt)} ·{' '}
          <span className={classes.code}>{problem.code}</span>
        </div>
        {!group.canRetry && <div className={classes.soft}>{words.dismissal.noRetry}</div>}
        {isOpen && <FailedTasks code={problem.code} />}
      </div>
      <div className={classes.actions}>
        {group.canRetry && (
          <Button
            size="xs"
            variant="default"
            loading={retry.isPending}
            onClick={() => retry.mutate({ failureCode: problem.code })}
          >
            {words.queue.retryCode(count)}
          </Button>
        )}
        <Button size="xs" variant="subtle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? words.queue.hideTasks : words.queue.showTasks}
        </Button>
      </div>
    </li>
  );
}

function FailedTasks({ code }: { readonly code: string }) {
  const tasks = useQuery(failedTasksQuery(code));
  if (!tasks.data) return <Loader size="sm" type="dots" />;
  return (
    <ul className={classes.inner}>
      {tasks.data.tasks.map((task) => (
        <FailedLine key={task.key} task={task} />
      ))}
    </ul>
  );
}

function FailedLine({ task }: { readonly task: FailedTask }) {
  const { words } = useWords();
  const retry = useRetry();
  const facts = [
    task.batchName,
    words.queue.stages[task.stage],
    formatInstant(task.at),
    task.isSetAside
      ? words.queue.crashes(formatWhole(task.crashes))
      : task.attempts > 1 && words.queue.attempt(formatWhole(task.attempts)),
  ];
  return (
    <li className={classes.task}>
      <div className={classes.what}>
        <Link to={`/lo/${task.batchId}`}>
          {task.page === null ? task.fileName : words.failures.where(task.fileName, formatWhole(task.page))}
        </Link>
        <div className={classes.soft}>{facts.filter(Boolean).join(' · ')}</div>
      </div>
      {task.canRetry && (
        <Button
          size="compact-xs"
          variant="default"
          loading={retry.isPending}
          onClick={() => retry.mutate({ taskKey: task.key })}
        >
          {words.queue.retryOne}
        </Button>
      )}
    </li>
  );
}
