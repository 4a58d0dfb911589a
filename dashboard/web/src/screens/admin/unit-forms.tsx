import { Button, Select, Stack, TextInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewUnit, UnitKind, UnitView } from '../../../../server/schemas/units.ts';
import { ApiError, ask } from '../../api/client.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { readUnitLines } from './read-unit-lines.ts';

const KINDS: readonly UnitKind[] = [
  'commune',
  'district',
  'province',
  'notary_office',
  'department',
  'agency',
];

type Place = Pick<NewUnit, 'kind' | 'parentId'>;

/** Several of one kind at once, as they stand in the province's own list. */
export function AddUnits({ onSaved }: { readonly onSaved: () => void }) {
  const { words } = useWords();
  const [text, setText] = useState('');
  const [place, setPlace] = useState<Place>({ kind: 'commune', parentId: null });
  const { units, bad } = readUnitLines(text);
  const add = useMutation({
    mutationFn: () => ask('POST', '/units', { units: units.map((unit) => ({ ...unit, ...place })) }),
    onSuccess: onSaved,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Stack gap="sm">
        <PlaceFields place={place} onPlace={setPlace} />
        <Textarea
          label={words.units.addLines}
          description={words.units.addHelp}
          placeholder={words.units.addExample}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={bad.length > 0 ? words.units.badLines(bad.slice(0, 8).join(', ')) : null}
          autosize
          minRows={4}
          maxRows={14}
          data-autofocus
        />
        <Refused error={add.error} />
        <Button type="submit" loading={add.isPending} disabled={units.length === 0 || bad.length > 0}>
          {words.units.addCount(formatWhole(units.length))}
        </Button>
      </Stack>
    </form>
  );
}

export function ChangeUnit({ unit, onSaved }: { readonly unit: UnitView; readonly onSaved: () => void }) {
  const { words } = useWords();
  const [draft, setDraft] = useState<NewUnit>({
    code: unit.code,
    name: unit.name,
    kind: unit.kind,
    parentId: unit.parentId,
  });
  const save = useMutation({
    mutationFn: () => ask('PUT', `/units/${unit.id}`, draft),
    onSuccess: onSaved,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={words.units.name}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          required
          data-autofocus
        />
        <TextInput
          label={words.units.code}
          value={draft.code}
          onChange={(event) => setDraft({ ...draft, code: event.currentTarget.value })}
          required
        />
        <PlaceFields place={draft} onPlace={(place) => setDraft({ ...draft, ...place })} except={unit.id} />
        <Refused error={save.error} />
        <Button type="submit" loading={save.isPending}>
          {words.units.save}
        </Button>
      </Stack>
    </form>
  );
}

function PlaceFields(props: {
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly except?: number;
}) {
  const { words } = useWords();
  const { kind, parentId } = props.place;
  return (
    <>
      <Select
        label={words.units.kind}
        data={KINDS.map((value) => ({ value, label: words.units.kinds[value] }))}
        value={kind}
        onChange={(value) => props.onPlace({ parentId, kind: KINDS.find((one) => one === value) ?? kind })}
        allowDeselect={false}
      />
      <UnitSelect
        label={words.units.parent}
        placeholder={words.units.noParent}
        value={parentId}
        onChange={(id) => props.onPlace({ kind, parentId: id })}
        {...(props.except === undefined ? {} : { except: props.except })}
      />
    </>
  );
}

/** Why the list was not taken, and which code it was. */
function Refused({ error }: { readonly error: Error | null }) {
  const { words } = useWords();
  if (error === null) return null;
  const taken = error instanceof ApiError && readTaken(error.body);
  return (
    <>
      {taken && <strong>{words.units.taken(taken)}</strong>}
      <ProblemNote error={error} />
    </>
  );
}

function readTaken(body: unknown): string | false {
  return typeof body === 'object' && body !== null && 'taken' in body && String(body.taken);
}
