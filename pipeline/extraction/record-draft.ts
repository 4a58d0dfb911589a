import { z } from 'zod';
import { FieldState, RecordForm } from '../dossier.ts';
import { Box } from '../image/raster.ts';
import { Word } from '../page.ts';

/** Another way the same pixels may be read: by another engine, or further down an engine's own list. */
export const ReadingAlternative = z.object({ text: z.string(), confidence: z.number().min(0).max(1) });
export type ReadingAlternative = z.infer<typeof ReadingAlternative>;

/** What stands in one field of the paper, before anything is known about its meaning. */
export const FieldDraft = z.object({
  /** Text as read, without the printed label; null when nothing stands there. */
  raw: z.string().nullable(),
  state: FieldState,
  /** The words that make up `raw`, in reading order. */
  words: z.array(Word),
  page: z.int().positive().nullable(),
  /** In pixels of the clean page. */
  box: Box.nullable(),
  alternatives: z.array(ReadingAlternative),
  /** Of a blank: where the form wants the value, in pixels of the clean page. */
  place: Box.optional(),
  /** What `raw` stands for where it is not the value: a ditto mark (nt, -nt-, ″) for the text of the entry above, a ticked wording for what it says. */
  meant: z.string().optional(),
  /** How surely `meant` is meant, 0–1, where the pixels tell (a ticked box). */
  meantConfidence: z.number().min(0).max(1).optional(),
  /** How well the printed label before the value was found, 0–1. */
  labelScore: z.number().min(0).max(1),
});
export type FieldDraft = z.infer<typeof FieldDraft>;

/** A field of which nothing was read. */
export const draftNothing = (
  state: FieldDraft['state'],
  { page, box = null, labelScore }: Pick<FieldDraft, 'page' | 'labelScore'> & { box?: FieldDraft['box'] },
): FieldDraft => ({ raw: null, state, words: [], page, box, alternatives: [], labelScore });

/** One record as cut from its pages: raw text per field id, nothing normalised yet. */
export const RecordDraft = z.object({
  recordType: z.string(),
  form: RecordForm,
  /** How sure identify-record is of the type and form, 0–1. */
  confidence: z.number().min(0).max(1),
  fields: z.record(z.string(), FieldDraft),
});
export type RecordDraft = z.infer<typeof RecordDraft>;
