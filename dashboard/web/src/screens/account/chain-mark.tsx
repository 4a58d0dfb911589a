import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link2, Unlink2 } from 'lucide-react';
import type { ChainState } from '../../../../server/schemas/audit.ts';
import { ask } from '../../api/client.ts';
import { chainQuery } from '../../api/queries.ts';
import { formatTime, formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import classes from './account.module.css';

/** Whether the account holds together, holds what stands in the tables, and fits the anchors kept outside. */
export function ChainMark() {
  const { words } = useWords();
  const client = useQueryClient();
  const chain = useQuery(chainQuery);
  const again = useMutation({
    mutationFn: () => ask<ChainState>('GET', '/audit/chain?anew=true'),
    onSuccess: (state) => client.setQueryData(chainQuery.queryKey, state),
  });
  if (chain.isError) return <ProblemNote error={chain.error} onRetry={() => void chain.refetch()} />;
  const state = chain.data;
  if (!state) return <p className={classes.chain}>{words.account.checking}</p>;
  const { fault } = state;
  return (
    <div className={classes.chain} data-broken={fault !== null} role={fault ? 'alert' : 'status'}>
      {fault ? <Unlink2 size={22} aria-hidden /> : <Link2 size={22} aria-hidden />}
      <div>
        <strong>{fault ? words.account.broken : words.account.whole}</strong>{' '}
        {fault
          ? `${words.account.faults[fault.kind]} ${words.account.brokenTeach}`
          : words.account.wholeCount(formatWhole(state.entries))}
        {fault && (
          <span className={classes.soft}>
            {' '}
            ({fault.seq === null ? '' : `${words.account.brokenAt(formatWhole(fault.seq))} · `}
            {fault.subject})
          </span>
        )}
        <span className={classes.soft}> · {words.account.checked(formatTime(state.checkedAt))}</span>
        {state.head && <code> {state.head}</code>}
      </div>
      <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
        {words.account.checkAgain}
      </Button>
    </div>
  );
}
