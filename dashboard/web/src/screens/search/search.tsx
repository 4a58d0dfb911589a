import { Button, Loader, NumberInput, Select, TextInput } from '@mantine/core';
import { ScanSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/use-words.tsx';
import { useRecordTypes } from '../../parts/use-record-types.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageBody } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { BlockBanner } from './block-banner.tsx';
import { FoundList, UnderstoodChips } from './found-list.tsx';
import { PurposeChooser } from './purpose-chooser.tsx';
import classes from './search.module.css';
import { useLookUp } from './use-look-up.ts';
import { VerdictNote } from './verdict-note.tsx';

export function Search() {
  const { words } = useWords();
  const { asked, result, found, isReady, setPurpose, look } = useLookUp();
  const [text, setText] = useState(asked.text);
  useEffect(() => setText(asked.text), [asked.text]);
  const needsPurpose = asked.text !== '' && !isReady;
  return (
    <PageBody>
      <form
        className={classes.bar}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          look({ q: text.trim() });
        }}
      >
        <input
          data-search-box
          className={classes.box}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={words.search.box}
          aria-label={words.search.box}
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
        <Button type="submit" size="lg" leftSection={<ScanSearch size={19} />}>
          {words.search.go}
        </Button>
      </form>
      <Filters asked={asked} onLook={look} />
      <PurposeChooser purpose={asked.purpose} onPurpose={setPurpose} isNeeded={needsPurpose} />
      {asked.text === '' && (
        <EmptyState icon={ScanSearch} title={words.search.start} teach={words.search.startTeach} />
      )}
      {result.isLoading && <Loader m="xl" type="dots" />}
      {result.isError && <ProblemNote error={result.error} onRetry={() => void result.refetch()} />}
      {found && (
        <>
          <UnderstoodChips result={found.result} />
          <BlockBanner result={found} />
          <VerdictNote result={found.result} />
          {found.result.alsoPlaces.length > 0 && (
            <p className={classes.found}>
              {words.places.also(found.result.alsoPlaces.join(', '))}{' '}
              {found.result.alsoPlaces.length > 3 && words.places.narrow}
            </p>
          )}
          <FoundList
            text={asked.text}
            result={found.result}
            hits={found.hits}
            hasMore={result.hasNextPage}
            isLoadingMore={result.isFetchingNextPage}
            onMore={() => void result.fetchNextPage()}
          />
        </>
      )}
    </PageBody>
  );
}

function Filters(props: {
  readonly asked: ReturnType<typeof useLookUp>['asked'];
  readonly onLook: ReturnType<typeof useLookUp>['look'];
}) {
  const { words } = useWords();
  const types = useRecordTypes();
  const { asked, onLook } = props;
  return (
    <div className={classes.filters} role="group" aria-label={words.search.filters}>
      <Select
        aria-label={words.search.type}
        placeholder={words.search.allTypes}
        data={types}
        value={asked.recordType}
        onChange={(recordType) => onLook({ loai: recordType })}
        clearable
        searchable
        className={classes.filter}
      />
      <PlaceInput key={asked.place} place={asked.place} onLook={onLook} />
      <NumberInput
        aria-label={words.search.year}
        placeholder={words.search.year}
        value={asked.year ?? ''}
        onChange={(year) => onLook({ nam: String(year) })}
        hideControls
        className={classes.filter}
      />
    </div>
  );
}

/** Asked for once it is typed whole: with Enter, or when it is left. */
function PlaceInput(props: {
  readonly place: string | null;
  readonly onLook: ReturnType<typeof useLookUp>['look'];
}) {
  const { words } = useWords();
  const [text, setText] = useState(props.place ?? '');
  const look = () => text.trim() !== (props.place ?? '') && props.onLook({ noi: text.trim() });
  return (
    <TextInput
      aria-label={words.places.place}
      placeholder={words.places.place}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={look}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) look();
      }}
      className={classes.filter}
    />
  );
}
