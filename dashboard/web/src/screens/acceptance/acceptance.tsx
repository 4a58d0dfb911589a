import { Button, Loader, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AcceptanceTargets, AcceptanceView } from '../../../../server/schemas/acceptance.ts';
import { ask } from '../../api/client.ts';
import { acceptanceQuery } from '../../api/queries.ts';
import {
  formatExpected,
  formatInstant,
  formatPercent,
  formatTarget,
  formatWhole,
} from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { AdminTabs } from '../admin/admin-tabs.tsx';
import classes from './acceptance.module.css';
import { ConfidenceHistogram, PriceCurve } from './price-chart.tsx';
import { drawCurve, drawHistogram, listSteps, priceAll } from './price.ts';
import type { Price } from './price.ts';
import { TargetTable } from './target-table.tsx';

/** Ngưỡng chấp nhận: the price in human work is seen before a target is saved. */
export function Acceptance() {
  const { words } = useWords();
  const acceptance = useQuery(acceptanceQuery);
  if (acceptance.isPending) return <Loader m="xl" type="dots" />;
  if (acceptance.isError)
    return <ProblemNote error={acceptance.error} onRetry={() => void acceptance.refetch()} isPage />;
  const { data } = acceptance;
  return (
    <PageBody>
      <AdminTabs />
      {data.fields.length === 0 ? (
        <EmptyState icon={Gauge} title={words.acceptance.none} teach={words.acceptance.noneTeach} />
      ) : (
        <Targets key={acceptance.dataUpdatedAt} view={data} />
      )}
    </PageBody>
  );
}

function Targets({ view }: { readonly view: AcceptanceView }) {
  const { words } = useWords();
  const client = useQueryClient();
  const [targets, setTargets] = useState<AcceptanceTargets>(view.targets);
  const isChanged = JSON.stringify(targets) !== JSON.stringify(view.targets);
  const now = useMemo(() => priceAll(view, view.targets), [view]);
  const chosen = useMemo(() => priceAll(view, targets), [view, targets]);
  const curve = useMemo(() => drawCurve(view, targets), [view, targets]);
  const save = useMutation({
    mutationFn: () => ask<AcceptanceView>('PUT', '/acceptance', targets),
    onSuccess: (saved) => {
      notifications.show({ message: words.acceptance.saved, autoClose: 8000 });
      client.setQueryData(acceptanceQuery.queryKey, saved);
    },
  });
  const setUsual = (usual: number) => setTargets({ ...targets, usual });
  return (
    <>
      <PageHead title={words.acceptance.title}>
        {isChanged && (
          <Button variant="default" onClick={() => setTargets(view.targets)}>
            {words.acceptance.reset}
          </Button>
        )}
        <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
          {words.acceptance.save}
        </Button>
      </PageHead>
      {save.isError && <ProblemNote error={save.error} />}
      <p className={classes.intro}>{words.acceptance.intro}</p>
      <section className={classes.sheet}>
        <div className={classes.usual}>
          <NativeSelect
            label={words.acceptance.usual}
            value={String(targets.usual)}
            onChange={(event) => setUsual(Number(event.currentTarget.value))}
            data={listSteps(view.edges).map((step) => ({ value: String(step), label: formatTarget(step) }))}
          />
          <PriceText view={view} price={chosen} now={now} />
        </div>
        <div className={classes.charts}>
          <PriceCurve
            points={curve}
            chosen={targets.usual}
            current={view.targets.usual}
            onChoose={setUsual}
          />
          <ConfidenceHistogram bins={drawHistogram(view)} chosen={targets.usual} />
        </div>
        <p className={classes.soft}>
          {words.acceptance.sample(formatWhole(view.sample), formatWhole(view.all))}{' '}
          {words.acceptance.onlyFuture}
        </p>
      </section>
      <section className={classes.sheet}>
        <h2>{words.acceptance.kinds}</h2>
        <TargetTable view={view} targets={targets} onChange={setTargets} />
      </section>
      <History view={view} />
    </>
  );
}

function PriceText(props: { readonly view: AcceptanceView; readonly price: Price; readonly now: Price }) {
  const { words } = useWords();
  const { view, price, now } = props;
  const difference = price.looked - now.looked;
  const compared =
    difference === 0
      ? words.acceptance.same
      : difference > 0
        ? words.acceptance.more(formatWhole(difference))
        : words.acceptance.fewer(formatWhole(-difference));
  const perThousand = view.sample === 0 ? 0 : Math.round((price.looked / view.sample) * 1000);
  const rightShare = price.accepted === 0 ? 1 : 1 - price.expectedWrong / price.accepted;
  return (
    <div className={classes.price} aria-live="polite">
      <div>
        <strong>
          {words.acceptance.look(formatPercent(price.values === 0 ? 0 : price.looked / price.values))}
        </strong>
        <span>
          {words.acceptance.lookCount(formatWhole(price.looked), formatWhole(price.values))}, {compared};{' '}
          {words.acceptance.perThousand(formatWhole(perThousand))}
        </span>
        {price.always > 0 && <span>{words.acceptance.always(formatWhole(price.always))}</span>}
      </div>
      <div>
        <strong>
          {words.acceptance.wrong(formatExpected(price.expectedWrong), formatWhole(price.accepted))}
        </strong>
        <span>{words.acceptance.rightShare(formatTarget(rightShare))}</span>
        <span>
          {price.checked === 0
            ? words.acceptance.observedNone
            : words.acceptance.observed(formatWhole(price.right), formatWhole(price.checked))}
        </span>
      </div>
    </div>
  );
}

function History({ view }: { readonly view: AcceptanceView }) {
  const { words } = useWords();
  return (
    <section className={classes.sheet}>
      <h2>{words.acceptance.history}</h2>
      {view.history.length === 0 && <p className={classes.soft}>{words.acceptance.historyNone}</p>}
      <ul className={classes.history}>
        {view.history.map((setting) => {
          const own = Object.keys(setting.targets.kinds).length + Object.keys(setting.targets.fields).length;
          return (
            <li key={setting.setAt}>
              {formatInstant(setting.setAt)} · {setting.setBy} · {formatTarget(setting.targets.usual)}
              {own > 0 && ` · ${words.acceptance.changedFields(formatWhole(own))}`}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
