import type { FieldState, Finding } from '../../pipeline/dossier.ts';
import { Failure } from '../../pipeline/failures.ts';
import { asSubject } from '../access/gate.ts';
import { Denial, requirePermission } from '../access/denial.ts';
import type { Action } from '../access/policy.ts';
import type { Viewer } from '../access/viewer.ts';
import { appendAudit } from './audit.ts';
import { replaceFindings } from './findings.ts';
import { execute, inTransaction, maybeOne, one, type Client, type Pool } from './pool.ts';
import { findField, listFields, type StoredField } from './records.ts';
import { recountRecord } from './save-dossier.ts';
import { indexRecord } from './search-index.ts';

/** A later value of a field, set by a person. */
export interface FieldChange {
  readonly value: string | null;
  readonly state: FieldState;
  /** Đúng như trong sổ: the paper does say this, though a rule objects. */
  readonly isAsInBook: boolean;
  readonly reason?: string;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly field: StoredField }
  | { readonly kind: 'conflict'; readonly field: StoredField }
  | { readonly kind: 'absent' };

/** What the law says of a type of record; handed in, for storage decides nothing. */
export interface RecordRules {
  /** Whether a record of this type has such a field at all. */
  hasField(recordType: string, fieldId: string): boolean;
  check(recordType: string, fields: readonly StoredField[]): readonly Finding[];
}

export interface FieldSave {
  readonly recordId: number;
  readonly fieldId: string;
  readonly change: FieldChange;
  /** The field's version that the person saw; 0 for a field that was not read at all. */
  readonly expectedVersion: number;
}

/**
 * Saves one field if it still stands as the person saw it; else says what stands there now.
 * The value read stays in the history; findings, counts and the search rows follow in the same transaction.
 * Errors: `Denial`, `approved` where the record was approved meanwhile: of an approval and a correction at once one holds.
 */
export function saveField(
  pool: Pool,
  viewer: Viewer,
  save: FieldSave,
  rules: RecordRules,
): Promise<SaveOutcome> {
  return inTransaction(pool, async (client) => {
    const record = await lockRecord(client, viewer, 'record.correct', save.recordId);
    const standing = await findField(client, save.recordId, save.fieldId);
    // What was read may be corrected even where no form of today has such a field.
    if (!standing && !rules.hasField(record.recordType, save.fieldId)) return { kind: 'absent' };
    if ((standing?.version ?? 0) !== save.expectedVersion)
      return standing ? { kind: 'conflict', field: standing } : { kind: 'absent' };
    const valueId = await writeValue(client, save, viewer.id);
    const details = {
      fieldId: save.fieldId,
      valueId,
      state: save.change.state,
      asInBook: save.change.isAsInBook,
    };
    const field = await followChange(client, viewer, { recordId: save.recordId, record, rules, details });
    return { kind: 'saved', field };
  });
}

/**
 * All that follows when a field stands otherwise than before: findings, counts, the version of the record, the search rows
 * and, last, the line in the account, which seals the value. The field as it now stands.
 */
export async function followChange(
  client: Client,
  viewer: Viewer,
  changed: {
    readonly recordId: number;
    readonly record: { readonly recordType: string };
    readonly rules: RecordRules;
    readonly details: {
      readonly fieldId: string;
      readonly valueId: number;
      readonly [more: string]: unknown;
    };
  },
): Promise<StoredField> {
  const { recordId, record, rules, details } = changed;
  const fields = await listFields(client, recordId);
  await replaceFindings(client, recordId, rules.check(record.recordType, fields));
  await recountRecord(client, recordId);
  await execute(
    client,
    `update records set version = version + 1, is_touched = true, updated_at = now(),
       state = case when state = 'extracted' then 'in_review' else state end where id = $1`,
    [recordId],
  );
  await indexRecord(client, recordId);
  await appendAudit(client, {
    actorId: viewer.id,
    action: 'field.save',
    subjectType: 'record',
    subjectId: recordId,
    details,
  });
  const field = fields.find((each) => each.fieldId === details.fieldId);
  if (!field) throw new Failure('E-BUG', { reason: 'the field just changed is not there' });
  return field;
}

