import { findPlaceNames } from '../../pipeline/places/other-names.ts';
import type { Asked, AskedName } from '../../pipeline/search/question.ts';
import { canBeMisread, listNearWords } from '../../pipeline/vietnamese/near-words.ts';
import { makeSearchKeys } from '../../pipeline/vietnamese/search-keys.ts';
import { BLOCK_TYPE, startValues, type Put } from './look-up-scope.ts';
import { isAskedKey, matchKeys } from './match-keys.ts';
import { manyOnce, type Db } from './pool.ts';

/** What a notice bears of that which was asked for. */
export interface BlockMatch {
  readonly recordId: number;
  /** Position among the things asked for; null where a record that was found bears it as well. */
  readonly item: number | null;
  readonly fieldId: string | null;
  /** The name is nearly the one asked for, on a notice that no person has approved: it may be misread. */
  readonly isNear: boolean;
}

const OF_BLOCKS = `record_type = '${BLOCK_TYPE}'`;
const OWNER_WORDS = `string_to_array(s.k3, ' ')`;

/**
 * Notices that bear any of what was asked for, all of them: by themselves, not through records that were found, and never
 * cut. Approved or not: a notary relies on there being none.
 */
export function matchBlocks(db: Db, asked: readonly Asked[]): Promise<BlockMatch[]> {
  const { values, put } = startValues();
  const met = asked.flatMap((one, item) => {
    if (isAskedKey(one))
      return matchKeys(one, { put, isWide: true }).map(
        (condition) => `select k.record_id, ${item} as item, k.field_id, false as is_near from search_keys k
           where k.${OF_BLOCKS} and ${condition}`,
      );
    if (one.kind === 'name') return matchOwner(one, item, put);
    return one.kind === 'place' ? [matchPlace(one.text, item, put)] : [];
  });
  if (met.length === 0) return Promise.resolve([]);
  return manyOnce<BlockMatch>(
    db,
    `select record_id as "recordId", item, min(field_id) as "fieldId", bool_and(is_near) as "isNear"
     from (${met.join(' union all ')}) met group by 1, 2`,
    values,
  );
}

const select = (item: number, isNear: boolean, condition: string) =>
  `select s.record_id, ${item} as item, s.field_id, ${isNear} as is_near from search_people s
   where s.${OF_BLOCKS} and ${condition}`;

/** Owners who bear all the words, in any order, marks aside; or the words may be those of an address. */
function matchOwner(name: AskedName, item: number, put: Put): string[] {
  const within = name.within.flatMap((part) => matchOwner(part, item, put));
  const whole = makeSearchKeys(name.words.join(' '))
    .k3.split(' ')
    .filter((word) => word !== '');
  const short =
    name.initials === null
      ? []
      : [
          select(
            item,
            false,
            `s.initials = ${put(name.initials)} and ${OWNER_WORDS} @> ${put(whole.filter((word) => [...word].length > 1))}::text[]`,
          ),
        ];
  if (name.isShortened) return [...short, ...within];
  const words = select(item, false, `${OWNER_WORDS} @> ${put(whole)}::text[]`);
  const address = whole.length > 1 ? [matchPlace(name.text, item, put)] : [];
  return [words, ...matchMisread(whole, item, put), ...address, ...within];
}

/** A notice that nobody has approved may be misread: one word of its owner's name may be nearly another. */
function matchMisread(words: readonly string[], item: number, put: Put): string[] {
  if (words.length < 2 || !words.every(canBeMisread)) return [];
  return words.map((word, at) => {
    const others = put(words.filter((_, other) => other !== at));
    return select(
      item,
      true,
      `${OWNER_WORDS} @> ${others}::text[] and ${OWNER_WORDS} && ${put(listNearWords(word))}::text[]
         and exists (select from records r where r.id = s.record_id and r.state <> 'approved')`,
    );
  });
}

/** An address holds each part of the place, whole words, by any of its names. */
function matchPlace(text: string, item: number, put: Put): string {
  const parts = findPlaceNames(text).map(
    ({ names }) =>
      `exists (select from unnest(${put(names)}::text[]) n where position(' ' || n || ' ' in ' ' || translate(s.places_k2, ',.;|', '    ') || ' ') > 0)`,
  );
  return select(item, false, parts.length === 0 ? 'false' : parts.join(' and '));
}

/** What a record and a notice may both name; parcels of the same number lie on every sheet, so both must agree. */
const SHARED_KINDS = `('identity', 'serial', 'entry', 'plate', 'vehicle')`;

/** Notices on an identity paper, certificate, vehicle or parcel that one of these records names. */
export function matchSharedThings(db: Db, recordIds: readonly number[]): Promise<BlockMatch[]> {
  return manyOnce<BlockMatch>(
    db,
    `select distinct on (b.record_id) b.record_id as "recordId", null::int as item, b.field_id as "fieldId", false as "isNear"
     from search_keys h join search_keys b on b.${OF_BLOCKS} and b.kind = h.kind and b.key = h.key
     where h.record_id = any($1::bigint[]) and b.record_id <> h.record_id
       and (h.kind in ${SHARED_KINDS} or (h.kind = 'parcel' and h.beside && b.beside))
     order by b.record_id`,
    [recordIds],
  );
}

/** Notices on somebody whom one of these records names, marks aside. */
export function matchSharedNames(db: Db, recordIds: readonly number[]): Promise<BlockMatch[]> {
  return manyOnce<BlockMatch>(
    db,
    `select distinct s.record_id as "recordId", null::int as item, s.field_id as "fieldId", false as "isNear"
     from search_people h join search_people s on s.${OF_BLOCKS} and ${OWNER_WORDS} @> string_to_array(h.k3, ' ')
     where h.record_id = any($1::bigint[]) and s.record_id <> h.record_id and h.k3 like '% %'`,
    [recordIds],
  );
}
