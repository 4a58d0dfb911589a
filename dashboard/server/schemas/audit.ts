import { z } from 'zod';
import { ACCOUNT_FAULTS } from '../../../storage/account/faults.ts';
import { Id } from './basics.ts';
import { Bilingual } from './problem.ts';

export const ActivityKind = z.enum(['lookup', 'value', 'record', 'batch', 'people', 'settings', 'machine']);
export type ActivityKind = z.infer<typeof ActivityKind>;

const BookName = z.object({ title: Bilingual, number: z.string(), year: z.int() });

/** One line of the account (nhật ký). */
export const ActivityView = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  actorName: z.string().nullable(),
  action: z.string(),
  subjectId: z.string(),
  /** First characters of the line's hash. */
  hash: z.string(),
  lookUp: z
    .object({
      text: z.string(),
      year: z.int().nullable(),
      place: z.string().nullable(),
      recordType: Bilingual.nullable(),
      purpose: z.string(),
      hits: z.int(),
    })
    .nullable(),
  change: z
    .object({
      field: Bilingual,
      before: z.string().nullable(),
      after: z.string().nullable(),
      kind: z.string(),
      /** Values of restricted kinds of record are not told here. */
      isHidden: z.boolean(),
    })
    .nullable(),
  record: z.object({ id: z.int(), title: Bilingual, dossier: z.string() }).nullable(),
  batch: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** Of a batch put into another book: where it was and where it is now; null: in no book. */
  move: z.object({ from: BookName.nullable(), to: BookName.nullable() }).nullable(),
  person: z.string().nullable(),
  /** The rest, ids and measurements, as kept. */
  details: z.record(z.string(), z.unknown()),
});
export type ActivityView = z.infer<typeof ActivityView>;

export const ActivityQuery = z.object({
  before: Id.optional(),
  actor: Id.optional(),
  kind: ActivityKind.optional(),
  /** Calendar days in Asia/Ho_Chi_Minh, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  text: z.string().trim().min(1).max(100).optional(),
});

export const ActivityPage = z.object({
  entries: z.array(ActivityView),
  /** To be named as `before` for the page after; null at the end. */
  next: z.int().nullable(),
});
export type ActivityPage = z.infer<typeof ActivityPage>;

export const ChainState = z.object({
  entries: z.int(),
  head: z.string().nullable(),
  /** The first place where the account does not hold together; null when it is whole. */
  fault: z
    .object({
      /** Null where no line tells of the subject. */
      seq: z.int().nullable(),
      kind: z.enum(ACCOUNT_FAULTS),
      /** `record:12/child_full_name`, `user:3`, or the anchor that does not fit. */
      subject: z.string(),
    })
    .nullable(),
  checkedAt: z.iso.datetime(),
});
export type ChainState = z.infer<typeof ChainState>;

export const Actor = z.object({ id: z.int(), fullName: z.string(), userName: z.string() });
export type Actor = z.infer<typeof Actor>;
