import { ActionIcon, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import type { DossierView } from '../../../../server/schemas/batches.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';

/** Pages whose ALTO is offered one by one; more are taken from the store. */
const MOST_PAGES = 12;

/** The files that were made of a dossier, to take along. */
export function DossierFiles({ dossier }: { readonly dossier: DossierView }) {
  const { words } = useWords();
  if (dossier.state !== 'done') return null;
  const { batches } = words;
  const alto = dossier.pages
    .filter((page) => page.state === 'done')
    .slice(0, MOST_PAGES)
    .map(({ page }) => [
      `page-${String(page).padStart(4, '0')}.alto.xml`,
      batches.fileAlto(formatWhole(page)),
    ]);
  const files = [['searchable.pdf', batches.filePdf], ['dossier.json', batches.fileJson], ...alto];
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" aria-label={batches.files(dossier.name)}>
          <Download size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{batches.filesAsRead}</Menu.Label>
        {files.map(([name, label]) => (
          <Menu.Item key={name} component="a" href={`/api/dossiers/${dossier.id}/files/${name}`} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
