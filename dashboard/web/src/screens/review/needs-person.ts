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

/** Opens where a person is needed most: the field they left, else what blocks approval, else the most doubtful one. */
export function chooseFirst(
  fields: readonly Field[],
  blocked: ReadonlySet<string>,
  wanted: string | null,
): string | null {
  const asked = fields.find((field) => field.id === wanted);
  if (asked) return asked.id;
  const first = fields.find((field) => blocked.has(field.id));
  if (first) return first.id;
  const doubts = fields.filter((field) => field.trust === 'doubt');
  const [most] = [...doubts].sort((a, b) => a.confidence - b.confidence);
  return (most ?? fields[0])?.id ?? null;
}

/** The next on the paper that is in doubt or blocks approval; after the last comes the first again. */
export function findNext<T extends Field>(
  fields: readonly T[],
  blocked: ReadonlySet<string>,
  from: Pick<Field, 'id'>,
  direction: 1 | -1,
): T | null {
  const at = fields.findIndex((field) => field.id === from.id);
  for (let step = 1; step < fields.length; step++) {
    const field = fields[(at + direction * step + fields.length * step) % fields.length];
    if (field && (field.trust === 'doubt' || blocked.has(field.id))) return field;
  }
  return null;
}
