import { z } from 'zod';
import { Box } from '../../../pipeline/image/raster.ts';
import { BlockCoverage, Blocks, BlockVerdict } from './blocks.ts';
import { Bilingual } from './problem.ts';
import { RecordState } from './record-state.ts';

/** Whoever needs more must narrow the question. */
const DEEPEST = 3000;

export const LookUp = z.object({
  text: z.string().trim().min(1).max(200),
  /** Of birth or of registration. */
  year: z.int().min(1800).max(2100).nullable(),
  /** By its name of any time: communes and provinces before and since 01/07/2025 are found by one another's names. */
  place: z.string().trim().max(120).nullable().default(null),
  recordType: z.string().nullable(),
  /** Lý do tra cứu: kept in the account (nhật ký). */
  purpose: z.string().max(300),
  /** How many records are passed over: those of the pages before. */
  offset: z.int().min(0).max(DEEPEST).default(0),
});
export type LookUp = z.infer<typeof LookUp>;

export const SearchHit = z.object({
  recordId: z.int(),
  recordType: z.string(),
  title: Bilingual,
  state: RecordState,
  name: z.string(),
  fieldId: z.string().nullable(),
  fieldTitle: Bilingual.nullable(),
  birthDate: z.string().nullable(),
  regNo: z.string().nullable(),
  bookNo: z.string().nullable(),
  regYear: z.int().nullable(),
  pageId: z.int().nullable(),
  page: z.int().nullable(),
  bbox: Box.nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const Understood = z.object({
  kind: z.enum(['name', 'place', 'number', 'parcel', 'code', 'year']),
  text: z.string(),
});

export const LookUpResult = z.object({
  /** One a record. */
  hits: z.array(SearchHit),
  /** Records found on all pages. */
  total: z.int(),
  /** False: there are more than `total`. */
  isTotalExact: z.boolean(),
  /** No record bears all that was asked for; these bear some of it. */
  isPartial: z.boolean(),
  /** Of block notices: whatever bears anything of what was asked. Year, place and kind of paper do not narrow it. */
  verdict: BlockVerdict,
  coverage: BlockCoverage,
  ...Blocks.shape,
  /** What the question was taken for, and what in it was not understood. */
  understood: z.array(Understood),
  ignored: z.array(z.string()),
  /** Names of places by which was looked as well as by the one that was typed. */
  alsoPlaces: z.array(z.string()),
  tookMs: z.number(),
});
export type LookUpResult = z.infer<typeof LookUpResult>;
