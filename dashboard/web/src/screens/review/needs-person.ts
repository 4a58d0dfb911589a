import type { FieldView, FindingView } from '../../../../server/schemas/records.ts';

type Field = Pick<FieldView, 'id' | 'trust' | 'confidence' | 'isAsInBook'>;
type Finding = Pick<FindingView, 'severity' | 'fields'>;

/** Fields whose rules block approval: as the server has it, one field kept as in the book settles its finding. */
export function listBlocked(fields: readonly Field[], findings: readonly Finding[]): ReadonlySet<string> {
  const kept = new Set(fields.filter((field) => field.isAsInBook).map((field) => field.id));
  const open = findings.filter(
    (finding) => finding.severity === 'E' && !finding.fields.some((id) => kept.has(id)),
  );
  return new Set(open.flatMap((finding) => finding.fields));
}

/** What needs a person, most needed first: what blocks approval in the order of the paper, then the least sure. */
export function listNeeds<T extends Field>(fields: readonly T[], blocked: ReadonlySet<string>): T[] {
  const doubts = fields.filter((field) => field.trust === 'doubt' && !blocked.has(field.id));
  return [
    ...fields.filter((field) => blocked.has(field.id)),
    ...doubts.sort((a, b) => a.confidence - b.confidence),
  ];
}

/** Opens where a person is needed most, or on the field they left. */
export function chooseFirst(
  fields: readonly Field[],
  blocked: ReadonlySet<string>,
  wanted: string | null,
): string | null {
  const asked = fields.find((field) => field.id === wanted);
  return (asked ?? listNeeds(fields, blocked)[0] ?? fields[0])?.id ?? null;
}

/** The next by need after the one that the person has just settled; after the last comes the first again. */
export function findNext<T extends Field>(
  fields: readonly T[],
  blocked: ReadonlySet<string>,
  from: Pick<Field, 'id'>,
  direction: 1 | -1,
): T | null {
  const needs = listNeeds(fields, blocked);
  const at = needs.findIndex((field) => field.id === from.id);
  if (at < 0) return (direction === 1 ? needs[0] : needs.at(-1)) ?? null;
  const next = needs[(at + direction + needs.length) % needs.length];
  return next && next.id !== from.id ? next : null;
}
