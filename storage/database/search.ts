import type { Box } from '../../pipeline/image/raster.ts';
import { findPlaceNames } from '../../pipeline/places/other-names.ts';
import { listNearWords } from '../../pipeline/vietnamese/near-words.ts';
import { makeSearchKeys } from '../../pipeline/vietnamese/search-keys.ts';
import { many, type Db } from './pool.ts';

export interface SearchQuery {
  /** A name (with or without accents), an identity number, a registration number (`12/2010`), a place. */
  readonly text: string;
  /** Year of birth or of registration. */
  readonly year?: number;
  readonly recordType?: string;
  readonly unitId?: number;
  /** By any name, of before or since 01/07/2025. */
  readonly place?: string;
  readonly approvedOnly: boolean;
  readonly limit: number;
}

export interface SearchHit {
  readonly recordId: number;
  readonly recordType: string;
  readonly unitId: number | null;
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
  /** 0 as written · 1 tone placement · 2 without accents · 3 i/y and confused glyphs · 4 words within · 5 alike · 6 sounds alike · 7 place. */
  readonly rank: number;
  readonly score: number;
}

const SELECT_HIT = `select distinct on (h.rank, h.score, s.id) s.record_id as "recordId", s.record_type as "recordType",
  r.state, r.unit_id as "unitId", s.role, s.field_id as "fieldId", s.name, s.birth_date as "birthDate", s.reg_no as "regNo",
  s.reg_year as "regYear", s.book_no as "bookNo", f.page_id as "pageId", f.page_no as "pageNo", f.bbox, h.rank, h.score
  from hits h join search_people s on s.id = h.id join records r on r.id = s.record_id
  left join fields f on f.record_id = s.record_id and f.field_id = s.field_id
  where r.state <> 'superseded'`;

/** Conditions that every way of searching shares; parameters $1 … $5. */
const FILTER = `($1::int is null or s.birth_year = $1 or s.reg_year = $1) and ($2::text is null or s.record_type = $2)
  and ($3::bigint is null or s.unit_id = $3)
  and ($4::jsonb is null or not exists (select from jsonb_array_elements($4) p(part) where not exists (
    select from jsonb_array_elements_text(p.part) n(written) where s.places_k2 like '%' || n.written || '%')))
  and (not $5::boolean or exists (select from records a where a.id = s.record_id and a.state = 'approved'))`;

/**
 * Finds people and papers. What is written like the query comes first, then what differs in where the tone stands,
 * then in accents, i/y and look-alike glyphs, then names that hold its words, then names that look alike, then places.
 */
export async function searchRecords(db: Db, query: SearchQuery): Promise<SearchHit[]> {
  const text = query.text.trim();
  const filters = [
    query.year ?? null,
    query.recordType ?? null,
    query.unitId ?? null,
    query.place === undefined ? null : JSON.stringify(findPlaceNames(query.place).map((part) => part.names)),
    query.approvedOnly,
  ];
  const number = /^(\d{1,6})(?:[/.-](\d{2,4}))?$/.exec(text.replace(/\s/g, ''));
  if (/^[A-ZĐ]{0,3}[ .-]?\d[\dA-Z .-]{4,}$/iu.test(text) && /\d{3}/.test(text) && !number)
    return searchIdentity(db, text.replace(/[\s.-]/g, ''), filters, query.limit);
  if (number) return searchRegistration(db, Number(number[1]), number[2], filters, query.limit);
  return searchNames(db, text, filters, query.limit);
}

function searchIdentity(db: Db, idNumber: string, filters: unknown[], limit: number): Promise<SearchHit[]> {
  return many<SearchHit>(
    db,
    `with hits as (select s.id, 0 as rank, 1.0::real as score from search_people s
       where s.id_numbers && array[$6::text, upper($6)] and ${FILTER} limit $7) ${SELECT_HIT} order by h.rank, h.score desc, s.id`,
    [...filters, idNumber, limit],
  );
}

function searchRegistration(
  db: Db,
  regNumber: number,
  yearText: string | undefined,
  filters: unknown[],
  limit: number,
): Promise<SearchHit[]> {
  const year = yearText?.length === 4 ? Number(yearText) : null;
  const shortYear = yearText?.length === 2 ? Number(yearText) : null;
  return many<SearchHit>(
    db,
    `with hits as (select s.id, 0 as rank, 1.0::real as score from search_people s
       where s.reg_number = $6 and ($7::int is null or s.reg_year = $7) and ($8::int is null or s.reg_year % 100 = $8)
         and ${FILTER} order by s.reg_year desc nulls last, s.id limit $9) ${SELECT_HIT} order by h.rank, h.score desc, s.id`,
    [...filters, regNumber, year, shortYear, limit],
  );
}

