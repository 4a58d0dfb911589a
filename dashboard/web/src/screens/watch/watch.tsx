import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Statistics } from '../../../../server/schemas/overview.ts';
import { statisticsQuery } from '../../api/queries.ts';
import { formatHour, formatPercent, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { ColumnChart } from './column-chart.tsx';
import classes from './watch.module.css';

/** Each chart's title says what it found; the picture is the evidence. */
export function Watch() {
  const { words } = useWords();
  const statistics = useQuery(statisticsQuery);
  if (statistics.isPending) return <Loader m="xl" type="dots" />;
  if (statistics.isError)
    return <ProblemNote error={statistics.error} onRetry={() => void statistics.refetch()} isPage />;
  return (
    <PageBody>
      <PageHead title={words.watch.title} />
      <div className={classes.cards}>
        <Throughput statistics={statistics.data} />
        <Acceptance statistics={statistics.data} />
        <Failures statistics={statistics.data} />
      </div>
    </PageBody>
  );
}

function Throughput({ statistics }: { readonly statistics: Statistics }) {
  const { words } = useWords();
  const hours = statistics.pagesByHour;
  const total = hours.reduce((sum, hour) => sum + hour.pages, 0);
  const best = hours.reduce<Statistics['pagesByHour'][number] | null>(
    (most, hour) => (most === null || hour.pages > most.pages ? hour : most),
    null,
  );
  return (
    <section className={`${classes.card} ${classes.wide}`}>
      <h2>
        {total === 0 || !best
          ? words.watch.throughputNone
          : words.watch.throughput(formatWhole(total), formatHour(best.hour))}
      </h2>
      <ColumnChart
        columns={hours.map((hour) => ({ label: formatHour(hour.hour), value: hour.pages }))}
        unit={words.watch.pagesAxis}
      />
      <p>{words.watch.waiting(formatWhole(statistics.waitingPages))}</p>
    </section>
  );
}

function Acceptance({ statistics }: { readonly statistics: Statistics }) {
  const { words } = useWords();
  const { fields, accepted, acceptedVerified, acceptedRight } = statistics.acceptance;
  const approved = statistics.recordsTotal === 0 ? 0 : statistics.recordsApproved / statistics.recordsTotal;
  return (
    <section className={classes.card}>
      <h2>
        {fields === 0 ? words.watch.acceptanceNone : words.watch.acceptance(formatPercent(accepted / fields))}
      </h2>
      <Share value={fields === 0 ? 0 : accepted / fields} />
      <p>
        {acceptedVerified === 0
          ? words.watch.acceptedUnseen
          : words.watch.acceptedRight(formatWhole(acceptedRight), formatWhole(acceptedVerified))}
      </p>
      <h2>
        {words.watch.approvedShare(
          formatWhole(statistics.recordsApproved),
          formatWhole(statistics.recordsTotal),
        )}
      </h2>
      <Share value={approved} />
    </section>
  );
}

function Share({ value }: { readonly value: number }) {
  return (
    <div className={classes.share} aria-hidden>
      <div style={{ width: `${Math.min(100, value * 100)}%` }} />
    </div>
  );
}

function Failures({ statistics }: { readonly statistics: Statistics }) {
  const { words, say } = useWords();
  const total = statistics.failures.reduce((sum, failure) => sum + failure.pages, 0);
  const most = Math.max(1, ...statistics.failures.map((failure) => failure.pages));
  const [first] = statistics.failures;
  return (
    <section className={classes.card}>
      <h2>
        {first
          ? words.watch.failures(formatWhole(total), say(first.problem.message).replace(/\.$/, ''))
          : words.watch.failuresNone}
      </h2>
      <ul className={classes.bars}>
        {statistics.failures.map((failure) => (
          <li key={failure.problem.code}>
            <span>{say(failure.problem.message)}</span>
            <div className={classes.bar}>
              <div style={{ width: `${(failure.pages / most) * 100}%` }} />
              <strong>{formatWhole(failure.pages)}</strong>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
