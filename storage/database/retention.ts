import { many, type Db } from './pool.ts';

export interface HeldRecords {
  readonly unitName: string | null;
  readonly recordType: string;
  /** Year of registration, or of the book where the record does not say; null where neither is known. */
  readonly year: number | null;
  readonly records: number;
  /** Originals that these records were read from. */
  readonly originals: number;
}

/** What is held, by unit, kind of record and year. */
export function listHeldRecords(db: Db): Promise<HeldRecords[]> {
  return many<HeldRecords>(
    db,
    `select u.name as "unitName", r.record_type as "recordType",
       coalesce((select min(s.reg_year) from search_people s where s.record_id = r.id), k.year) as year,
       count(distinct r.id)::int as records,
       count(distinct p.sha256)::int as originals
     from records r left join units u on u.id = r.unit_id left join books k on k.id = r.book_id
       left join pages p on p.dossier_id = r.dossier_id
     where r.state <> 'superseded' group by 1, 2, 3 order by 1 nulls first, 2, 3`,
  );
}
