import { maybeOne, one, type Db } from './pool.ts';

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

export interface AuditFault {
  readonly seq: number;
  /**
   * `gap`: rows are missing before it. `chain`: it does not follow the row before. `changed`: its own content was altered.
   * `lookup`: the look-up that it tells of was altered or is gone.
   */
  readonly fault: 'gap' | 'chain' | 'changed' | 'lookup';
}

/** The first place where the account does not hold together; undefined when it is whole. */
export function verifyAudit(db: Db): Promise<AuditFault | undefined> {
  return maybeOne<AuditFault>(db, 'select seq, fault from audit_verify()');
}