/** With so many hits on the words themselves, nobody needs names that merely look or sound alike. */
const ENOUGH = 5;
/** How many candidates are weighed: who has more must narrow the search anyway. */
const WEIGHED = 3000;
const WEIGHED_WITHOUT = 250;
/** Words of a name that may be wrong; nobody has more, and each costs a walk through the index. */
const MOST_WORDS = 6;
const WORDS_OF = `string_to_array(s.k2, ' ')`;

async function searchNames(db: Db, text: string, filters: unknown[], limit: number): Promise<SearchHit[]> {
  const keys = makeSearchKeys(text);
  const words = keys.k2.split(/\s+/).filter((word) => word !== '');
  const sure = await many<SearchHit>(
    db,
    `with exact as (
       select s.id, case when s.k0 = $6 then 0 when s.k1 = $7 then 1 when s.k2 = $8 then 2 else 3 end as rank, 1.0::real as score
       from search_people s where (s.k2 = $8 or s.k3 = $9) and ${FILTER} order by 2 limit $11),
     words as (
       select s.id, 4 as rank, similarity(s.k2, $8) as score from (
         select s.id, s.k2 from search_people s where (select count(*) from exact) < $11 and ${WORDS_OF} @> $10::text[]
           and ${FILTER} limit ${WEIGHED}) s order by 3 desc limit $11),
     found as (select * from exact union all select * from words),
     hits as (select id, min(rank) as rank, max(score) as score from found group by id order by 2, 3 desc limit $11)
     ${SELECT_HIT} order by h.rank, h.score desc, s.id`,
    [...filters, keys.k0, keys.k1, keys.k2, keys.k3, words, limit],
  );
  if (sure.length >= Math.min(ENOUGH, limit)) return sure;
  const near = await searchNear(db, { ...keys, words, filters, limit });
  const seen = new Set(sure.map((hit) => `${hit.recordId} ${hit.role}`));
  const others = near.filter((hit) => !seen.has(`${hit.recordId} ${hit.role}`));
  if (sure.length + others.length > 0) return [...sure, ...others].slice(0, limit);
  return searchPlaces(db, text, filters, limit);
}

interface NearQuery {
  readonly k2: string;
  readonly k4: string;
  readonly words: readonly string[];
  readonly filters: readonly unknown[];
  readonly limit: number;
}

/**
 * Names that share all words but one, which is nearly the same or not there at all; and names that sound alike. The other
 * words lead through the index, so that a common surname does not make half the country a candidate.
 */
function searchNear(db: Db, { k2, k4, words, filters, limit }: NearQuery): Promise<SearchHit[]> {
  const values: unknown[] = [...filters, k2, k4, limit];
  const put = (value: unknown) => `$${values.push(value)}`;
  const candidates = words.slice(0, MOST_WORDS).flatMap((word, index) => {
    const others = put(words.filter((_, other) => other !== index));
    const misread = `(select * from people_near(${others}::text[], ${put(listNearWords(word))}::text[], $1::int, ${WEIGHED}))`;
    const missing = `(select s.id, s.k2 from search_people s where ${WORDS_OF} @> ${others}::text[] and ${FILTER} limit ${WEIGHED_WITHOUT})`;
    return words.length < 3 ? [misread] : [misread, missing];
  });
  return many<SearchHit>(
    db,
    `with near as (${candidates.join(' union all ')}),
     alike as (
       select s.id, 5 as rank, similarity(s.k2, $6) as score from search_people s
       where s.id in (select id from near where similarity(k2, $6) >= 0.5) and ${FILTER} order by 3 desc limit $8),
     sounds as (
       select s.id, 6 as rank, similarity(s.k2, $6) as score from search_people s where s.k4 = $7 and ${FILTER} limit $8),
     found as (select * from alike union all select * from sounds),
     hits as (select id, min(rank) as rank, max(score) as score from found group by id order by 2, 3 desc limit $8)
     ${SELECT_HIT} order by h.rank, h.score desc, s.id`,
    values,
  );
}

/** Nobody bears such a name: perhaps it is a place. */
function searchPlaces(db: Db, text: string, filters: unknown[], limit: number): Promise<SearchHit[]> {
  const names = findPlaceNames(text)[0]?.names ?? [];
  return many<SearchHit>(
    db,
    `with hits as (select s.id, 7 as rank, 0.1::real as score from search_people s
       where s.places_k2 like any($6::text[]) and ${FILTER} limit $7) ${SELECT_HIT} order by h.rank, h.score desc, s.id`,
    [...filters, names.map((name) => `%${name}%`), limit],
  );
}
