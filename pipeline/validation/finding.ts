import type { Finding, Severity } from '../dossier.ts';
import type { RecordType, RecordValues, Validator } from '../records/record-type.ts';

/**
 * Makes a finding. A message names fields as `{field_id}`; `collectFindings` puts the title that people know in their
 * place. Messages hold no values: they may travel where values may not.
 */
export function makeFinding(
  code: string,
  severity: Severity,
  fields: readonly string[],
  message: string,
): Finding {
  return { code, severity, fields: [...fields], message };
}

/** A validator over a few fields: says nothing unless every one of them has a value. */
export function checkTogether<const Ids extends readonly string[]>(
  ids: Ids,
  check: (values: { readonly [K in keyof Ids]: string }, all: RecordValues) => readonly Finding[],
): Validator {
  return (values) => {
    const present = ids.map((id) => values[id]);
    if (present.some((value) => value === undefined || value === '')) return [];
    return check(present as { readonly [K in keyof Ids]: string }, values);
  };
}

/** Runs every validator of a record type and writes the titles of its fields into the messages. */
export function collectFindings(
  type: Pick<RecordType, 'fields' | 'validators'>,
  values: RecordValues,
): Finding[] {
  const titles = new Map(type.fields.map((field) => [field.id, field.title.vi]));
  return type.validators
    .flatMap((validate) => validate(values))
    .map((finding) => ({
      ...finding,
      message: finding.message.replace(/\{(\w+)\}/g, (_, id: string) => `«${titles.get(id) ?? id}»`),
    }));
}
