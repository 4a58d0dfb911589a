import type { Finding, Severity } from '../../pipeline/dossier.ts';
import { execute, many, type Client, type Db } from './pool.ts';

export interface StoredFinding {
  readonly id: number;
  readonly code: string;
  readonly severity: Severity;
  readonly fields: string[];
  readonly message: string;
  readonly isTicked: boolean;
}

export function listFindings(db: Db, recordId: number): Promise<StoredFinding[]> {
  return many<StoredFinding>(
    db,
    `select id, code, severity, field_ids as fields, message, ticked_by is not null as "isTicked"
     from findings where record_id = $1 order by severity, id`,
    [recordId],
  );
}

/** What the rules say now. A finding that says the same as before keeps its tick. */
export async function replaceFindings(
  client: Client,
  recordId: number,
  findings: readonly Finding[],
): Promise<void> {
  const sent = JSON.stringify(findings.map((finding) => ({ ...finding, field_ids: finding.fields })));
  await execute(
    client,
    `delete from findings f where record_id = $1 and not exists (
       select from jsonb_to_recordset($2::jsonb) as n(code text, message text, field_ids text[])
       where n.code = f.code and n.message = f.message and n.field_ids = f.field_ids)`,
    [recordId, sent],
  );
  await execute(
    client,
    `insert into findings (record_id, code, severity, field_ids, message)
     select $1, n.code, n.severity, n.field_ids, n.message
     from jsonb_to_recordset($2::jsonb) as n(code text, severity text, field_ids text[], message text)
     where not exists (select from findings f where f.record_id = $1 and f.code = n.code and f.message = n.message
       and f.field_ids = n.field_ids)`,
    [recordId, sent],
  );
}
