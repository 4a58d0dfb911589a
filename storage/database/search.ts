import type { Box } from '../../pipeline/image/raster.ts';
import type { AskedName, Question } from '../../pipeline/search/question.ts';
import { understandQuestion } from '../../pipeline/search/understand-question.ts';
import { startValues, type LookUpScope } from './look-up-scope.ts';
import { isAskedKey, matchKeys, type AskedKey } from './match-keys.ts';
import { manyOnce, type Db } from './pool.ts';
import { passes, type SearchFilter } from './search-filter.ts';
import { findNames, findPlaces, WEIGHED, type Candidate, type Found } from './search-names.ts';

export interface SearchQuery {
  /** As people ask: a name (with or without accents), a number, a place, several of them (understand-question.ts). */
  readonly text: string;
  /** Year of birth or of registration. */
  readonly year?: number;
  readonly recordType?: string;
  readonly unitId?: number;
  /** By any name, of before or since 01/07/2025. */
  readonly place?: string;
  readonly scope: LookUpScope;
  readonly limit: number;
  /** How many records are passed over: those of the pages before. */
  readonly offset?: number;
}

/** A record that was found, by the person or value in it that meets the question best. */
export interface SearchHit {
  readonly recordId: number;
  readonly recordType: string;
  readonly state: string;
  readonly role: string;
  readonly fieldId: string | null;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly regNo: string | null;
  readonly regYear: number | null;
  readonly bookNo: string | null;
  readonly pageId: number | null;
  readonly pageNo: number | null;
  readonly bbox: Box | null;
  readonly rank: number;
  readonly score: number;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Records found, on all pages. */
  readonly total: number;
  /** False where there are more than were weighed: `hơn …`. */
  readonly isTotalExact: boolean;
  /** No record bears all that was asked for; these bear some of it. */
  readonly isPartial: boolean;
}

/** Finds records: one line each, those that bear all that was asked for, or else those that bear some of it. */
export async function searchRecords(db: Db, query: SearchQuery): Promise<SearchResult> {
  const question = understandQuestion(query.text);
  const names = question.asked.filter((asked) => asked.kind === 'name');
  const keys = question.asked.filter(isAskedKey);
  const place = question.asked.find((asked) => asked.kind === 'place');
  const search: Search = { names, keys, place: place?.text };
  const all = await findAll(db, search, readFilter(query, question, names.slice(keys.length > 0 ? 0 : 1)));
  const isPartial = all.candidates.length === 0 && question.asked.length > 1;
  const found = isPartial ? await findSome(db, search, readFilter(query, NO_QUESTION, [])) : all;
  const ranked = rankRecords(found.candidates);
  const offset = query.offset ?? 0;
  return {
    hits: await readHits(db, ranked.slice(offset, offset + query.limit)),
    total: ranked.length,
    isTotalExact: !found.isCut,
    isPartial: isPartial && ranked.length > 0,
  };
}

function readFilter(query: SearchQuery, question: Question, others: readonly AskedName[]): SearchFilter {
  const years = question.asked.flatMap((asked) => (asked.kind === 'year' ? [asked.year] : []));
  const places = question.asked.flatMap((asked) => (asked.kind === 'place' ? [asked.text] : []));
  return {
    scope: query.scope,
    year: query.year ?? years[0],
    recordType: query.recordType,
    unitId: query.unitId,
    places: query.place ? [query.place, ...places] : places,
    beside: others.map((name) => name.words),
  };
}

const NO_QUESTION: Question = { asked: [], ignored: [] };
const NONE: Found = { candidates: [], isCut: false };

interface Search {
  readonly names: readonly AskedName[];
  readonly keys: readonly AskedKey[];
  readonly place: string | undefined;
}

