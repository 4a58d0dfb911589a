import { Button, Loader, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { accountQuery, actorsQuery } from '../../api/queries.ts';
import { formatDay } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { DayInput } from '../../parts/day-input.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { AdminTabs } from '../admin/admin-tabs.tsx';
import classes from './account.module.css';
import { ChainMark } from './chain-mark.tsx';
import { EntryLine } from './entry-line.tsx';

const KEYS = ['actor', 'kind', 'from', 'to', 'text'] as const;

/** Nhật ký: who looked up whom and what for, who changed what; the filter stands in the address. */
export function Account({ isAdmin = false }: { readonly isAdmin?: boolean }) {
  const { words } = useWords();
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(
    KEYS.flatMap((key) => (search.get(key) ? [[key, search.get(key) ?? '']] : [])),
  );
  const account = useInfiniteQuery(accountQuery(filter));
  const change = (key: string, value: string) =>
    setSearch((before) => {
      if (value === '') before.delete(key);
      else before.set(key, value);
      return before;
    });
  const entries = account.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <PageBody>
      {isAdmin && <AdminTabs />}
      <PageHead title={words.account.title} />
      <ChainMark />
      <Filters filter={filter} onChange={change} onClear={() => setSearch({})} />
      {account.isPending && <Loader m="xl" type="dots" />}
      {account.isError && <ProblemNote error={account.error} onRetry={() => void account.refetch()} />}
      {account.isSuccess && entries.length === 0 && (
        <EmptyState icon={ScrollText} title={words.account.empty} teach={words.account.emptyTeach} />
      )}
      {entries.length > 0 && (
        <ol className={classes.lines}>
          {entries.map((entry, index) => {
            const day = formatDay(entry.at);
            const before = entries[index - 1];
            const isNewDay = before === undefined || formatDay(before.at) !== day;
            return <EntryLine key={entry.seq} entry={entry} day={isNewDay ? day : null} isAdmin={isAdmin} />;
          })}
        </ol>
      )}
      {account.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={account.isFetchingNextPage}
            onClick={() => void account.fetchNextPage()}
          >
            {words.account.older}
          </Button>
        </div>
      )}
    </PageBody>
  );
}

const KINDS = ['lookup', 'value', 'record', 'batch', 'people', 'settings', 'machine'] as const;

function Filters(props: {
  readonly filter: Readonly<Record<string, string>>;
  readonly onChange: (key: string, value: string) => void;
  readonly onClear: () => void;
}) {
  const { words } = useWords();
  const actors = useQuery(actorsQuery);
  const { filter, onChange } = props;
  const [text, setText] = useState(filter.text ?? '');
  return (
    <form
      className={classes.filters}
      onSubmit={(event) => {
        event.preventDefault();
        onChange('text', text.trim());
      }}
    >
      <NativeSelect
        label={words.account.person}
        value={filter.actor ?? ''}
        onChange={(event) => onChange('actor', event.currentTarget.value)}
        data={[
          { value: '', label: words.account.everyone },
          ...(actors.data?.actors ?? []).map((actor) => ({
            value: String(actor.id),
            label: `${actor.fullName} (${actor.userName})`,
          })),
        ]}
      />
      <NativeSelect
        label={words.account.kind}
        value={filter.kind ?? ''}
        onChange={(event) => onChange('kind', event.currentTarget.value)}
        data={[
          { value: '', label: words.account.everything },
          ...KINDS.map((kind) => ({ value: kind, label: words.account.kinds[kind] })),
        ]}
      />
      <DayInput
        label={words.account.from}
        value={filter.from ?? ''}
        onChange={(day) => onChange('from', day)}
      />
      <DayInput label={words.account.to} value={filter.to ?? ''} onChange={(day) => onChange('to', day)} />
      <TextInput
        className={classes.text}
        label={words.account.text}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => text.trim() !== (filter.text ?? '') && onChange('text', text.trim())}
      />
      {Object.keys(filter).length > 0 && (
        <Button
          variant="subtle"
          onClick={() => {
            setText('');
            props.onClear();
          }}
        >
          {words.account.clear}
        </Button>
      )}
    </form>
  );
}
