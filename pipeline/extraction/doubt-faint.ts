import type { Box } from '../image/raster.ts';
import type { NumberedPage } from './extract-record.ts';
import type { FieldDraft, RecordDraft } from './record-draft.ts';

/** So many pixels of faint strokes, side by side, are writing: a date's two digits, a short word. */
const LEAST_WIDTH_PX = 40;
/** Share of a stroke's height that lies in the field's place. */
const LEAST_INSIDE = 0.5;

/** Fields that look blank only because the pen was too pale: nobody may say that nothing is written there. */
export function doubtFaint(draft: RecordDraft, pages: readonly NumberedPage[]): RecordDraft {
  const fields = Object.entries(draft.fields).map(([id, field]): [string, FieldDraft] => {
    const faint = pages.find(({ page }) => page === field.page)?.text.faint ?? [];
    const isInked =
      field.state === 'blank_on_form' && field.place && measureInk(field.place, faint) >= LEAST_WIDTH_PX;
    return [id, isInked && field.place ? { ...field, state: 'illegible', box: field.place } : field];
  });
  return { ...draft, fields: Object.fromEntries(fields) };
}

/** Pixels along the place that faint strokes take. */
function measureInk([left, top, right, bottom]: Box, faint: readonly Box[]): number {
  return faint.reduce((sum, [x0, y0, x1, y1]) => {
    const wide = Math.min(right, x1) - Math.max(left, x0);
    const high = Math.min(bottom, y1) - Math.max(top, y0);
    return wide > 0 && high >= LEAST_INSIDE * (y1 - y0) ? sum + wide : sum;
  }, 0);
}
