import { z } from 'zod';
import { AcceptanceTargets, DEFAULT_ACCEPT_AT } from '../../../pipeline/fields/acceptance.ts';
import { Bilingual } from './problem.ts';

export { AcceptanceTargets };

/** What targets can be chosen, least strict first; the bins of the stored confidences end exactly there. */
export const TARGET_STEPS: readonly number[] = [
  ...new Set([
    ...[0.9, 0.925, 0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.99, 0.9925, 0.995, 0.996, 0.997, 0.998],
    ...[0.9985, 0.999, 0.9995, DEFAULT_ACCEPT_AT],
  ]),
].sort((a, b) => a - b);

/** Edges of the bins: the targets, and a few below them so that the picture shows the whole. */
export const BIN_EDGES: readonly number[] = [0.5, 0.6, 0.7, 0.8, 0.85, ...TARGET_STEPS];

export const FieldTally = z.object({
  recordType: z.string(),
  recordTitle: Bilingual,
  fieldId: z.string(),
  title: Bilingual,
  kind: z.string(),
  /** Readings in each bin of confidence, lowest first: one bin more than there are edges. */
  values: z.array(z.int()),
  /**
   * Those to which no rule objects: only they can be accepted. They and what follows lie in the bin of the strictest
   * target that lets them through, which is a lower one on records that read badly.
   */
  free: z.array(z.int()),
  /** Expected wrong among the free ones. */
  expectedWrong: z.array(z.number()),
  /** Free ones that a person has settled with their own hands, and those of them that stayed as read. */
  checked: z.array(z.int()),
  right: z.array(z.int()),
});
export type FieldTally = z.infer<typeof FieldTally>;

export const AcceptanceSetting = z.object({
  targets: AcceptanceTargets,
  setBy: z.string().nullable(),
  setAt: z.iso.datetime(),
});

/** The targets in force and what others would cost, by the confidences stored in this house. */
export const AcceptanceView = z.object({
  targets: AcceptanceTargets,
  usual: z.number(),
  history: z.array(AcceptanceSetting),
  edges: z.array(z.number()),
  fields: z.array(FieldTally),
  /** The newest records that were counted, of all. */
  sample: z.int(),
  all: z.int(),
});
export type AcceptanceView = z.infer<typeof AcceptanceView>;
