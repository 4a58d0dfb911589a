import { many, type Pool } from './pool.ts';

/** A value that a person confirmed or corrected, and where it stands: what a recognizer can learn from. */
export interface VerifiedField {
  readonly recordId: number;
  readonly recordType: string;
  readonly fieldId: string;
  readonly raw: string | null;
  readonly value: string;
  /** The person left the value as it was read. */
  readonly isConfirmed: boolean;
  /** In pixels of the file as it came. */
  readonly bbox: [number, number, number, number];
  /** Prefix of the page's derivatives. */
  readonly resultKey: string;
  /** Of the file that the page is in. */
  readonly sha256: string;
  readonly pageInFile: number;
  readonly batchId: number;
  readonly bookId: number | null;
}

/** One page of verified fields, ordered; `after` is the last one of the page before. */
export function listVerifiedFields(
  pool: Pool,
  after: { readonly recordId: number; readonly fieldId: string },
  limit: number,
): Promise<VerifiedField[]> {
  return many<VerifiedField>(
    pool,
    `select f.record_id as "recordId", r.record_type as "recordType", f.field_id as "fieldId", f.raw, f.value,
            f.value is not distinct from reading.value as "isConfirmed",
            f.bbox, p.result_key as "resultKey", p.sha256, p.page_in_file as "pageInFile", r.batch_id as "batchId", r.book_id as "bookId"
     from fields f
     join records r on r.id = f.record_id
     join pages p on p.id = f.page_id
     left join field_values reading on reading.id = f.reading_id
     where f.verified_by is not null and f.state = 'present' and f.value is not null
       and f.bbox is not null and p.result_key is not null and r.state <> 'superseded'
       and (f.record_id, f.field_id) > ($1, $2)
     order by f.record_id, f.field_id
     limit $3`,
    [after.recordId, after.fieldId, limit],
  );
}
