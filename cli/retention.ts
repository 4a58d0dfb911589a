import { readConfig } from '../config.ts';
import { findRecordType } from '../pipeline/records/registry.ts';
import { findDisposalYear, RETENTION } from '../pipeline/records/retention.ts';
import { createPool } from '../storage/database/pool.ts';
import { listHeldRecords, type HeldRecords } from '../storage/database/retention.ts';
import { findDatabaseUrl } from './house.ts';

/**
 * `sogoc retention`: what is held by unit and class, how long the law has it kept, and how much of it is past that time.
 * A report and nothing else: disposal is decided by a council on an approved list, outside this program.
 */
export async function showRetention(): Promise<void> {
  const pool = createPool({ connectionString: await findDatabaseUrl(readConfig()), maxConnections: 1 });
  try {
    const lines = summarize(await listHeldRecords(pool), new Date().getFullYear());
    process.stdout.write(
      `đơn vị\tlớp hồ sơ\tthời hạn\tbản ghi\tbản gốc\tnăm cũ nhất\tđã quá hạn\tcăn cứ\n${lines.join('\n')}\nChương trình không tự xóa gì (nothing is deleted automatically).\n`,
    );
  } finally {
    await pool.end();
  }
}

function summarize(held: readonly HeldRecords[], thisYear: number): string[] {
  const groups = new Map<string, HeldRecords[]>();
  for (const row of held) {
    const family = findRecordType(row.recordType)?.family ?? 'civil_status';
    const key = `${row.unitName ?? '—'}\t${family}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, rows]) => {
    const [unit = '', family = 'civil_status'] = key.split('\t');
    const retention = RETENTION[family as keyof typeof RETENTION];
    const years = rows.flatMap((row) => (row.year === null ? [] : [row.year]));
    const past = rows.filter((row) => {
      const from = row.year === null ? undefined : findDisposalYear(retention, row.year);
      return from !== undefined && from <= thisYear;
    });
    const sum = (list: readonly HeldRecords[], of: 'records' | 'originals') =>
      list.reduce((total, row) => total + row[of], 0);
    return [
      unit,
      retention.title.vi,
      retention.years === null ? 'vĩnh viễn' : `${retention.years} năm`,
      sum(rows, 'records'),
      sum(rows, 'originals'),
      years.length === 0 ? '—' : Math.min(...years),
      sum(past, 'records'),
      retention.law,
    ].join('\t');
  });
}
