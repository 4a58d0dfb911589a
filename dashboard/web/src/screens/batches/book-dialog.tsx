import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BookOpenText } from 'lucide-react';
import { useState } from 'react';
import type { BatchDetail, BatchView } from '../../../../server/schemas/batches.ts';
import type { FiledBook, NamedBook } from '../../../../server/schemas/covers.ts';
import { ask } from '../../api/client.ts';
import { formatWhole } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.tsx';
import { BookFields, NO_BOOK, nameBook } from '../../parts/book-fields.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** Puts the batch into another book: what the cover names where it names one, else as the person says. */
export function BookButton({
  detail,
  proposed,
}: {
  readonly detail: BatchDetail;
  readonly proposed?: NamedBook;
}) {
  const { words } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant={proposed ? 'default' : 'subtle'}
        leftSection={<BookOpenText size={15} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {proposed
          ? words.batches.moveTo(proposed.number, String(proposed.year))
          : detail.book
            ? words.batches.move
            : words.batches.choose}
      </Button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title={words.batches.moveTitle}>
        <BookForm
          batch={detail.batch}
          book={proposed ? { unitId: detail.book?.unitId ?? null, ...proposed } : detail.book}
          isFiled={detail.book !== null}
          onDone={() => setIsOpen(false)}
        />
      </Modal>
    </>
  );
}

function BookForm(props: {
  readonly batch: BatchView;
  readonly book: FiledBook | null;
  readonly isFiled: boolean;
  readonly onDone: () => void;
}) {
  const { words } = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState(props.book ?? NO_BOOK);
  const named = nameBook(draft);
  const move = useMutation({
    mutationFn: (book: FiledBook | null) =>
      ask<BatchView>('PUT', `/batches/${props.batch.id}/book`, { book }),
    onSuccess: async () => {
      props.onDone();
      notifications.show({ message: words.batches.moved });
      await client.invalidateQueries();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (named) move.mutate(named);
      }}
    >
      <Stack gap="sm">
        <BookFields label={words.batches.bookKind} book={draft} onBook={setDraft} />
        <p>{words.batches.moveHelp(formatWhole(props.batch.records))}</p>
        {move.isError && <ProblemNote error={move.error} />}
        <Group justify="flex-end">
          {props.isFiled && (
            <Button variant="default" loading={move.isPending} onClick={() => move.mutate(null)}>
              {words.batches.takeOut}
            </Button>
          )}
          <Button type="submit" disabled={named === null} loading={move.isPending}>
            {words.batches.moveSave}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
