import { isSearchable, type Question } from '../../pipeline/search/question.ts';
import { matchBlocks, matchSharedNames, matchSharedThings, type BlockMatch } from './match-blocks.ts';
import { BLOCK_TYPE } from './look-up-scope.ts';
import { many, type Db } from './pool.ts';

/** A notice that stops transactions on somebody's property, or frees it again. Never deleted, only released. */
export interface BlockRow {
  readonly recordId: number;
  readonly unitId: number | null;
  readonly state: string;
  /** Essential fields as they stand, by id. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Of those, the ones that were read without certainty and that nobody has settled. */
  readonly doubtful: readonly string[];
  readonly matches: readonly BlockMatch[];
  /** Releases whose number of what they release is that of this notice. */
  readonly releasedBy: readonly number[];
}

/** What tells one notice from another, and what it is about. */
const ESSENTIAL = [
  'prevent_action',
  'prevent_agency',
  'prevent_doc_no',
  'prevent_doc_date',
  'owner_full_name',
  'refers_to_doc_no',
  'land_certificate',
  'land_certificate_entry_no',
  'land_number',
  'land_map_number',
  'land_address',
  'car_license_number',
];

/** Every notice that bears anything of what was asked for; and those on things that the records found name as well. */
export async function findBlocks(
  db: Db,
  question: Question,
  foundRecordIds: readonly number[] = [],
): Promise<BlockRow[]> {
  const own = isSearchable(question) ? await matchBlocks(db, question.asked) : [];
  const shared = foundRecordIds.length > 0 ? await matchSharedThings(db, foundRecordIds) : [];
  return readBlocks(db, [...own, ...shared]);
}

/** Notices on a person whom a record names, or on an identity paper, certificate, vehicle or parcel in it. */
export async function findBlocksOfRecord(db: Db, recordId: number): Promise<BlockRow[]> {
  const matches = [...(await matchSharedNames(db, [recordId])), ...(await matchSharedThings(db, [recordId]))];
  return (await readBlocks(db, matches)).filter((row) => row.recordId !== recordId);
}

async function readBlocks(db: Db, matches: readonly BlockMatch[]): Promise<BlockRow[]> {
  const met = [...new Set(matches.map((match) => match.recordId))];
  if (met.length === 0) return [];
  const ties = await findTies(db, met);
  const ids = [...new Set([...met, ...ties.flatMap((tie) => [tie.blockId, tie.releaseId])])];
  const rows = await many<Omit<BlockRow, 'matches' | 'releasedBy'>>(
    db,
    `select r.id as "recordId", r.unit_id as "unitId", r.state,
       coalesce(jsonb_object_agg(f.field_id, f.value) filter (where f.value is not null), '{}') as values,
       coalesce(array_agg(f.field_id) filter (where not f.is_accepted and f.source = 'ocr'
         and f.state not in ('blank_on_form', 'not_applicable')), '{}') as doubtful
     from records r left join fields f on f.record_id = r.id and f.field_id = any($2)
     where r.id = any($1) and r.state <> 'superseded' group by r.id order by r.id desc`,
    [ids, ESSENTIAL],
  );
  return rows.map((row) => ({
    ...row,
    matches: matches.filter((match) => match.recordId === row.recordId),
    releasedBy: ties.filter((tie) => tie.blockId === row.recordId).map((tie) => tie.releaseId),
  }));
}

interface Tie {
  readonly blockId: number;
  readonly releaseId: number;
}

/** Which release names the number of which notice, where one of the two was met. */
function findTies(db: Db, recordIds: readonly number[]): Promise<Tie[]> {
  const side = (own: string, other: string) => `select b.record_id as "blockId", r.record_id as "releaseId"
    from search_keys ${own} join search_keys ${other} on ${other}.record_type = '${BLOCK_TYPE}' and ${other}.key = ${own}.key
    where ${own}.record_type = '${BLOCK_TYPE}' and ${own}.record_id = any($1)
      and b.kind = 'number' and r.kind = 'reference' and b.record_id <> r.record_id`;
  return many<Tie>(db, `${side('b', 'r')} union ${side('r', 'b')}`, [recordIds]);
}

/** Of which data a look-up can say that nothing is there. */
export interface BlockCoverage {
  readonly approved: number;
  /** Read, but approved by nobody yet. */
  readonly waiting: number;
  /** Units whose notices these are. */
  readonly units: readonly string[];
  /** The latest date of an approved notice; null where none is dated. */
  readonly latestDocDate: string | null;
  readonly latestApproval: Date | null;
  /** Dossiers that are still to be read, or could not be: any may hold a notice. */
  readonly unread: number;
}

export async function readBlockCoverage(db: Db): Promise<BlockCoverage> {
  const [row] = await many<BlockCoverage>(
    db,
    `select count(*) filter (where r.state = 'approved')::int as approved,
       count(*) filter (where r.state <> 'approved')::int as waiting,
       coalesce(array_agg(distinct u.name order by u.name) filter (where u.name is not null), '{}') as units,
       max(f.value) filter (where r.state = 'approved' and f.value ~ '^\\d{4}-\\d\\d-\\d\\d$' and f.value <= current_date::text)
         as "latestDocDate",
       max(r.approved_at) filter (where r.state = 'approved') as "latestApproval",
       (select count(*)::int from dossiers where state in ('waiting', 'failed')) as unread
     from records r left join units u on u.id = r.unit_id
       left join fields f on f.record_id = r.id and f.field_id = 'prevent_doc_date'
     where r.record_type = '${BLOCK_TYPE}' and r.state <> 'superseded'`,
  );
  return row ?? { approved: 0, waiting: 0, units: [], latestDocDate: null, latestApproval: null, unread: 0 };
}
