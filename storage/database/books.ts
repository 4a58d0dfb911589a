import type { Viewer } from '../access/viewer.ts';
import { many, one, type Db } from './pool.ts';

/** A bound register (quyển sổ): one kind of event, one office, one year, one number. */
export interface Book {
  readonly id: number;
  readonly unitId: number | null;
  readonly unitName: string | null;
  readonly recordType: string;
  readonly year: number;
  readonly number: string;
  /** How many entries its closing note (lời khóa sổ) counts. */
  readonly expectedCount: number | null;
}

export interface BookIdentity {
  /** Whose book it is; two offices have a book 01/2010 each. */
  readonly unitId: number | null;
  readonly recordType: string;
  readonly year: number;
  readonly number: string;
  readonly expectedCount?: number;
}

/** Finds the book or makes it; two people who name the same book get the same row. */
export async function saveBook(db: Db, book: BookIdentity): Promise<Book> {
  const row = await one<{ id: number }>(
    db,
    `insert into books (unit_id, record_type, year, number, expected_count) values ($1, $2, $3, $4, $5)
     on conflict (unit_id, record_type, year, number)
       do update set expected_count = coalesce(excluded.expected_count, books.expected_count)
     returning id`,
    [book.unitId, book.recordType, book.year, book.number.trim(), book.expectedCount ?? null],
  );
  return one<Book>(db, `${SELECT} where b.id = $1`, [row.id]);
}

const SELECT = `select b.id, b.unit_id as "unitId", u.name as "unitName", b.record_type as "recordType",
  b.year, b.number, b.expected_count as "expectedCount" from books b left join units u on u.id = b.unit_id`;

export interface BookProgress extends Book {
  readonly recordCount: number;
  readonly approvedCount: number;
}

/** Of the viewer's own units, those that hold something: one that a batch was put into by mistake and taken out of again is not shown. */
export function listBooks(db: Db, viewer: Viewer): Promise<BookProgress[]> {
  return many<BookProgress>(
    db,
    `select s.*, coalesce(r.records, 0) as "recordCount", coalesce(r.approved, 0) as "approvedCount"
     from (${SELECT}) s
     left join (select book_id, count(*) filter (where state <> 'superseded') as records,
                  count(*) filter (where state = 'approved') as approved
                from records where book_id is not null group by book_id) r on r.book_id = s.id
     where (r.records > 0 or exists (select from batches where book_id = s.id))
       and ($1::int[] is null or s."unitId" = any($1))
     order by s.year desc, s."recordType", s.number`,
    [viewer.unitIds],
  );
}
