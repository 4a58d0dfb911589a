import { z } from 'zod';
import { Bilingual } from './problem.ts';
import { RecordState } from './record-state.ts';

/** Thông tin ngăn chặn: whoever acts on a look-up must have seen it. */
export const BlockNotice = z.object({
  recordId: z.int(),
  /** block: ngăn chặn · release: giải tỏa · unknown: the paper does not say it readably, to be taken as a block. */
  action: z.enum(['block', 'release', 'unknown']),
  owner: z.string(),
  agency: z.string().nullable(),
  docNo: z.string().nullable(),
  docDate: z.string().nullable(),
  /** Anything but approved is said aloud: nobody has held it against the paper. */
  state: RecordState,
  /** Certificate, parcel, map sheet, address, plate: what it is about, as far as the paper says. */
  things: z.array(z.object({ title: Bilingual, value: z.string() })),
  /** What was read without certainty and settled by nobody. */
  doubtful: z.array(Bilingual),
  /** Why it is shown: what was asked for (null: a record that was found names it) and where the notice bears it. */
  matched: z.array(
    z.object({ asked: z.string().nullable(), field: Bilingual.nullable(), isNear: z.boolean() }),
  ),
  /** Releases that name its number. It stays in the list: whether they free all of it, the papers say. */
  releasedBy: z.array(
    z.object({
      recordId: z.int(),
      docNo: z.string().nullable(),
      docDate: z.string().nullable(),
      state: RecordState,
    }),
  ),
  /** Of a release: the number of what it releases. */
  releases: z.string().nullable(),
  /** Whether this person may open it. */
  canOpen: z.boolean(),
});
export type BlockNotice = z.infer<typeof BlockNotice>;

export const Blocks = z.object({
  /** All of them. Blocks in force first, then those with an approved release, then releases. */
  blocks: z.array(BlockNotice),
});
export type Blocks = z.infer<typeof Blocks>;

/** The data of which a look-up may say that it holds no notice. */
export const BlockCoverage = z.object({
  approved: z.int(),
  waiting: z.int(),
  units: z.array(z.string()),
  latestDocDate: z.string().nullable(),
  latestApproval: z.iso.datetime().nullable(),
  /** Dossiers not read yet, or that could not be: any may hold a notice. */
  unread: z.int(),
});
export type BlockCoverage = z.infer<typeof BlockCoverage>;

/** found: có · none: không có trong dữ liệu đã … · not_understood: chưa hiểu câu hỏi. */
export const BlockVerdict = z.enum(['found', 'none', 'not_understood']);
export type BlockVerdict = z.infer<typeof BlockVerdict>;
