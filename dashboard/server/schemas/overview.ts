import { z } from 'zod';
import { Bilingual, Problem } from './problem.ts';

export const Statistics = z.object({
  pagesByHour: z.array(z.object({ hour: z.iso.datetime(), pages: z.int() })),
  failures: z.array(z.object({ problem: Problem, pages: z.int() })),
  /** How much went through without a person looking, and how much of it somebody has settled with their own hands since. */
  acceptance: z.object({
    fields: z.int(),
    accepted: z.int(),
    acceptedVerified: z.int(),
    acceptedRight: z.int(),
  }),
  waitingPages: z.int(),
  recordsTotal: z.int(),
  recordsApproved: z.int(),
});
export type Statistics = z.infer<typeof Statistics>;

export const BookView = z.object({
  id: z.int(),
  recordType: z.string(),
  title: Bilingual,
  unit: z.string().nullable(),
  year: z.int(),
  number: z.string(),
  records: z.int(),
  approved: z.int(),
  expected: z.int().nullable(),
  /** Batches put into it in which a cover names another book. */
  strayBatches: z.array(z.object({ id: z.int(), name: z.string() })),
});
export type BookView = z.infer<typeof BookView>;
