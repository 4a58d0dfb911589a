import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { FieldView, RecordView, SavedField } from '../../../../server/schemas/records.ts';
import { recordQuery } from '../../api/queries.ts';
import { isOnPaper, mergeCorrections } from './merge-corrections.ts';
import { chooseFirst, findNext, listBlocked } from './needs-person.ts';
import { outbox } from './outbox.ts';
import type { Correction, OutboxState } from './outbox.ts';
import { rememberPlace } from './place.ts';

type Change = Pick<Correction, 'value' | 'state' | 'isAsInBook'>;

export interface Review {
  readonly record: RecordView;
  readonly fields: readonly FieldView[];
  readonly active: FieldView | null;
  readonly doubts: readonly FieldView[];
  readonly outbox: OutboxState;
  readonly focus: (fieldId: string) => void;
  readonly save: (field: FieldView, change: Change) => void;
  readonly goToDoubt: (from: FieldView, direction: 1 | -1) => boolean;
  readonly undo: () => boolean;
}

/** One record under review: its fields as the person left them, what is still in doubt, and where the hands are. */
export function useReview(loaded: RecordView, wanted: string | null): Review {
  const client = useQueryClient();
  const sending = useSyncExternalStore(outbox.subscribe, outbox.read);
  const record = useMemo(() => mergeCorrections(loaded, sending.waiting), [loaded, sending.waiting]);
  const fields = useMemo(
    () => record.sections.flatMap((section) => section.fields).filter(isOnPaper),
    [record],
  );
  const doubts = useMemo(() => fields.filter((field) => field.trust === 'doubt'), [fields]);
  const blocked = useMemo(() => listBlocked(fields, record.findings), [fields, record.findings]);
  const [activeId, setActiveId] = useState(() => chooseFirst(fields, blocked, wanted));
  const past = useRef<{ fieldId: string; change: Change }[]>([]);

  useEffect(
    () =>
      outbox.onSaved((recordId, saved) =>
        client.setQueryData(recordQuery(recordId).queryKey, (before) => before && putSaved(before, saved)),
      ),
    [client],
  );
  useEffect(() => {
    if (activeId !== null) rememberPlace(loaded.id, activeId);
  }, [loaded.id, activeId]);

  const put = useCallback(
    (field: FieldView, change: Change) =>
      outbox.put({ recordId: loaded.id, fieldId: field.id, version: field.version, ...change }),
    [loaded.id],
  );
  const save = useCallback(
    (field: FieldView, change: Change) => {
      past.current.push({
        fieldId: field.id,
        change: { value: field.value, state: field.state, isAsInBook: field.isAsInBook },
      });
      put(field, change);
    },
    [put],
  );
  const undo = useCallback(() => {
    const last = past.current.pop();
    const field = fields.find((one) => one.id === last?.fieldId);
    if (!last || !field) return false;
    put(field, last.change);
    setActiveId(field.id);
    return true;
  }, [fields, put]);
  const goToDoubt = useCallback(
    (from: FieldView, direction: 1 | -1) => {
      const next = findNext(fields, blocked, from, direction);
      if (next) setActiveId(next.id);
      return next !== null;
    },
    [fields, blocked],
  );

  const active = fields.find((field) => field.id === activeId) ?? null;
  return { record, fields, active, doubts, outbox: sending, focus: setActiveId, save, goToDoubt, undo };
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
