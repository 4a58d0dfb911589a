import type { DossierField } from '../../pipeline/dossier.ts';
import { execute, maybeOne, one, type Client } from './pool.ts';

export interface FieldReading extends DossierField {
  readonly pageId: number | null;
  readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
}

interface Standing {
  readingId: number | null;
  source: string;
  raw: string | null;
  readValue: string | null;
  readState: string | null;
  readConfidence: number | null;
}

/**
 * Adds what was read for one field. The same reading again adds nothing; a new one is kept beside the old,
 * and becomes the field's value only where no person has set one.
 */
export async function addReading(
  client: Client,
  recordId: number,
  fieldId: string,
  reading: FieldReading,
  engine: object,
): Promise<void> {
  const standing = await maybeOne<Standing>(
    client,
    `select f.reading_id as "readingId", f.source, v.raw, v.value as "readValue", v.state as "readState",
       v.confidence as "readConfidence"
     from fields f left join field_values v on v.id = f.reading_id
     where f.record_id = $1 and f.field_id = $2 for update of f`,
    [recordId, fieldId],
  );
  const readingId = isSameReading(standing, reading)
    ? standing.readingId
    : await insertReading(client, recordId, fieldId, reading, engine);
  const place = [
    reading.pageId,
    reading.page,
    reading.bbox === null ? null : reading.bbox.map(Math.round),
    JSON.stringify(reading.alternatives),
  ];
  if (standing === undefined) {
    await execute(
      client,
      `insert into fields (record_id, field_id, reading_id, current_id, raw, value, state, source, confidence, is_accepted,
         page_id, page_no, bbox, alternatives) values ($1, $2, $3, $3, $4, $5, $6, 'ocr', $7, $8, $9, $10, $11, $12)`,
      [
        recordId,
        fieldId,
        readingId,
        reading.raw,
        reading.value,
        reading.state,
        reading.confidence,
        reading.accepted,
        ...place,
      ],
    );
    return;
  }
  await execute(
    client,
    `update fields set reading_id = $3, raw = $4, page_id = $9, page_no = $10, bbox = $11, alternatives = $12,
       current_id = case when source = 'manual' then current_id else $3 end,
       value = case when source = 'manual' then value else $5 end,
       state = case when source = 'manual' then state else $6 end,
       confidence = case when source = 'manual' then confidence else $7 end,
       is_accepted = case when source = 'manual' then is_accepted else $8 end
     where record_id = $1 and field_id = $2`,
    [
      recordId,
      fieldId,
      readingId,
      reading.raw,
      reading.value,
      reading.state,
      reading.confidence,
      reading.accepted,
      ...place,
    ],
  );
}

function isSameReading(
  standing: Standing | undefined,
  reading: FieldReading,
): standing is Standing & { readingId: number } {
  return (
    standing !== undefined &&
    standing.readingId !== null &&
    standing.raw === reading.raw &&
    standing.readValue === reading.value &&
    standing.readState === reading.state &&
    Math.abs((standing.readConfidence ?? 0) - reading.confidence) < 1e-6
  );
}

async function insertReading(
  client: Client,
  recordId: number,
  fieldId: string,
  reading: FieldReading,
  engine: object,
): Promise<number> {
  const row = await one<{ id: number }>(
    client,
    `insert into field_values (record_id, field_id, source, raw, value, state, confidence, was_accepted, engine)
     values ($1, $2, 'ocr', $3, $4, $5, $6, $7, $8) returning id`,
    [
      recordId,
      fieldId,
      reading.raw,
      reading.value,
      reading.state,
      reading.confidence,
      reading.accepted,
      JSON.stringify(engine),
    ],
  );
  return row.id;
}
