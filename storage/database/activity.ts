import { many, one, type Db } from './pool.ts';

/** One line of the account (nhật ký) with what a person needs to understand it. */
export interface Activity {
  readonly seq: number;
  readonly at: Date;
  readonly actorId: number | null;
  readonly actorName: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: Record<string, unknown>;
  readonly hash: string;
  /** Of a look-up: what for, by which keys, how many hits. */
  readonly purpose: string | null;
  readonly query: Record<string, unknown> | null;
  readonly hitCount: number | null;
  /** Of a saved value: what stood there before and what was set. */
  readonly before: string | null;
  readonly after: string | null;
  readonly recordType: string | null;
  readonly dossierName: string | null;
  readonly batchId: number | null;
  readonly batchName: string | null;
  /** The person whom a change of an account concerns. */
  readonly subjectName: string | null;
}

/** Which actions a filter stands for. */
export const ACTIVITY_KINDS = {
  lookup: ['lookup.run', 'record.view'],
  value: ['field.save', 'field.undo'],
  record: ['record.approve', 'record.return', 'record.reopen'],
  batch: [
    'batch.create',
    'batch.pause',
    'batch.resume',
    'batch.drain',
    'batch.priority',
    'batch.move',
    'batch.retry',
    'dossier.retry',
    'dossier.download',
    'page.retry',
    'page.name',
    'task.retry',
    'failure.retry',
    'flow.pause',
    'flow.resume',
  ],
  people: [
    'session.open',
    'user.create',
    'user.access',
    'user.reset',
    'user.password',
    'unit.create',
    'unit.change',
  ],
  settings: ['acceptance.set'],
} as const;
export type ActivityKind = keyof typeof ACTIVITY_KINDS;

export interface ActivityFilter {
  /** The last seq of the page shown before. */
  readonly before?: number;
  readonly actorId?: number;
  readonly kind?: ActivityKind;
  readonly from?: Date;
  /** Exclusive. */
  readonly until?: Date;
  /** Words of what was looked up, or of the purpose. */
  readonly text?: string;
  readonly limit: number;
}

const subjectId = (type: string) => `case when a.subject_type = '${type}' then a.subject_id::bigint end`;

/** Newest first. */
export function listActivity(db: Db, filter: ActivityFilter): Promise<Activity[]> {
  return many<Activity>(
    db,
    `select a.seq, a.at, a.actor_id as "actorId", u.display_name as "actorName", a.action,
       a.subject_type as "subjectType", a.subject_id as "subjectId", a.details, a.hash,
       l.purpose, l.query, l.hit_count as "hitCount", was.value as before, v.value as after,
       r.record_type as "recordType", d.name as "dossierName", b.id as "batchId", b.name as "batchName",
       who.display_name as "subjectName"
     from audit a left join users u on u.id = a.actor_id
       left join lookups l on l.id = ${subjectId('lookup')}
       left join records r on r.id = ${subjectId('record')}
       left join dossiers d on d.id = coalesce(r.dossier_id, ${subjectId('dossier')},
         (select p.dossier_id from pages p where p.id = ${subjectId('page')}))
       left join batches b on b.id = coalesce(d.batch_id, ${subjectId('batch')})
       left join users who on who.id = ${subjectId('user')}
       left join field_values v on v.id = (a.details->>'valueId')::bigint
       left join lateral (select w.value from field_values w where w.record_id = v.record_id and w.field_id = v.field_id
         and w.id < v.id order by w.id desc limit 1) was on true
     where ($1::bigint is null or a.seq < $1) and ($2::bigint is null or a.actor_id = $2)
       and ($3::text[] is null or a.action = any($3)) and ($4::timestamptz is null or a.at >= $4)
       and ($5::timestamptz is null or a.at < $5)
       and ($6::text is null or strpos(lower(l.query->>'text'), lower($6)) > 0 or strpos(lower(l.purpose), lower($6)) > 0)
     order by a.seq desc limit $7`,
    [
      filter.before ?? null,
      filter.actorId ?? null,
      filter.kind === undefined ? null : ACTIVITY_KINDS[filter.kind],
      filter.from ?? null,
      filter.until ?? null,
      filter.text ?? null,
      filter.limit,
    ],
  );
}

export function countAudit(db: Db): Promise<{ entries: number; head: string | null }> {
  return one(
    db,
    'select coalesce(max(seq), 0)::int as entries, (select hash from audit order by seq desc limit 1) as head from audit',
  );
}
