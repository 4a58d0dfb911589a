import { Badge, Button, Code, Loader, Menu, Modal, Select, Table, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AdminTabs } from './admin-tabs.tsx';
import { ROLES } from './roles.ts';
import type { OneTimePassword, Role, UserRow } from '../../../../server/schemas/people.ts';
import { ask } from '../../api/client.ts';
import { usersQuery } from '../../api/queries.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import classes from '../batches/batches.module.css';

export function Admin() {
  const { words } = useWords();
  const client = useQueryClient();
  const users = useQuery(usersQuery);
  const [isAdding, setIsAdding] = useState(false);
  const [oneTime, setOneTime] = useState<OneTimePassword | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: usersQuery.queryKey });
  if (users.isPending) return <Loader m="xl" type="dots" />;
  if (users.isError) return <ProblemNote error={users.error} onRetry={() => void users.refetch()} isPage />;
  return (
    <PageBody>
      <AdminTabs />
      <PageHead title={words.admin.title}>
        <Button onClick={() => setIsAdding(true)}>{words.admin.add}</Button>
      </PageHead>
      <div className={classes.sheet}>
        <Table verticalSpacing="sm" horizontalSpacing="md" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.admin.displayName}</Table.Th>
              <Table.Th>{words.admin.userName}</Table.Th>
              <Table.Th>{words.admin.role}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {users.data.users.map((user) => (
              <UserLine key={user.id} user={user} onOneTime={setOneTime} onChanged={() => void refresh()} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Modal opened={isAdding} onClose={() => setIsAdding(false)} title={words.admin.add}>
        <AddUser
          onAdded={(added) => {
            setIsAdding(false);
            setOneTime(added);
            void refresh();
          }}
        />
      </Modal>
      <Modal opened={oneTime !== null} onClose={() => setOneTime(null)} title={oneTime?.user.fullName}>
        <p>{words.admin.created}</p>
        <Code fz="xl">{oneTime?.oneTimePassword}</Code>
        <p>{words.admin.onlyOnce}</p>
      </Modal>
    </PageBody>
  );
}

function UserLine(props: {
  readonly user: UserRow;
  readonly onOneTime: (one: OneTimePassword) => void;
  readonly onChanged: () => void;
}) {
  const { words } = useWords();
  const { user } = props;
  const reset = useMutation({
    mutationFn: () => ask<OneTimePassword>('POST', `/users/${user.id}/password`),
    onSuccess: props.onOneTime,
  });
  const toggle = useMutation({
    mutationFn: () => ask('PATCH', `/users/${user.id}`, { roles: user.roles, isActive: !user.isActive }),
    onSuccess: props.onChanged,
  });
  return (
    <Table.Tr>
      <Table.Td>{user.fullName}</Table.Td>
      <Table.Td>{user.userName}</Table.Td>
      <Table.Td>
        {user.roles.map((role) => words.roles[role]).join(', ')}{' '}
        {!user.isActive && <Badge color="gray">{words.admin.disable}</Badge>}
      </Table.Td>
      <Table.Td className={classes.number}>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="default" aria-label={`${user.fullName}: …`}>
              …
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => reset.mutate()}>{words.admin.reset}</Menu.Item>
            <Menu.Item color={user.isActive ? 'seal' : ''} onClick={() => toggle.mutate()}>
              {user.isActive ? words.admin.disable : words.admin.enable}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}

function AddUser({ onAdded }: { readonly onAdded: (added: OneTimePassword) => void }) {
  const { words } = useWords();
  const [userName, setUserName] = useState('');
  const [fullName, setDisplayName] = useState('');
  const [role, setRole] = useState<Role>('reviewer');
  const add = useMutation({
    mutationFn: () => ask<OneTimePassword>('POST', '/users', { userName, fullName, roles: [role] }),
    onSuccess: onAdded,
  });
  const isNameBad = userName !== '' && !/^[a-z0-9._-]{3,40}$/i.test(userName);
  return (
    <form
      style={{ display: 'grid', gap: 14 }}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <TextInput
        label={words.admin.displayName}
        value={fullName}
        onChange={(event) => setDisplayName(event.currentTarget.value)}
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
      <Select
        label={words.admin.role}
        description={words.admin.roleHelp[role]}
        data={ROLES.map((value) => ({ value, label: words.roles[value] }))}
        value={role}
        onChange={(value) => setRole(ROLES.find((one) => one === value) ?? role)}
        allowDeselect={false}
      />
      {add.isError && <ProblemNote error={add.error} />}
      <Button
        type="submit"
        loading={add.isPending}
        disabled={isNameBad || userName === '' || fullName === ''}
      >
        {words.admin.add}
      </Button>
    </form>
  );
}
