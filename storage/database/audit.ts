import { many, maybeOne, one, type Db } from './pool.ts';

export interface AuditEntry {
  readonly seq: number;
  readonly at: Date;
  readonly actorId: number | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: Record<string, unknown>;
  readonly hash: string;
}

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

const COLUMNS = `a.seq, a.at, a.actor_id as "actorId", a.action, a.subject_type as "subjectType",
  a.subject_id as "subjectId", a.details, a.hash`;

/** Newest first; `before` is the last seq of the page shown. */
export function listAudit(
  db: Db,
  filter: {
    before?: number;
    limit?: number;
    subjectType?: string;
    subjectId?: number | string;
    actorId?: number;
  } = {},
): Promise<(AuditEntry & { actorName: string | null })[]> {
  return many(
    db,
    `select ${COLUMNS}, u.display_name as "actorName" from audit a left join users u on u.id = a.actor_id
     where ($1::bigint is null or a.seq < $1) and ($2::text is null or a.subject_type = $2)
       and ($3::text is null or a.subject_id = $3) and ($4::bigint is null or a.actor_id = $4)
     order by a.seq desc limit $5`,
    [
      filter.before ?? null,
      filter.subjectType ?? null,
      filter.subjectId === undefined ? null : String(filter.subjectId),
      filter.actorId ?? null,
      Math.min(filter.limit ?? 100, 500),
    ],
  );
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
