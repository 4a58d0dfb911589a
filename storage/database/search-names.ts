import { findPlaceNames } from '../../pipeline/places/other-names.ts';
import type { AskedName } from '../../pipeline/search/question.ts';
import { canBeMisread, listNearWords } from '../../pipeline/vietnamese/near-words.ts';
import { makeSearchKeys } from '../../pipeline/vietnamese/search-keys.ts';
import { startValues } from './look-up-scope.ts';
import { manyOnce, type Db } from './pool.ts';
import { escapeLike, passes, WORDS_OF, type SearchFilter } from './search-filter.ts';

/** A row of search_people that was met, and how well. */
export interface Candidate {
  readonly id: number;
  readonly recordId: number;
  /** 0 as written · 1 tone placement · 2 without accents · 3 i/y and confused glyphs · 4 words within, initials · 5 alike · 6 sounds alike · 7 place. */
  readonly rank: number;
  readonly score: number;
  /** The field that bears what was asked for, where it is not the person's name. */
  readonly fieldId?: string;
}

export interface Found {
  readonly candidates: readonly Candidate[];
  /** More there are than were weighed. */
  readonly isCut: boolean;
}

/** How many candidates are weighed: who has more must narrow the search anyway. */
export const WEIGHED = 3000;
const WEIGHED_WITHOUT = 250;
/** With so many hits on the words themselves, nobody needs names that merely look or sound alike. */
const ENOUGH = 5;
/** Words of a name that may be wrong; nobody has more, and each costs a walk through the index. */
const MOST_WORDS = 6;

const cut = (rows: readonly Candidate[]): Found => ({ candidates: rows, isCut: rows.length >= WEIGHED });
const join = (...found: readonly Found[]): Found => ({
  candidates: found.flatMap((one) => one.candidates),
  isCut: found.some((one) => one.isCut),
});

/**
 * Finds people. What is written like the question comes first, then what differs in where the tone stands, then in accents,
 * i/y and look-alike glyphs, then names that hold its words, then names that look alike, then places.
 */
export async function findNames(db: Db, name: AskedName, filter: SearchFilter): Promise<Found> {
  if (name.isShortened) return findInitials(db, name, filter);
  const exact = await findExact(db, name, filter);
  const sure = exact.isCut ? exact : join(exact, await findWords(db, name, filter));
  if (new Set(sure.candidates.map((one) => one.id)).size >= ENOUGH) return sure;
  const near = await findNear(db, name, filter);
  const found = join(sure, near);
  if (found.candidates.length > 0) return found;
  // A single letter may be a name, N, or stand for one; only where nobody bears it is it taken so.
  const shortened = name.initials === null ? null : await findInitials(db, name, filter);
  if (shortened && shortened.candidates.length > 0) return shortened;
  for (const part of name.within) {
    const within = await findNames(db, part, filter);
    if (within.candidates.length > 0) return within;
  }
  return findPlaces(db, name.text, filter);
}

async function findExact(db: Db, name: AskedName, filter: SearchFilter): Promise<Found> {
  const { k0, k1, k2, k3 } = makeSearchKeys(name.text);
  const { values, put } = startValues();
  const onK2 = put(k2);
  return cut(
    await manyOnce<Candidate>(
      db,
      `select s.id, s.record_id as "recordId", case when s.k0 = ${put(k0)} then 0 when s.k1 = ${put(k1)} then 1
         when s.k2 = ${onK2} then 2 else 3 end as rank, 1.0::real as score
       from search_people s where (s.k2 = ${onK2} or s.k3 = ${put(k3)}) and ${passes(filter, put)}
       order by 3, s.id limit ${WEIGHED}`,
      values,
    ),
  );
}

async function findWords(db: Db, name: AskedName, filter: SearchFilter): Promise<Found> {
  const { k2 } = makeSearchKeys(name.text);
  const { values, put } = startValues();
  return cut(
    await manyOnce<Candidate>(
      db,
      `select s.id, s.record_id as "recordId", 4 as rank, similarity(s.k2, ${put(k2)}) as score
       from search_people s where ${WORDS_OF('s')} @> ${put(name.words)}::text[] and ${passes(filter, put)}
       limit ${WEIGHED}`,
      values,
    ),
  );
}

async function findInitials(db: Db, name: AskedName, filter: SearchFilter): Promise<Found> {
  const { values, put } = startValues();
  const words = name.words.filter((word) => [...word].length > 1);
  return cut(
    await manyOnce<Candidate>(
      db,
      `select s.id, s.record_id as "recordId", 4 as rank, 1.0::real as score from search_people s
       where s.initials = ${put(name.initials)} and ${WORDS_OF('s')} @> ${put(words)}::text[]
         and ${passes(filter, put)} limit ${WEIGHED}`,
      values,
    ),
  );
}

/**
 * Names that share all words but one, which is nearly the same or not there at all; and names that sound alike. The other
 * words lead through the index, so that a common surname does not make half the country a candidate.
 */
async function findNear(db: Db, name: AskedName, filter: SearchFilter): Promise<Found> {
  const { k2, k4 } = makeSearchKeys(name.text);
  const { values, put } = startValues();
  const words = name.words;
  const filtered = passes(filter, put);
  const candidates = words.slice(0, MOST_WORDS).flatMap((word, index) => {
    if (!canBeMisread(word)) return [];
    const others = put(words.filter((_, other) => other !== index));
    const misread = `(select * from people_near(${others}::text[], ${put(listNearWords(word))}::text[], ${put(filter.year ?? null)}::int, ${WEIGHED}))`;
    const missing = `(select s.id, s.k2 from search_people s where ${WORDS_OF('s')} @> ${others}::text[] and ${filtered} limit ${WEIGHED_WITHOUT})`;
    return words.length < 3 ? [misread] : [misread, missing];
  });
  const near =
    candidates.length === 0 ? 'select null::bigint as id, null::text as k2' : candidates.join(' union all ');
  const asked = put(k2);
  return cut(
    await manyOnce<Candidate>(
      db,
      `with near as (${near}),
       alike as (
         select s.id, s.record_id, 5 as rank, similarity(s.k2, ${asked}) as score from search_people s
         where s.id in (select id from near where similarity(k2, ${asked}) >= 0.5) and ${filtered} limit ${WEIGHED}),
       sounds as (
         select s.id, s.record_id, 6 as rank, similarity(s.k2, ${asked}) as score from search_people s
         where s.k4 = ${put(k4)} and ${filtered} limit ${WEIGHED}),
       found as (select * from alike union all select * from sounds)
       select id, record_id as "recordId", min(rank) as rank, max(score) as score from found group by 1, 2 limit ${WEIGHED}`,
      values,
    ),
  );
}

/** Nobody bears such a name: perhaps it is a place. */
export async function findPlaces(db: Db, text: string, filter: SearchFilter): Promise<Found> {
  const [first] = findPlaceNames(text);
  if (!first) return { candidates: [], isCut: false };
  const { values, put } = startValues();
  const parts = put(first.names.map((name) => `%${escapeLike(name)}%`));
  return cut(
    await manyOnce<Candidate>(
      db,
      `select s.id, s.record_id as "recordId", 7 as rank, 0.1::real as score from search_people s
       where s.places_k2 like any(${parts}::text[]) and ${passes({ ...filter, places: [...filter.places, text] }, put)}
       limit ${WEIGHED}`,
      values,
    ),
  );
}
