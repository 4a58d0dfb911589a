import { z } from 'zod';
import type { RecordType } from '../../../pipeline/records/record-type.ts';
import type { Activity } from '../../../storage/database/activity.ts';
import type { ActivityView } from '../schemas/audit.ts';
import { NamedBook } from '../schemas/covers.ts';
import { titleOf } from './record-title.ts';
import { findSpec } from './record-view.ts';

/** What a look-up was kept with; older ones know fewer keys. */
const KeptQuery = z.object({
  text: z.string().catch(''),
  year: z.int().nullable().catch(null),
  place: z.string().nullable().catch(null),
  recordType: z.string().nullable().catch(null),
});

/** Details that are shown in words of their own. */
const TOLD = new Set(['fieldId', 'valueId', 'hits', 'sha256', 'from', 'to', 'kept', 'standing']);

export function viewActivity(entry: Activity, types: readonly RecordType[]): ActivityView {
  return {
    seq: entry.seq,
    at: entry.at.toISOString(),
    actorName: entry.actorName,
    action: entry.action,
    subjectId: entry.subjectId,
    hash: entry.hash.slice(0, 12),
    lookUp: viewLookUp(entry, types),
    change: viewChange(entry, types),
    record:
      entry.recordType === null
        ? null
        : {
            id: Number(entry.subjectId),
            title: titleOf(types, entry.recordType),
            dossier: entry.dossierName ?? '',
          },
    batch: entry.batchId === null ? null : { id: entry.batchId, name: entry.batchName ?? '' },
    move: viewMove(entry, types),
    person: entry.subjectName,
    details: Object.fromEntries(Object.entries(entry.details).filter(([key]) => !TOLD.has(key))),
  };
}

function viewLookUp(entry: Activity, types: readonly RecordType[]): ActivityView['lookUp'] {
  if (entry.query === null) return null;
  const { recordType, ...query } = KeptQuery.parse(entry.query);
  return {
    ...query,
    recordType: recordType === null ? null : titleOf(types, recordType),
    purpose: entry.purpose ?? '',
    hits: entry.hitCount ?? 0,
  };
}

function viewChange(entry: Activity, types: readonly RecordType[]): ActivityView['change'] {
  const { fieldId } = entry.details;
  if (entry.recordType === null || typeof fieldId !== 'string') return null;
  const type = types.find((one) => one.id === entry.recordType);
  const spec = findSpec(types, entry.recordType, fieldId);
  const isHidden = type === undefined || type.access !== 'normal' || spec.sensitive === true;
  return {
    field: spec.title,
    kind: spec.kind,
    before: isHidden ? null : entry.before,
    after: isHidden ? null : entry.after,
    isHidden,
  };
}

function viewMove(entry: Activity, types: readonly RecordType[]): ActivityView['move'] {
  if (entry.action !== 'batch.move') return null;
  const tell = (kept: unknown) => {
    const book = NamedBook.nullable().catch(null).parse(kept);
    return book && { title: titleOf(types, book.recordType), number: book.number, year: book.year };
  };
  return { from: tell(entry.details.from), to: tell(entry.details.to) };
}
