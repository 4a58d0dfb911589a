import { Button, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OneTimePassword, Role, UserRow } from '../../../../server/schemas/people.ts';
import { ask } from '../../api/client.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { ROLES } from './roles.ts';

interface Place {
  readonly role: Role;
  readonly unitId: number | null;
}

export function AddUser({ onAdded }: { readonly onAdded: (added: OneTimePassword) => void }) {
  const { words } = useWords();
  const [userName, setUserName] = useState('');
  const [fullName, setFullName] = useState('');
  const [place, setPlace] = useState<Place>({ role: 'reviewer', unitId: null });
  const add = useMutation({
    mutationFn: () =>
      ask<OneTimePassword>('POST', '/users', {
        userName,
        fullName,
        roles: [place.role],
        unitId: place.unitId,
      }),
    onSuccess: onAdded,
  });
  const isNameBad = userName !== '' && !/^[a-z0-9._-]{3,40}$/i.test(userName);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={words.admin.displayName}
          value={fullName}
          onChange={(event) => setFullName(event.currentTarget.value)}
          required
          data-autofocus
        />
        <TextInput
          label={words.admin.userName}
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value)}
          error={isNameBad ? words.admin.badUserName : null}
          required
        />
        <PlaceFields place={place} onPlace={setPlace} />
        {add.isError && <ProblemNote error={add.error} />}
        <Button
          type="submit"
          loading={add.isPending}
          disabled={isNameBad || userName === '' || fullName === ''}
        >
          {words.admin.add}
        </Button>
      </Stack>
    </form>
  );
}

/** What they may do and for whom they work; who has several roles keeps those besides the first. */
export function ChangeUser({ user, onChanged }: { readonly user: UserRow; readonly onChanged: () => void }) {
  const { words } = useWords();
  const [first = 'reviewer', ...others] = user.roles;
  const [place, setPlace] = useState<Place>({ role: first, unitId: user.unit?.id ?? null });
  const change = useMutation({
    mutationFn: () =>
      ask('PATCH', `/users/${user.id}`, {
        roles: [...new Set([place.role, ...others])],
        isActive: user.isActive,
        unitId: place.unitId,
      }),
    onSuccess: onChanged,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <Stack gap="sm">
        <PlaceFields place={place} onPlace={setPlace} />
        {change.isError && <ProblemNote error={change.error} />}
        <Button type="submit" loading={change.isPending}>
          {words.admin.save}
        </Button>
      </Stack>
    </form>
  );
}

function PlaceFields(props: { readonly place: Place; readonly onPlace: (place: Place) => void }) {
  const { words } = useWords();
  const { place } = props;
  return (
    <>
      <Select
        label={words.admin.role}
        description={words.admin.roleHelp[place.role]}
        data={ROLES.map((value) => ({ value, label: words.roles[value] }))}
        value={place.role}
        onChange={(value) =>
          props.onPlace({ ...place, role: ROLES.find((one) => one === value) ?? place.role })
        }
        allowDeselect={false}
      />
      <UnitSelect
        label={words.units.ofUser}
        placeholder={words.units.ownHouse}
        value={place.unitId}
        onChange={(unitId) => props.onPlace({ ...place, unitId })}
      />
    </>
  );
}
