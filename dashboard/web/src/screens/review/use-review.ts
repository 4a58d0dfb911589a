import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { FieldView, RecordView, SavedField } from '../../../../server/schemas/records.ts';
import { ask } from '../../api/client.ts';
import { recordQuery } from '../../api/queries.ts';
import { drafts } from './drafts.ts';
import { isOnPaper, mergeCorrections } from './merge-corrections.ts';
import { chooseFirst, findNext, listBlocked } from './needs-person.ts';
import { outbox } from './outbox.ts';
import type { OutboxState } from './outbox.ts';
import { rememberPlace } from './place.ts';
import type { FieldSettlement } from './use-typing.ts';

export interface Review {
  readonly record: RecordView;
  readonly fields: readonly FieldView[];
  readonly active: FieldView | null;
  readonly doubts: readonly FieldView[];
  /** Ids of fields whose input holds what is not in the record. */
  readonly draftFields: readonly string[];
  readonly outbox: OutboxState;
  readonly focus: (fieldId: string) => void;
  readonly save: (field: FieldView, change: FieldSettlement) => void;
  readonly goToDoubt: (from: FieldView, direction: 1 | -1) => boolean;
  /** Takes the person's last save back, also one of another day; throws what the server says where there is none. */
  readonly undo: () => Promise<void>;
}

/** One record under review: its fields as the person left them, what is still in doubt, and where the hands are. */
export function useReview(loaded: RecordView, wanted: string | null): Review {
  const sending = useSyncExternalStore(outbox.subscribe, outbox.read);
  const draftIds = useSyncExternalStore(drafts.subscribe, () => drafts.listFields(loaded.id));
  const record = useMemo(() => mergeCorrections(loaded, sending.waiting), [loaded, sending.waiting]);
  const fields = useMemo(
    () => record.sections.flatMap((section) => section.fields).filter(isOnPaper),
    [record],
  );
  const doubts = useMemo(() => fields.filter((field) => field.trust === 'doubt'), [fields]);
  const blocked = useMemo(() => listBlocked(fields, record.findings), [fields, record.findings]);
  const [activeId, setActiveId] = useState(() => chooseFirst(fields, blocked, wanted));
  const keepSaved = useSaved();

  useEffect(() => {
    if (activeId !== null) rememberPlace(loaded.id, activeId);
  }, [loaded.id, activeId]);

  const save = useCallback(
    (field: FieldView, change: FieldSettlement) =>
      outbox.put({ recordId: loaded.id, fieldId: field.id, version: field.version, ...change }),
    [loaded.id],
  );
  const undo = useCallback(async () => {
    const open = (fieldId: string) => {
      drafts.drop(loaded.id, fieldId);
      setActiveId(fieldId);
    };
    const unsent = await outbox.withdrawLast(loaded.id);
    if (unsent) return open(unsent.fieldId);
    const undone = await ask<SavedField>('POST', `/records/${loaded.id}/undo`);
    keepSaved(loaded.id, undone);
    open(undone.field.id);
  }, [loaded.id, keepSaved]);
  const goToDoubt = useCallback(
    (from: FieldView, direction: 1 | -1) => {
      const next = findNext(fields, blocked, from, direction);
      if (next) setActiveId(next.id);
      return next !== null;
    },
    [fields, blocked],
  );

  const active = fields.find((field) => field.id === activeId) ?? null;
  const draftFields = useMemo(() => (draftIds === '' ? [] : draftIds.split(' ')), [draftIds]);
  const focus = setActiveId;
  return { record, fields, active, doubts, draftFields, outbox: sending, focus, save, goToDoubt, undo };
}

/** What the server has taken goes into the record at hand; where more has changed than that, the record is read anew. */
function useSaved() {
  const client = useQueryClient();
  const keepSaved = useCallback(
    (recordId: number, saved: SavedField | null) => {
      const { queryKey } = recordQuery(recordId);
      // An answer asked for before the save would bring the value of before.
      void client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (saved && before && saved.version === before.version + 1)
        client.setQueryData(queryKey, putSaved(before, saved));
      else void client.invalidateQueries({ queryKey });
    },
    [client],
  );
  useEffect(() => outbox.onSaved(keepSaved), [keepSaved]);
  return keepSaved;
}

function putSaved(record: RecordView, saved: SavedField): RecordView {
  return {
    ...record,
    version: saved.version,
    findings: saved.findings,
    sections: record.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => (field.id === saved.field.id ? saved.field : field)),
    })),
  };
}
