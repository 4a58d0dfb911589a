import type { NumberedPage } from './extract-record.ts';
import type { FieldDraft, RecordDraft } from './record-draft.ts';

/** Gives a field what a second look at its place has found; a field cut otherwise than the look supposed gets nothing. */
function attach(field: FieldDraft, pages: readonly NumberedPage[]): FieldDraft {
  const box = field.box?.join();
  const text = pages.find(({ page }) => page === field.page)?.text;
  const found = text?.rereadings?.find((rereading) => rereading.box.join() === box);
  if (!found) return field;
  return {
    ...field,
    alternatives: found.alternatives.map(({ text: other, confidence }) => ({ text: other, confidence })),
  };
}

export function attachRereadings(draft: RecordDraft, pages: readonly NumberedPage[]): RecordDraft {
  const fields = Object.entries(draft.fields).map(([id, field]) => [id, attach(field, pages)] as const);
  return { ...draft, fields: Object.fromEntries(fields) };
}
