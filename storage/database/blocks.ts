import { makeSearchKeys } from '../../pipeline/vietnamese/search-keys.ts';
import { many, type Db } from './pool.ts';

/** The record type of block notices and their releases (thông tin ngăn chặn, giải tỏa). */
export const BLOCK_TYPE = 'prevent_notice';

/** A notice that stops transactions on somebody's property, or frees it again. Never deleted, only released. */
export interface BlockRow {
  readonly recordId: number;
  readonly state: string;
  readonly owner: string | null;
  /** As on the paper: ngăn chặn, giải tỏa … */
  readonly action: string | null;
  readonly agency: string | null;
  readonly docNo: string | null;
  readonly docDate: string | null;
}

const value = (fieldId: string) =>
  `(select f.value from fields f where f.record_id = r.id and f.field_id = '${fieldId}')`;

const SELECT_MET = `select r.id as "recordId", r.state, ${value('owner_full_name')} as owner,
    ${value('prevent_action')} as action, ${value('prevent_agency')} as agency, ${value('prevent_doc_no')} as "docNo",
    ${value('prevent_doc_date')} as "docDate"
  from met join records r on r.id = met.record_id where r.state <> 'superseded' order by "docDate" desc nulls last, r.id desc`;

/** Notices that name an identity paper, certificate or plate of the given records. */
const sharedNumbers = (recordIds: string) => `select b.record_id from search_people b
  where b.record_type = '${BLOCK_TYPE}' and b.id_numbers <> '{}'
    and b.id_numbers && (select coalesce(array_agg(number), '{}') from search_people h, unnest(h.id_numbers) number
      where h.record_id = any(${recordIds}))`;

/**
 * Notices that bear the name or number that was asked for, accents aside, or that name an identity paper, certificate
 * or plate of one of the records found. Approved or not: a notary relies on there being none.
 */
export function findBlocks(db: Db, text: string, foundRecordIds: readonly number[]): Promise<BlockRow[]> {
  const { k2, k3 } = makeSearchKeys(text.trim());
  const words = k2.split(/\s+/).filter((word) => word !== '');
  const bare = text.replace(/[\s.-]/g, '');
  return many<BlockRow>(
    db,
    `with met as (
       select record_id from search_people where record_type = '${BLOCK_TYPE}' and (k2 = $1 or k3 = $2
         or (cardinality($3::text[]) > 1 and k2 like all($3)) or id_numbers && array[$4::text, upper($4)])
       union ${sharedNumbers('$5')})
     ${SELECT_MET}`,
    [k2, k3, words.map((word) => `%${word}%`), bare, foundRecordIds],
  );
}

/** Notices on a person whom a record names, or on an identity paper, certificate or plate in it; itself left out. */
export function findBlocksOfRecord(db: Db, recordId: number): Promise<BlockRow[]> {
  return many<BlockRow>(
    db,
    `with met as (
       select b.record_id from search_people b join search_people h on h.k2 = b.k2
         where b.record_type = '${BLOCK_TYPE}' and h.record_id = any($1)
       union ${sharedNumbers('$1')})
     ${SELECT_MET}`,
    [[recordId]],
  ).then((rows) => rows.filter((row) => row.recordId !== recordId));
}
