import type { DossierField } from '../../pipeline/dossier.ts';
import { execute, many, type Client } from './pool.ts';

export interface FieldReading extends DossierField {
  readonly fieldId: string;
  readonly pageId: number | null;
  readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
}

interface Standing {
  readonly fieldId: string;
  readonly readingId: number | null;
  readonly raw: string | null;
  readonly readValue: string | null;
  readonly readState: string | null;
  readonly readConfidence: number | null;
}

/**
 * Adds what was read for the fields of a record, all at once. The same reading again adds nothing; a new one is kept
 * beside the old, and becomes the field's value only where no person has set one.
 */
export async function addReadings(
  client: Client,
  recordId: number,
  readings: readonly FieldReading[],
  engine: object,
): Promise<void> {
  const standing = new Map(
    (await listStanding(client, recordId)).map((each) => [each.fieldId, each] as const),
  );
  const known = readings.filter((reading) => isSameReading(standing.get(reading.fieldId), reading));
  const fresh = readings.filter((reading) => !known.includes(reading));
  const ids = await insertReadings(client, recordId, fresh, engine);
  for (const { fieldId } of known) ids.set(fieldId, standing.get(fieldId)?.readingId ?? 0);
  await execute(
    client,
    `insert into fields (record_id, field_id, reading_id, current_id, raw, value, state, source, confidence, is_accepted,
       page_id, page_no, bbox, alternatives)
     select $1, r.field_id, r.reading_id, r.reading_id, r.raw, r.value, r.state, 'ocr', r.confidence, r.accepted,
       r.page_id, r.page, r.bbox, r.alternatives
     from jsonb_to_recordset($2::jsonb) as r(field_id text, reading_id bigint, raw text, value text, state text,
       confidence real, accepted boolean, page_id bigint, page int, bbox int[], alternatives jsonb)
     on conflict (record_id, field_id) do update set reading_id = excluded.reading_id, raw = excluded.raw,
       page_id = excluded.page_id, page_no = excluded.page_no, bbox = excluded.bbox, alternatives = excluded.alternatives,
       current_id = case when fields.source = 'manual' then fields.current_id else excluded.current_id end,
       value = case when fields.source = 'manual' then fields.value else excluded.value end,
       state = case when fields.source = 'manual' then fields.state else excluded.state end,
       confidence = case when fields.source = 'manual' then fields.confidence else excluded.confidence end,
       is_accepted = case when fields.source = 'manual' then fields.is_accepted else excluded.is_accepted end`,
    [recordId, JSON.stringify(readings.map((reading) => toRow(reading, ids.get(reading.fieldId))))],
  );
}

/** What was last read; the rows stay locked until the transaction ends. */
function listStanding(client: Client, recordId: number): Promise<Standing[]> {
  return many<Standing>(
    client,
    `select f.field_id as "fieldId", f.reading_id as "readingId", v.raw, v.value as "readValue", v.state as "readState",
       v.confidence as "readConfidence"
     from fields f left join field_values v on v.id = f.reading_id where f.record_id = $1 for update of f`,
    [recordId],
  );
}

function isSameReading(standing: Standing | undefined, reading: FieldReading): boolean {
  return (
    standing !== undefined &&
    standing.readingId !== null &&
    standing.raw === reading.raw &&
    standing.readValue === reading.value &&
    standing.readState === reading.state &&
    Math.abs((standing.readConfidence ?? 0) - reading.confidence) < 1e-6
  );
}

/** The ids of the new readings, by field. */
async function insertReadings(
  client: Client,
  recordId: number,
  readings: readonly FieldReading[],
  engine: object,
): Promise<Map<string, number>> {
  if (readings.length === 0) return new Map();
  const rows = await many<{ id: number; fieldId: string }>(
    client,
    `insert into field_values (record_id, field_id, source, raw, value, state, confidence, was_accepted, engine)
     select $1, r.field_id, 'ocr', r.raw, r.value, r.state, r.confidence, r.accepted, $3
     from jsonb_to_recordset($2::jsonb) as r(field_id text, raw text, value text, state text, confidence real, accepted boolean)
     returning id, field_id as "fieldId"`,
    [recordId, JSON.stringify(readings.map((reading) => toRow(reading, undefined))), JSON.stringify(engine)],
  );
  return new Map(rows.map((row) => [row.fieldId, row.id]));
}

function toRow(reading: FieldReading, readingId: number | undefined) {
  return {
    field_id: reading.fieldId,
    reading_id: readingId,
    raw: reading.raw,
    value: reading.value,
    state: reading.state,
    confidence: reading.confidence,
    accepted: reading.accepted,
    page_id: reading.pageId,
    page: reading.page,
    bbox: reading.bbox?.map(Math.round) ?? null,
    alternatives: reading.alternatives,
  };
}
