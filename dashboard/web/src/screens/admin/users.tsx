import { Badge, Button, Code, Loader, Menu, Modal, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OneTimePassword, UserRow } from '../../../../server/schemas/people.ts';
import { ask } from '../../api/client.ts';
import { usersQuery } from '../../api/queries.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import sheet from '../../parts/sheet.module.css';
import { AdminTabs } from './admin-tabs.tsx';
import { AddUser, ChangeUser } from './user-forms.tsx';

/** Who may come in, as what, for which office. */
export function Users() {
  const { words } = useWords();
  const client = useQueryClient();
  const users = useQuery(usersQuery);
  const [shown, setShown] = useState<'add' | UserRow | null>(null);
  const [oneTime, setOneTime] = useState<OneTimePassword | null>(null);
  if (users.isPending) return <Loader m="xl" type="dots" />;
  if (users.isError) return <ProblemNote error={users.error} onRetry={() => void users.refetch()} isPage />;
  const onChanged = () => {
    setShown(null);
    void client.invalidateQueries({ queryKey: usersQuery.queryKey });
  };
  return (
    <PageBody>
      <AdminTabs />
      <PageHead title={words.admin.title}>
        <Button onClick={() => setShown('add')}>{words.admin.add}</Button>
      </PageHead>
      <div className={sheet.sheet}>
        <Table verticalSpacing="sm" horizontalSpacing="md" className={sheet.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.admin.displayName}</Table.Th>
              <Table.Th>{words.admin.userName}</Table.Th>
              <Table.Th>{words.admin.role}</Table.Th>
              <Table.Th>{words.units.ofUser}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {users.data.users.map((user) => (
              <UserLine
                key={user.id}
                user={user}
                onOneTime={setOneTime}
                onChange={() => setShown(user)}
                onChanged={onChanged}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Modal opened={shown === 'add'} onClose={() => setShown(null)} title={words.admin.add}>
        <AddUser
          onAdded={(added) => {
            setOneTime(added);
            onChanged();
          }}
        />
      </Modal>
      <Modal
        opened={shown !== null && shown !== 'add'}
        onClose={() => setShown(null)}
        title={shown !== null && shown !== 'add' && shown.fullName}
      >
        {shown !== null && shown !== 'add' && <ChangeUser user={shown} onChanged={onChanged} />}
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
  readonly onChange: () => void;
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
      <Table.Td>{user.unit?.name}</Table.Td>
      <Table.Td className={sheet.number}>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="default" aria-label={`${user.fullName}: …`}>
              …
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={props.onChange}>{words.admin.change}</Menu.Item>
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
