import { many, one, type Db } from './pool.ts';

export interface NewAuditEntry {
  /** Null for what the system does by itself. */
  readonly actorId: number | null;
  /** `record.approve`, `field.save`, `user.create` … */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: number | string;
  /** Ids and measurements only; a value that changed stands in the field's history. */
  readonly details?: Record<string, unknown>;
}

/** Call it last in a transaction: the chain is written one transaction at a time. */
export async function appendAudit(db: Db, entry: NewAuditEntry): Promise<number> {
  const row = await one<{ seq: number }>(
    db,
    `insert into audit (actor_id, action, subject_type, subject_id, details)
     values ($1, $2, $3, $4, $5) returning seq`,
    [
      entry.actorId,
      entry.action,
      entry.subjectType,
      String(entry.subjectId),
      JSON.stringify(entry.details ?? {}),
    ],
  );
  return row.seq;
}

/**
 * `gap`: rows are missing before it. `chain`: it does not follow the row before. `changed`: its own content was altered.
 * `lookup`, `value`, `acceptance`: the look-up, value or targets that it tells of were altered or are gone, or no line
 * tells of them. `field`: a field shows what does not stand in its history. `approval`, `access`, `password`: a record's
 * approval, a user's rights or password are not what the last line about them left. `baseline`: the state before sealing
 * was written down a second time.
 */
export const AUDIT_FAULTS = [
  'gap',
  'chain',
  'changed',
  'lookup',
  'value',
  'acceptance',
  'field',
  'approval',
  'access',
  'password',
  'baseline',
] as const;

export interface AuditFault {
  /** The line at fault; null where no line tells of the subject. */
  readonly seq: number | null;
  readonly fault: (typeof AUDIT_FAULTS)[number];
  /** `record:12/child_full_name`, `user:3`, `dossier:7` … */
  readonly subject: string;
}

/** Every place where the account does not hold together or does not hold what stands in the tables, lines first. */
export function listAuditFaults(db: Db): Promise<AuditFault[]> {
  return many<AuditFault>(db, 'select seq, fault, subject from audit_verify()');
}

/** The first of them; undefined when the account is whole. */
export async function verifyAudit(db: Db): Promise<AuditFault | undefined> {
  return (await listAuditFaults(db))[0];
}
