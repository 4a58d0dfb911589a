import { Button, Loader, Modal, Table } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import { useState } from 'react';
import type { UnitView } from '../../../../server/schemas/units.ts';
import { unitsQuery } from '../../api/queries.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageBody, PageHead } from '../../parts/page-head.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import sheet from '../../parts/sheet.module.css';
import { AdminTabs } from './admin-tabs.tsx';
import { AddUnits, ChangeUnit } from './unit-forms.tsx';

/** The offices whose books are read here. */
export function Units() {
  const { words } = useWords();
  const client = useQueryClient();
  const units = useQuery(unitsQuery);
  const [shown, setShown] = useState<'add' | UnitView | null>(null);
  if (units.isPending) return <Loader m="xl" type="dots" />;
  if (units.isError) return <ProblemNote error={units.error} onRetry={() => void units.refetch()} isPage />;
  const all = units.data.units;
  const onSaved = () => {
    setShown(null);
    void client.invalidateQueries();
  };
  return (
    <PageBody>
      <AdminTabs />
      <PageHead title={words.units.title}>
        <Button onClick={() => setShown('add')}>{words.units.add}</Button>
      </PageHead>
      {all.length === 0 ? (
        <EmptyState icon={Building2} title={words.units.empty} teach={words.units.emptyTeach} />
      ) : (
        <div className={sheet.sheet}>
          <Table verticalSpacing="sm" horizontalSpacing="md" className={sheet.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.units.name}</Table.Th>
                <Table.Th>{words.units.code}</Table.Th>
                <Table.Th className={sheet.wide}>{words.units.kind}</Table.Th>
                <Table.Th className={sheet.wide}>{words.units.parent}</Table.Th>
                <Table.Th className={sheet.number}>{words.units.users}</Table.Th>
                <Table.Th className={sheet.number}>{words.units.books}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {all.map((unit) => (
                <UnitLine
                  key={unit.id}
                  unit={unit}
                  parent={all.find((one) => one.id === unit.parentId)}
                  onChange={() => setShown(unit)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <Modal opened={shown === 'add'} onClose={() => setShown(null)} title={words.units.add} size="lg">
        <AddUnits onSaved={onSaved} />
      </Modal>
      <Modal
        opened={shown !== null && shown !== 'add'}
        onClose={() => setShown(null)}
        title={words.units.change}
      >
        {shown !== null && shown !== 'add' && <ChangeUnit unit={shown} onSaved={onSaved} />}
      </Modal>
    </PageBody>
  );
}

function UnitLine({
  unit,
  parent,
  onChange,
}: {
  readonly unit: UnitView;
  readonly parent: UnitView | undefined;
  readonly onChange: () => void;
}) {
  const { words } = useWords();
  return (
    <Table.Tr>
      <Table.Td>{unit.name}</Table.Td>
      <Table.Td>{unit.code}</Table.Td>
      <Table.Td className={sheet.wide}>{words.units.kinds[unit.kind]}</Table.Td>
      <Table.Td className={sheet.wide}>{parent?.name}</Table.Td>
      <Table.Td className={sheet.number} data-label={words.units.users}>
        {formatWhole(unit.users)}
      </Table.Td>
      <Table.Td className={sheet.number} data-label={words.units.books}>
        {formatWhole(unit.books)}
      </Table.Td>
      <Table.Td className={sheet.number}>
        <Button
          size="xs"
          variant="default"
          aria-label={`${words.units.change}: ${unit.name}`}
          onClick={onChange}
        >
          …
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
