import { AcceptanceTargets, DEFAULT_TARGETS, normalizeTargets } from '../../pipeline/fields/acceptance.ts';
import { raiseLine } from '../../pipeline/fields/confidence.ts';
import { appendAudit } from './audit.ts';
import { inTransaction, many, maybeOne, one, type Db, type Pool } from './pool.ts';
import { hash } from './task-key.ts';

/** Targets that a person has set; rows are only ever added. */
export interface AcceptanceSetting {
  /** Names the content: the same targets have the same mark whenever they are set. */
  readonly mark: string;
  readonly targets: AcceptanceTargets;
  readonly setBy: string | null;
  readonly setAt: Date;
}

const SELECT = `select a.mark, a.targets, u.display_name as "setBy", a.set_at as "setAt"
  from acceptance_targets a left join users u on u.id = a.set_by`;

function read(row: AcceptanceSetting): AcceptanceSetting {
  return { ...row, targets: AcceptanceTargets.parse(row.targets) };
}

/** Empty for the targets that the program comes with: the keys of tasks made by them stay what they always were. */
export function markTargets(targets: AcceptanceTargets): string {
  const written = JSON.stringify(normalizeTargets(targets));
  return written === JSON.stringify(DEFAULT_TARGETS) ? '' : hash(written).slice(0, 10);
}

/** Newest first; the first is in force. Nothing where nobody has ever set any. */
export async function listAcceptance(db: Db, limit: number): Promise<AcceptanceSetting[]> {
  return (await many<AcceptanceSetting>(db, `${SELECT} order by a.id desc limit $1`, [limit])).map(read);
}

/** The mark of the targets in force; empty for those that the program comes with. */
export async function readAcceptanceMark(db: Db): Promise<string> {
  const row = await maybeOne<{ mark: string }>(
    db,
    'select mark from acceptance_targets order by id desc limit 1',
  );
  return row?.mark ?? '';
}

/** The targets that a mark names, also when others are in force by now. */
export async function findTargets(db: Db, mark: string): Promise<AcceptanceTargets | undefined> {
  if (mark === '') return DEFAULT_TARGETS;
  const row = await maybeOne<AcceptanceSetting>(db, `${SELECT} where a.mark = $1 limit 1`, [mark]);
  return row && read(row).targets;
}

export function saveAcceptance(pool: Pool, targets: AcceptanceTargets, userId: number): Promise<void> {
  return inTransaction(pool, async (client) => {
    const normal = normalizeTargets(targets);
    const mark = markTargets(normal);
    const row = await one<{ id: number }>(
      client,
      'insert into acceptance_targets (mark, targets, set_by) values ($1, $2, $3) returning id',
      [mark, JSON.stringify(normal), userId],
    );
    await appendAudit(client, {
      actorId: userId,
      action: 'acceptance.set',
      subjectType: 'acceptance',
      subjectId: row.id,
      details: { mark, usual: normal.usual, kinds: normal.kinds, fields: normal.fields },
    });
  });
}

/** Readings of one field whose confidence and line lie in one bin each, as they are stored in this house. */
export interface ConfidenceBin {
  readonly recordType: string;
  readonly fieldId: string;
  /** Index of the bin, as `width_bucket` counts: how many of the edges lie at or below the confidence. */
  readonly bin: number;
  /** Bin of the strictest target that still lets them through: lower than `bin` on records that read badly. */
  readonly line: number;
  readonly values: number;
  /** Of these, no rule objects: only they can be accepted at all. */
  readonly free: number;
  /** Sum of (1 − confidence) of the free ones: how many of them are expected to be wrong. */
  readonly expectedWrong: number;
  /** Free ones that a person has settled with their own hands, and how many of those stayed as read. */
  readonly checked: number;
  readonly right: number;
}

/**
 * How sure the machine was, over the newest records, and which targets would let its readings through: places left
 * blank on the form ask nobody anything and are left out. `edges` rise.
 */
export function tallyConfidence(
  db: Db,
  edges: readonly number[],
  newestRecords: number,
): Promise<ConfidenceBin[]> {
  return many<ConfidenceBin>(
    db,
    `with newest as materialized (
       select id, record_type, state, reads_badly from records where state <> 'superseded' order by id desc limit $2),
     faulted as (
       select distinct g.record_id, unnest(g.field_ids) as field_id from findings g join newest n on n.id = g.record_id
       where g.severity = 'E'),
     read as (
       select r.id, r.record_type, r.reads_badly, f.field_id, v.confidence::numeric(5, 4)::float8 as confidence,
         w.field_id is not null as is_faulted,
         v.value is null as is_empty, f.verified_by is not null as is_checked,
         f.value is not distinct from v.value and f.state = v.state as is_right
       from newest r join fields f on f.record_id = r.id join field_values v on v.id = f.reading_id
         left join faulted w on w.record_id = r.id and w.field_id = f.field_id
       where v.state not in ('blank_on_form', 'not_applicable'))
     select record_type as "recordType", field_id as "fieldId", width_bucket(confidence, $1::float8[]) as bin,
       width_bucket(confidence, case when reads_badly then $3 else $1 end::float8[]) as line,
       count(*)::int as values, count(*) filter (where is_free)::int as free,
       coalesce(sum(1 - confidence) filter (where is_free), 0)::float8 as "expectedWrong",
       count(*) filter (where is_free and is_checked)::int as checked,
       count(*) filter (where is_free and is_checked and is_right)::int as right
     from (select *, not is_faulted and not is_empty as is_free from read) r group by 1, 2, 3, 4`,
    [edges, newestRecords, edges.map((edge) => raiseLine(edge, true))],
  );
}

export async function countJudged(db: Db, newestRecords: number): Promise<{ sample: number; all: number }> {
  return one(
    db,
    `select count(*)::int as all, least(count(*), $1)::int as sample from records where state <> 'superseded'`,
    [newestRecords],
  );
}