async function writeValue(client: Client, save: FieldSave, userId: number | null): Promise<number> {
  const value = await one<{ id: number }>(
    client,
    `insert into field_values (record_id, field_id, source, value, state, confidence, is_as_in_book, reason, user_id)
     values ($1, $2, 'manual', $3, $4, 1, $5, $6, $7) returning id`,
    [
      save.recordId,
      save.fieldId,
      save.change.value?.normalize('NFC') ?? null,
      save.change.state,
      save.change.isAsInBook,
      save.change.reason ?? null,
      userId,
    ],
  );
  await execute(
    client,
    `insert into fields (record_id, field_id, current_id, value, state, source, confidence, is_accepted, verified_by, verified_at)
     select record_id, field_id, id, value, state, 'manual', 1, true, user_id, at from field_values where id = $1
     on conflict (record_id, field_id) do update set current_id = excluded.current_id, value = excluded.value,
       state = excluded.state, source = 'manual', confidence = 1, is_accepted = true,
       verified_by = excluded.verified_by, verified_at = excluded.verified_at, version = fields.version + 1`,
    [value.id],
  );
  return value.id;
}

interface LockedRecord {
  readonly unitId: number | null;
  readonly state: string;
  readonly version: number;
  readonly recordType: string;
}

/** The record as nobody else can change it now, and as it now stands the policy is asked. Errors: `Denial`. */
export async function lockRecord(
  client: Client,
  viewer: Viewer,
  action: Action,
  recordId: number,
): Promise<LockedRecord> {
  const record = await maybeOne<LockedRecord>(
    client,
    `select unit_id as "unitId", state, version, record_type as "recordType" from records where id = $1 for update`,
    [recordId],
  );
  if (!record || record.state === 'superseded') throw new Denial('absent');
  requirePermission(viewer, action, asSubject(record));
  return record;
}

/**
 * False where a finding of severity E stands open on a field not kept as in the book, or somebody changed the record
 * meanwhile. Errors: `Denial`.
 */
export function approveRecord(
  pool: Pool,
  viewer: Viewer,
  recordId: number,
  expectedVersion: number,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const record = await lockRecord(client, viewer, 'record.approve', recordId);
    if (record.version !== expectedVersion) return false;
    const blocking = await one<{ count: number }>(
      client,
      `select count(*) as count from findings g where g.record_id = $1 and g.severity = 'E' and not exists (
         select from fields f join field_values v on v.id = f.current_id
         where f.record_id = $1 and f.field_id = any(g.field_ids) and v.is_as_in_book)`,
      [recordId],
    );
    if (blocking.count > 0) return false;
    await execute(
      client,
      `update records set state = 'approved', approved_by = $2, approved_at = now(), version = version + 1,
         is_touched = true, returned_reason = null, updated_at = now() where id = $1`,
      [recordId, viewer.id],
    );
    await execute(
      client,
      `update findings set ticked_by = $2, ticked_at = now() where record_id = $1 and severity = 'W' and ticked_by is null`,
      [recordId, viewer.id],
    );
    await appendAudit(client, {
      actorId: viewer.id,
      action: 'record.approve',
      subjectType: 'record',
      subjectId: recordId,
    });
    return true;
  });
}

/** Trả lại: the record goes back with a reason. False where it has been returned already. Errors: `Denial`. */
export function returnRecord(pool: Pool, viewer: Viewer, recordId: number, reason: string): Promise<boolean> {
  return changeState(pool, viewer, 'record.return', {
    recordId,
    sql: `update records set state = 'returned', returned_reason = $2, approved_by = null, approved_at = null,
      version = version + 1, is_touched = true, updated_at = now() where id = $1 and state <> 'returned'`,
    values: [reason],
  });
}

/** False where nothing is to be opened again. Errors: `Denial`. */
export function reopenRecord(pool: Pool, viewer: Viewer, recordId: number): Promise<boolean> {
  return changeState(pool, viewer, 'record.reopen', {
    recordId,
    sql: `update records set state = 'in_review', approved_by = null, approved_at = null, version = version + 1,
      updated_at = now() where id = $1 and state in ('approved', 'returned')`,
    values: [],
  });
}

function changeState(
  pool: Pool,
  viewer: Viewer,
  action: Action,
  change: { recordId: number; sql: string; values: readonly unknown[] },
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await lockRecord(client, viewer, action, change.recordId);
    const touched = await execute(client, change.sql, [change.recordId, ...change.values]);
    if (touched === 0) return false;
    await appendAudit(client, {
      actorId: viewer.id,
      action,
      subjectType: 'record',
      subjectId: change.recordId,
    });
    return true;
  });
}
