import type { RecordNotes } from '../../pipeline/assemble-dossier.ts';
import type { DossierRecord } from '../../pipeline/dossier.ts';
import { replaceFindings } from './findings.ts';
import { addReadings } from './readings.ts';
import { execute, many, one, type Client } from './pool.ts';

export interface DossierToSave {
  readonly dossierId: number;
  readonly batchId: number;
  /** Page ids by position in the dossier, the first at index 0. */
  readonly pageIds: readonly number[];
  readonly records: readonly DossierRecord[];
  /** One for each record. */
  readonly notes: readonly RecordNotes[];
  /** Program, stages and models that made it. */
  readonly madeBy: object;
}

/**
 * Writes what a dossier holds. Told again (a page was retried, a better model came), a record of the same place and type
 * gets new readings beside the old: a value that a person has set stays, its raw history stays, and a record that a
 * person has touched is never taken away. A record no longer found, untouched, is superseded, not deleted.
 * Returns the ids of its records.
 */
export async function saveDossierRecords(client: Client, dossier: DossierToSave): Promise<number[]> {
  // Its batch may not be put into another book meanwhile (batch-book.ts).
  await execute(client, 'select from batches where id = $1 for key share', [dossier.batchId]);
  const existing = await many<{ id: number; ordinal: number; recordType: string; isTouched: boolean }>(
    client,
    `select id, ordinal, record_type as "recordType", is_touched as "isTouched" from records
     where dossier_id = $1 and state <> 'superseded' for update`,
    [dossier.dossierId],
  );
  const kept = new Set<number>();
  const ids: number[] = [];
  for (const [ordinal, record] of dossier.records.entries()) {
    const notes = dossier.notes[ordinal];
    const readsBadly = notes?.readsBadly ?? false;
    const match = existing.find((old) => old.ordinal === ordinal && old.recordType === record.record_type);
    const recordId = match?.id ?? (await insertRecord(client, dossier, ordinal, { ...record, readsBadly }));
    if (match) await refreshRecord(client, match.id, { ...record, readsBadly }, dossier.madeBy);
    kept.add(recordId);
    ids.push(recordId);
    const readings = Object.entries(record.fields).map(([fieldId, field]) => ({
      ...field,
      fieldId,
      pageId: field.page === null ? null : (dossier.pageIds[field.page - 1] ?? null),
      alternatives: notes?.alternatives[fieldId] ?? [],
    }));
    await addReadings(client, recordId, readings, dossier.madeBy);
    if (!match?.isTouched) await replaceFindings(client, recordId, record.findings);
    await recountRecord(client, recordId);
  }
  const gone = existing.filter((old) => !kept.has(old.id) && !old.isTouched).map((old) => old.id);
  await execute(client, `update records set state = 'superseded', updated_at = now() where id = any($1)`, [
    gone,
  ]);
  await execute(client, 'delete from search_people where record_id = any($1)', [gone]);
  await execute(client, 'delete from search_keys where record_id = any($1)', [gone]);
  return ids;
}

type RecordToSave = DossierRecord & Pick<RecordNotes, 'readsBadly'>;

async function insertRecord(client: Client, dossier: DossierToSave, ordinal: number, record: RecordToSave) {
  const row = await one<{ id: number }>(
    client,
    `insert into records (dossier_id, batch_id, book_id, unit_id, ordinal, record_type, form, confidence, made_by, reads_badly)
     select $1, b.id, b.book_id, b.unit_id, $3, $4, $5, $6, $7, $8 from batches b where b.id = $2 returning id`,
    [
      dossier.dossierId,
      dossier.batchId,
      ordinal,
      record.record_type,
      record.form,
      record.confidence,
      JSON.stringify(dossier.madeBy),
      record.readsBadly,
    ],
  );
  return row.id;
}

async function refreshRecord(
  client: Client,
  recordId: number,
  record: RecordToSave,
  madeBy: object,
): Promise<void> {
  await execute(
    client,
    `update records set form = $2, confidence = $3, made_by = $4, reads_badly = $5, version = version + 1, updated_at = now() where id = $1`,
    [recordId, record.form, record.confidence, JSON.stringify(madeBy), record.readsBadly],
  );
}

/** Read, not sure enough to go unseen, looked at by nobody. A place left blank on the form asks nobody anything. */
const IN_DOUBT = `not f.is_accepted and f.source = 'ocr' and f.state not in ('blank_on_form', 'not_applicable')`;

/** Counts that the lists and the review order need, taken from the fields and findings as they stand now. */
export async function recountRecord(client: Client, recordId: number): Promise<void> {
  await execute(
    client,
    `update records r set
       doubtful_count = (select count(*) from fields f where f.record_id = r.id and ${IN_DOUBT}),
       error_count = (select count(*) from findings g where g.record_id = r.id and g.severity = 'E'),
       least_confidence = coalesce((select min(f.confidence) from fields f where f.record_id = r.id and ${IN_DOUBT}), 1)
     where r.id = $1`,
    [recordId],
  );
}
