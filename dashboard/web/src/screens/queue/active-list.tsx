import { CircleOff, Cpu, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router-dom';
import type { ActiveTask, WorkerView } from '../../../../server/schemas/queue.ts';
import { formatInstant, formatTime, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import type { Words } from '../../i18n/words-vi.ts';
import classes from './queue.module.css';

function sayDuration(words: Words, seconds: number): string {
  return seconds < 120
    ? words.queue.seconds(formatWhole(seconds))
    : words.queue.minutes(formatWhole(Math.round(seconds / 60)));
}

/** host-pid-random: people know the machine, the rest tells two processes on it apart. */
const shorten = (worker: string) => worker.replace(/-[0-9a-f]{6}$/, '');

/** What is being done now: which page, which stage, since when, by which worker. */
export function ActiveList({ active }: { readonly active: readonly ActiveTask[] }) {
  const { words } = useWords();
  return (
    <section className={classes.sheet}>
      <h2>{words.queue.active}</h2>
      {active.length === 0 && <p className={classes.soft}>{words.queue.activeNone}</p>}
      <ul className={classes.rows}>
        {active.map((task) => (
          <li key={task.key} className={classes.task}>
            <div className={classes.what}>
              <Link to={`/lo/${task.batchId}`}>
                {task.page === null
                  ? task.fileName
                  : words.failures.where(task.fileName, formatWhole(task.page))}
              </Link>
              <div className={classes.soft}>
                {words.queue.stages[task.stage]} · {shorten(task.worker)}
                {task.attempts > 1 && ` · ${words.queue.attempt(formatWhole(task.attempts))}`}
              </div>
            </div>
            <span className={task.isStalled ? classes.bad : classes.soft}>
              {task.isStalled && <TriangleAlert size={15} aria-hidden />}
              {task.isStalled ? words.queue.isStalled : sayDuration(words, task.seconds)} (
              {formatTime(task.since)})
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function WorkerList({ workers }: { readonly workers: readonly WorkerView[] }) {
  const { words } = useWords();
  const alive = workers.filter((worker) => worker.isAlive);
  return (
    <section className={classes.sheet}>
      <h2>
        {words.queue.workers} <span>{words.queue.workersAlive(formatWhole(alive.length))}</span>
      </h2>
      <ul className={classes.rows}>
        {workers.map((worker) => (
          <li key={worker.name} className={classes.task}>
            {worker.isAlive ? <Cpu size={19} aria-hidden /> : <CircleOff size={19} aria-hidden />}
            <div className={classes.what}>
              {shorten(worker.name)}
              <div className={worker.isAlive ? classes.soft : classes.bad}>
                {worker.isAlive ? words.queue.alive : words.queue.silent(formatInstant(worker.seenAt))}
                {worker.isAlive &&
                  ` · ${words.queue.working(formatWhole(worker.running), formatWhole(worker.concurrency))}`}
                {` · ${words.queue.lastHour(formatWhole(worker.pagesLastHour))}`}
                {worker.isAlive && worker.model && ` · ${words.queue.model(worker.model)}`}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
