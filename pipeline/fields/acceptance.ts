import { z } from 'zod';
import type { RecordType } from '../records/record-type.ts';
import { SURE_ENOUGH } from './confidence-model.ts';

/**
 * A field goes through unseen only at or above this probability of being right. Most lie far above it: what goes through,
 * taken together, is to be right in 99.7 % of cases, and that is where the line was found to lie.
 */
export const DEFAULT_ACCEPT_AT = SURE_ENOUGH;

const Probability = z.number().min(0.5).max(0.9999);

/**
 * From which probability of being right a value goes through unseen (ngưỡng chấp nhận). What is said of a field goes
 * before what is said of its kind, and that before `usual`.
 */
export const AcceptanceTargets = z.object({
  usual: Probability,
  /** By field kind (`name`, `date` …). */
  kinds: z.record(z.string(), Probability),
  /** By `recordType.fieldId`. */
  fields: z.record(z.string(), Probability),
});
export type AcceptanceTargets = z.infer<typeof AcceptanceTargets>;

export const DEFAULT_TARGETS: AcceptanceTargets = { usual: DEFAULT_ACCEPT_AT, kinds: {}, fields: {} };

/** Where one field stands. */
export function findTarget(
  targets: AcceptanceTargets,
  recordType: string,
  field: { readonly id: string; readonly kind: string },
): number {
  return targets.fields[`${recordType}.${field.id}`] ?? targets.kinds[field.kind] ?? targets.usual;
}

/** The targets of every field of a record type, as `validate-record` takes them. */
export function listTargets(targets: AcceptanceTargets, type: Pick<RecordType, 'id' | 'fields'>) {
  return Object.fromEntries(type.fields.map((field) => [field.id, findTarget(targets, type.id, field)]));
}

/** The same targets, always written the same way: what says nothing new is left out, the rest is in order. */
export function normalizeTargets(targets: AcceptanceTargets): AcceptanceTargets {
  const sort = (entries: [string, number][]) =>
    Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    usual: targets.usual,
    kinds: sort(Object.entries(targets.kinds).filter(([, target]) => target !== targets.usual)),
    fields: sort(Object.entries(targets.fields)),
  };
}
