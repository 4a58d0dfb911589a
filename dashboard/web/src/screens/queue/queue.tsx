import { Button, Loader } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pause, Play, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router-dom';
import type { QueueView } from '../../../../server/schemas/queue.ts';
import { ask } from '../../api/client.ts';
import { queueQuery } from '../../api/queries.ts';
import { formatDecimal, formatTime, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { BatchControls } from '../../parts/batch-controls.tsx';
import { sayTimeLeft } from '../../parts/batch-progress.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { AdminTabs } from '../admin/admin-tabs.tsx';
import { BatchStateBadge } from '../batches/batches.tsx';
import { ActiveList, WorkerList } from './active-list.tsx';
import { FailureGroups } from './failure-groups.tsx';
import classes from './queue.module.css';

/** Hàng đợi xử lý, as the task table has it: what waits, what is being done and by whom, what failed and what to do. */
export function Queue() {
  const { words } = useWords();
  const queue = useQuery(queueQuery);
  if (queue.isPending) return <Loader m="xl" type="dots" />;
  if (queue.isError) return <ProblemNote error={queue.error} onRetry={() => void queue.refetch()} isPage />;
  const { data } = queue;
  return (
    <PageBody>
      <AdminTabs />
      <PageHead title={words.queue.title}>
        <span className={classes.soft}>{words.queue.updated(formatTime(new Date(queue.dataUpdatedAt)))}</span>
        <PauseAll isPaused={data.isPaused} />
      </PageHead>
      {data.isPaused && (
        <div className={classes.held} role="status">
          <Pause size={20} aria-hidden />
          <div>
            {words.queue.pausedAll} {data.counts.active === 0 && <strong>{words.queue.pausedAllSafe}</strong>}
          </div>
        </div>
      )}
      <NoWorker queue={data} />
      <NoModel queue={data} />
      <Counts queue={data} />
      <FailureGroups failures={data.failures} />
      <OpenBatches queue={data} />
      <div className={classes.columns}>
        <ActiveList active={data.active} />
        <WorkerList workers={data.workers} />
      </div>
    </PageBody>
  );
}

function PauseAll({ isPaused }: { readonly isPaused: boolean }) {
  const { words } = useWords();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () => ask('POST', '/queue/flow', { isPaused: !isPaused }),
    onSettled: () => client.invalidateQueries({ queryKey: ['queue'] }),
  });
  return (
    <Button
      size="xs"
      variant={isPaused ? 'filled' : 'default'}
      leftSection={isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
      loading={change.isPending}
      onClick={() => change.mutate()}
    >
      {isPaused ? words.queue.resumeAll : words.queue.pauseAll}
    </Button>
  );
}

function NoWorker({ queue }: { readonly queue: QueueView }) {
  const { words } = useWords();
  const isWorkLeft = queue.counts.waiting + queue.counts.stalled > 0;
  if (!isWorkLeft || queue.workers.some((worker) => worker.isAlive)) return null;
  return (
    <div className={classes.alarm} role="alert">
      <TriangleAlert size={22} aria-hidden />
      <div>
        <strong>{words.queue.noWorker}</strong>
        <div>{words.queue.noWorkerTeach}</div>
      </div>
    </div>
  );
}

/** Workers are there, but none has the model that these pages were asked for with. */
function NoModel({ queue }: { readonly queue: QueueView }) {
  const { words } = useWords();
  if (queue.pagesWithoutModel === 0) return null;
  const models = [
    ...new Set(queue.workers.flatMap(({ isAlive, model }) => (isAlive && model ? [model] : []))),
  ];
  return (
    <div className={classes.alarm} role="alert">
      <TriangleAlert size={22} aria-hidden />
      <div>
        <strong>{words.queue.noModel(formatWhole(queue.pagesWithoutModel))}</strong>
        <div>{words.queue.noModelTeach(models.join(', '))}</div>
      </div>
    </div>
  );
}

const COUNTS = ['waiting', 'active', 'retrying', 'held', 'stalled', 'failed', 'setAside'] as const;
const BAD: ReadonlySet<string> = new Set(['stalled', 'failed', 'setAside']);

function Counts({ queue }: { readonly queue: QueueView }) {
  const { words } = useWords();
  return (
    <section className={classes.sheet}>
      <p className={classes.finding} role="status">
        {sayHeadline(words, queue)}
      </p>
      <dl className={classes.counts}>
        {COUNTS.map((name) => (
          <div
            key={name}
            data-bad={BAD.has(name) && queue.counts[name] > 0}
            title={words.queue.countHelp[name]}
          >
            <dt>{words.queue.counts[name]}</dt>
            <dd>{formatWhole(queue.counts[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function sayHeadline(words: ReturnType<typeof useWords>['words'], queue: QueueView): string {
  const { pagesLeft, filesLeft, pagesPerMinute, secondsLeft } = queue;
  if (pagesLeft + filesLeft === 0) return words.queue.idle;
  const left =
    pagesPerMinute === null
      ? words.queue.leftUnknown(formatWhole(pagesLeft))
      : words.queue.left(formatWhole(pagesLeft), formatDecimal(pagesPerMinute));
  const files = filesLeft > 0 ? words.queue.alsoFiles(formatWhole(filesLeft)) : '';
  const time = secondsLeft === null ? '' : `· ${sayTimeLeft(words, secondsLeft)}`;
  return [left, files, time].filter((part) => part !== '').join(' ');
}

function OpenBatches({ queue }: { readonly queue: QueueView }) {
  const { words } = useWords();
  return (
    <section className={classes.sheet}>
      <h2>{words.queue.batches}</h2>
      {queue.batches.length === 0 && <p className={classes.soft}>{words.queue.batchesNone}</p>}
      <ul className={classes.rows}>
        {queue.batches.map((batch) => (
          <li key={batch.id} className={classes.batch}>
            <div className={classes.what}>
              <Link to={`/lo/${batch.id}`}>{batch.name}</Link> <BatchStateBadge batch={batch} />
              <div className={classes.soft}>
                {words.progress.pages(formatWhole(batch.pagesDone), formatWhole(batch.pagesTotal))}
                {batch.pagesFailed > 0 && ` · ${words.progress.failed(formatWhole(batch.pagesFailed))}`}
                {batch.flow !== 'run' && ` · ${words.flow.states[batch.flow]}`}
                {batch.flow === 'run' &&
                  batch.secondsLeft !== null &&
                  batch.secondsLeft > 0 &&
                  ` · ${sayTimeLeft(words, batch.secondsLeft)}`}
              </div>
            </div>
            <BatchControls batch={batch} />
          </li>
        ))}
      </ul>
    </section>
  );
}
