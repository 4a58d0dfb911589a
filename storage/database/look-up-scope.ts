/** The record type of block notices and their releases (thông tin ngăn chặn, giải tỏa). */
export const BLOCK_TYPE = 'prevent_notice';

/** Which records a look-up may find at all. Whatever else limits who sees what joins here, and every look-up keeps to it. */
export interface LookUpScope {
  /** Only staff see what nobody has approved yet. Block notices are the exception: they are shown as not approved. */
  readonly approvedOnly: boolean;
  /** Kinds of record that this person may not see: adoption, wills … */
  readonly hiddenTypes: readonly string[];
}

/** Hands a value over and gives the name by which the statement calls it. */
export type Put = (value: unknown) => string;

/** The condition on a row `s` of search_people. */
export function inScope(scope: LookUpScope, put: Put): string {
  const seen = scope.approvedOnly
    ? `exists (select from records a where a.id = s.record_id and a.state = 'approved')`
    : 'true';
  return `${seen} and s.record_type <> all(${put(scope.hiddenTypes)}::text[])`;
}

/** A statement's values, numbered as they are put. */
export function startValues(): { values: unknown[]; put: Put } {
  const values: unknown[] = [];
  return { values, put: (value) => `$${values.push(value)}` };
}
