import { ActionIcon, Button, Group, Modal, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Tag } from 'lucide-react';
import { useState } from 'react';
import type { DossierView, PageView, PaperChange } from '../../../../server/schemas/batches.ts';
import { ask } from '../../api/client.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { useRecordTypes } from '../../parts/use-record-types.ts';

/** Names the paper that a dossier holds, where the machine did not know it or took it for another. */
export function PaperButton({
  dossier,
  isPlain = false,
}: {
  readonly dossier: DossierView;
  /** In words, where nothing came of the dossier; else a sign beside its name. */
  readonly isPlain?: boolean;
}) {
  const { words } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const pages = dossier.pages.filter((page) => page.state === 'done');
  if (dossier.state !== 'done' || pages.length === 0) return null;
  const open = () => setIsOpen(true);
  const label = words.papers.of(dossier.name);
  return (
    <>
      {isPlain ? (
        <Button size="compact-sm" variant="default" aria-label={label} onClick={open}>
          {words.papers.choose}
        </Button>
      ) : (
        <ActionIcon variant="subtle" size="sm" aria-label={label} title={words.papers.choose} onClick={open}>
          <Tag size={16} aria-hidden />
        </ActionIcon>
      )}
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={words.papers.title}>
        <PaperForm pages={pages} onDone={() => setIsOpen(false)} />
      </Modal>
    </>
  );
}

function PaperForm({ pages, onDone }: { readonly pages: readonly PageView[]; readonly onDone: () => void }) {
  const { words } = useWords();
  const types = useRecordTypes();
  const client = useQueryClient();
  const [pageId, setPageId] = useState(pages.find((page) => page.named !== null)?.id ?? pages[0]?.id);
  const page = pages.find(({ id }) => id === pageId);
  const [chosen, setChosen] = useState<string | null>(null);
  const recordType = chosen ?? page?.named ?? null;
  const name = useMutation({
    mutationFn: (change: PaperChange) => ask<undefined>('PUT', `/pages/${pageId}/paper`, change),
    onSuccess: async () => {
      onDone();
      notifications.show({ message: words.papers.done });
      await client.invalidateQueries();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (recordType !== null) name.mutate({ recordType });
      }}
    >
      <Stack gap="sm">
        {pages.length > 1 && (
          <Select
            label={words.papers.page}
            data={pages.map(({ id, page: no, fileName }) => ({
              value: String(id),
              label: `${words.common.page(formatWhole(no))} · ${fileName}`,
            }))}
            value={String(pageId)}
            onChange={(value) => {
              setPageId(Number(value));
              setChosen(null);
            }}
            allowDeselect={false}
          />
        )}
        <Select
          label={words.papers.kind}
          data={types}
          value={recordType}
          onChange={setChosen}
          allowDeselect={false}
          searchable
          data-autofocus
        />
        <p>{words.papers.help}</p>
        {name.isError && <ProblemNote error={name.error} />}
        <Group justify="flex-end">
          {page && page.named !== null && (
            <Button
              variant="default"
              loading={name.isPending}
              onClick={() => name.mutate({ recordType: null })}
            >
              {words.papers.takeBack}
            </Button>
          )}
          <Button type="submit" disabled={recordType === null} loading={name.isPending}>
            {words.papers.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
