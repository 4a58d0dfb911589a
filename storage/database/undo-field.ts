import type { Viewer } from '../access/viewer.ts';
import { execute, inTransaction, many, one, type Client, type Pool } from './pool.ts';
import type { StoredField } from './records.ts';
import { followChange, lockRecord, type RecordRules } from './review.ts';

/** One value of a field, as far as undoing asks; ids rise with time. */
export interface ValueStep {
  readonly id: number;
  readonly fieldId: string;
  readonly source: 'ocr' | 'manual' | 'rule';
  readonly userId: number | null;
  /** The value whose saving this one took back. */
  readonly undoes: number | null;
  /** It is what the field holds now. */
  readonly isCurrent: boolean;
}

export interface UndoStep {
  readonly fieldId: string;
  readonly undone: number;
  /** What stood before; null where the field had never held anything. */
  readonly restored: number | null;
}

/**
 * The person's last save in a record that still stands, and what stood before it. A save on which somebody else has
 * built is not taken back behind their back.
 */
export function findUndoStep(steps: readonly ValueStep[], userId: number): UndoStep | null {
  const fields = new Map<string, ValueStep[]>();
  for (const step of steps) fields.set(step.fieldId, [...(fields.get(step.fieldId) ?? []), step]);
  const candidates = [...fields].flatMap(([fieldId, own]): UndoStep[] => {
    const standing = findTruth(
      own,
      own.find((one) => one.isCurrent),
    );
    if (standing?.source !== 'manual' || standing.userId !== userId) return [];
    return [{ fieldId, undone: standing.id, restored: findBefore(own, standing)?.id ?? null }];
  });
  return candidates.sort((a, b) => b.undone - a.undone)[0] ?? null;
}

/** What a field holds in truth: a value that took another back stands for the one before that. */
function findTruth(own: readonly ValueStep[], step: ValueStep | undefined): ValueStep | undefined {
  if (!step || step.undoes === null) return step;
  const saved = own.find((one) => one.id === step.undoes);
  return saved && findBefore(own, saved);
}

/** What stood when `step` was saved: a person's value where there was one, for readings made later do not replace it. */
function findBefore(own: readonly ValueStep[], step: ValueStep): ValueStep | undefined {
  const earlier = own.filter((one) => one.id < step.id).sort((a, b) => b.id - a.id);
  const byPerson = earlier.find((one) => one.userId !== null);
  const newestReading = earlier.find((one) => one.source === 'ocr' && one.undoes === null);
  if (!byPerson) return newestReading;
  const truth = findTruth(own, byPerson);
  return truth?.source === 'ocr' ? newestReading : truth;
}

export type UndoOutcome =
  { readonly kind: 'undone'; readonly field: StoredField } | { readonly kind: 'nothing' };

/**
 * Takes back the person's last save in a record: value, state, who verified it and whether it is in doubt are again as
 * they were. Nothing is erased: the value that is back is one more in the history, and the account tells of it.
 * Errors: `Denial`; an approved record is opened again before anything in it changes.
 */
export function undoField(
  pool: Pool,
  viewer: Viewer & { readonly id: number },
  recordId: number,
  rules: RecordRules,
): Promise<UndoOutcome> {
  return inTransaction(pool, async (client) => {
    const record = await lockRecord(client, viewer, 'record.correct', recordId);
    const step = findUndoStep(await listSteps(client, recordId), viewer.id);
    if (!step) return { kind: 'nothing' };
    const valueId = await putBack(client, { recordId, userId: viewer.id }, step);
    const details = { fieldId: step.fieldId, valueId, undone: step.undone };
    const field = await followChange(client, viewer, { recordId, record, rules, details });
    return { kind: 'undone', field };
  });
}

function listSteps(client: Client, recordId: number): Promise<ValueStep[]> {
  return many<ValueStep>(
    client,
    `select v.id, v.field_id as "fieldId", v.source, v.user_id as "userId", x.undone_id as undoes,
       f.current_id is not null as "isCurrent"
     from field_values v left join field_undos x on x.value_id = v.id
       left join fields f on f.record_id = v.record_id and f.field_id = v.field_id and f.current_id = v.id
     where v.record_id = $1`,
    [recordId],
  );
}

async function putBack(
  client: Client,
  { recordId, userId }: { readonly recordId: number; readonly userId: number },
  step: UndoStep,
): Promise<number> {
  const { id } = await one<{ id: number }>(
    client,
    step.restored === null
      ? `insert into field_values (record_id, field_id, source, state, confidence, user_id)
         select record_id, field_id, 'rule', 'not_applicable', 1, $1 from field_values where id = $2 returning id`
      : `insert into field_values (record_id, field_id, source, value, state, confidence, was_accepted, is_as_in_book, reason, user_id)
         select record_id, field_id, source, value, state, confidence, was_accepted, is_as_in_book, reason, $1
         from field_values where id = $2 returning id`,
    [userId, step.restored ?? step.undone],
  );
  await execute(client, 'insert into field_undos (value_id, undone_id) values ($1, $2)', [id, step.undone]);
  // Verified again by whoever had verified it, at the time when they did.
  await execute(
    client,
    `update fields f set current_id = v.id, value = v.value, state = v.state, source = v.source,
       confidence = v.confidence, is_accepted = v.source <> 'ocr' or coalesce(v.was_accepted, false),
       verified_by = case when v.source = 'manual' then old.user_id end,
       verified_at = case when v.source = 'manual' then old.at end, version = f.version + 1
     from field_values v left join field_values old on old.id = $4
     where v.id = $3 and f.record_id = $1 and f.field_id = $2`,
    [recordId, step.fieldId, id, step.restored],
  );
  return id;
}
