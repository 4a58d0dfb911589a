import { findPlaceNames } from '../../pipeline/places/other-names.ts';
import { inScope, type LookUpScope, type Put } from './look-up-scope.ts';

/** What narrows a look-up, whatever it asks for. */
export interface SearchFilter {
  readonly scope: LookUpScope;
  /** Year of birth or of registration. */
  readonly year?: number | undefined;
  readonly recordType?: string | undefined;
  readonly unitId?: number | undefined;
  /** By any name, of before or since 01/07/2025; all of them must be met. */
  readonly places: readonly string[];
  /** Words of others whom the same record must name. */
  readonly beside: readonly (readonly string[])[];
}

export const WORDS_OF = (row: string) => `string_to_array(${row}.k2, ' ')`;

/** The condition on a row `s` of search_people. */
export function passes(filter: SearchFilter, put: Put): string {
  const conditions = [inScope(filter.scope, put)];
  if (filter.year !== undefined) {
    const year = put(filter.year);
    conditions.push(`(s.birth_year = ${year} or s.reg_year = ${year})`);
  }
  if (filter.recordType !== undefined) conditions.push(`s.record_type = ${put(filter.recordType)}`);
  if (filter.unitId !== undefined) conditions.push(`s.unit_id = ${put(filter.unitId)}`);
  for (const place of filter.places)
    for (const { names } of findPlaceNames(place))
      // A share of text, not a pattern: % and _ are letters.
      conditions.push(
        `exists (select from unnest(${put(names)}::text[]) n where position(n in s.places_k2) > 0)`,
      );
  for (const words of filter.beside)
    conditions.push(
      `exists (select from search_people o where o.record_id = s.record_id
         and (${WORDS_OF('o')} @> ${put(words)}::text[] or position(${put(words.join(' '))} in o.places_k2) > 0))`,
    );
  return conditions.join(' and ');
}

/** For `like`: what people type stands for itself. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