/** What the filter asks for beside it is met as well: numbers lead, for they are few, then names, then places. */
function findAll(db: Db, { names: [name], keys, place }: Search, filter: SearchFilter): Promise<Found> {
  if (keys.length > 0) return findKeys(db, keys, filter, keys.length);
  if (name) return findNames(db, name, filter);
  return place === undefined ? Promise.resolve(NONE) : findPlaces(db, place, filter);
}

async function findSome(db: Db, { names, keys, place }: Search, filter: SearchFilter): Promise<Found> {
  const found = keys.length > 0 ? [await findKeys(db, keys, filter, 1)] : [];
  for (const name of names) found.push(await findNames(db, name, filter));
  if (found.every((one) => one.candidates.length === 0) && place !== undefined)
    found.push(await findPlaces(db, place, filter));
  return {
    candidates: found.flatMap((one) => one.candidates),
    isCut: found.some((one) => one.isCut),
  };
}

/** Records that bear at least so many of the numbers asked for; those that bear them as their own come first. */
async function findKeys(
  db: Db,
  keys: readonly AskedKey[],
  filter: SearchFilter,
  needed: number,
): Promise<Found> {
  const { values, put } = startValues();
  const met = keys.flatMap((asked, item) =>
    matchKeys(asked, { put, isWide: false }).map(
      (condition) =>
        `(select k.record_id, k.field_id, k.kind, ${item} as item from search_keys k where ${condition} limit ${WEIGHED})`,
    ),
  );
  if (met.length === 0) return NONE;
  const rows = await manyOnce<Candidate & { personId: number }>(
    db,
    `with met as (${met.join(' union all ')}),
     matched as (
       select record_id, count(distinct item) as items, min(case when kind in ('reference', 'book') then 1 else 0 end) as rank,
         (array_agg(field_id order by item, kind))[1] as field_id, bool_or(kind not in ('number', 'reference', 'book')) as is_thing
       from met group by record_id)
     select distinct on (s.record_id) s.id, s.record_id as "recordId", m.rank, m.items::real as score,
       case when m.is_thing then m.field_id end as "fieldId"
     from matched m join search_people s on s.record_id = m.record_id
     where m.items >= ${put(needed)} and ${passes(filter, put)}
     order by s.record_id, (s.role <> '' and starts_with(m.field_id, s.role || '_')) desc, s.id limit ${WEIGHED}`,
    values,
  );
  return { candidates: rows, isCut: rows.length >= WEIGHED };
}

/** One candidate a record, the best; the same question always gives the same order, so that it can be paged through. */
function rankRecords(candidates: readonly Candidate[]): Candidate[] {
  const isBefore = (a: Candidate, b: Candidate) =>
    a.rank - b.rank || b.score - a.score || a.recordId - b.recordId || a.id - b.id;
  const best = new Map<number, Candidate>();
  for (const one of candidates) {
    const held = best.get(one.recordId);
    if (!held || isBefore(one, held) < 0) best.set(one.recordId, one);
  }
  return [...best.values()].sort(isBefore);
}

async function readHits(db: Db, page: readonly Candidate[]): Promise<SearchHit[]> {
  if (page.length === 0) return [];
  return manyOnce<SearchHit>(
    db,
    `select s.record_id as "recordId", s.record_type as "recordType", r.state, s.role,
       coalesce(c."fieldId", s.field_id) as "fieldId", s.name, s.birth_date as "birthDate", s.reg_no as "regNo",
       s.reg_year as "regYear", s.book_no as "bookNo", f.page_id as "pageId", f.page_no as "pageNo", f.bbox,
       c.rank, c.score
     from rows from (jsonb_to_recordset($1::jsonb) as (id bigint, "fieldId" text, rank int, score real)) with ordinality
         as c(id, "fieldId", rank, score, at)
       join search_people s on s.id = c.id join records r on r.id = s.record_id
       left join fields f on f.record_id = s.record_id and f.field_id = coalesce(c."fieldId", s.field_id)
     where r.state <> 'superseded' order by c.at`,
    [JSON.stringify(page)],
  );
}
