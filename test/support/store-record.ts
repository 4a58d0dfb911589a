import { inTransaction, one, type Pool } from '../../storage/database/pool.ts';
import { indexRecord } from '../../storage/database/search-index.ts';

export interface RecordToStore {
  readonly type: string;
  readonly state?: 'extracted' | 'in_review' | 'approved' | 'returned';
  /** Field id → value, as if a person had typed them. */
  readonly values: Readonly<Record<string, string>>;
  /** Field ids whose value was read by the machine, without certainty. */
  readonly doubtful?: readonly string[];
}

let ordinal = 0;

/** A record with its values in the index, in the first dossier of the house (made where there is none). */
export function storeRecord(pool: Pool, record: RecordToStore): Promise<number> {
  return inTransaction(pool, async (client) => {
    await client.query(`insert into batches (name) select 'tra cứu' where not exists (select from batches)`);
    await client.query(
      `insert into dossiers (batch_id, name, state) select min(id), 'd', 'done' from batches
       where not exists (select from dossiers) having min(id) is not null`,
    );
    const { id } = await one<{ id: number }>(
      client,
      `insert into records (dossier_id, batch_id, ordinal, record_type, form, confidence, state, approved_at)
       select d.id, d.batch_id, $1, $2, 'certificate', 1, $3, case when $3 = 'approved' then now() end
       from dossiers d order by d.id limit 1 returning id`,
      [ordinal++, record.type, record.state ?? 'approved'],
    );
    for (const [fieldId, value] of Object.entries(record.values)) {
      const isDoubtful = record.doubtful?.includes(fieldId) ?? false;
      await client.query(
        `with v as (insert into field_values (record_id, field_id, source, raw, value, state, confidence)
           values ($1, $2, $4, case when $4 = 'ocr' then $3 end, $3, 'present', 1) returning id, raw)
         insert into fields (record_id, field_id, reading_id, current_id, raw, value, state, source, confidence, is_accepted)
         select $1, $2, case when $4 = 'ocr' then id end, id, raw, $3, 'present', $4, 1, $5 from v`,
        [id, fieldId, value, isDoubtful ? 'ocr' : 'manual', !isDoubtful],
      );
    }
    await indexRecord(client, id);
    return id;
  });
}
