import type { Dossier } from '../dossier.ts';

const COLUMNS = [
  'dossier',
  'record',
  'record_type',
  'form',
  'confidence',
  'pages',
  'reg_no',
  'book_no',
  'reg_date',
  'person',
  'fields_present',
  'fields_accepted',
  'fields_in_doubt',
  'findings',
  'state',
] as const;

/** One row a record; a dossier in which no record was found has one row that says so. */
export function renderSummaryRows(dossier: Dossier): string[] {
  if (dossier.records.length === 0) {
    return [
      csvRow([
        dossier.dossier,
        '',
        '',
        '',
        '',
        dossier.pages.length,
        '',
        '',
        '',
        '',
        0,
        0,
        '',
        '',
        'no_record',
      ]),
    ];
  }
  return dossier.records.map((record, index) => {
    const fields = Object.entries(record.fields);
    const present = fields.filter(([, field]) => field.value !== null);
    const doubtful = fields
      .filter(([, field]) => field.state === 'present' && !field.accepted)
      .map(([id]) => id);
    const value = (...ids: string[]) =>
      ids.map((id) => record.fields[id]?.value).find((found) => found !== null && found !== undefined) ?? '';
    return csvRow([
      dossier.dossier,
      index + 1,
      record.record_type,
      record.form,
      record.confidence,
      dossier.pages.length,
      value('reg_no', 'notary_no', 'cert_no', 'prevent_doc_no'),
      value('book_no', 'cert_book'),
      value('reg_date', 'notary_date', 'cert_date', 'prevent_doc_date'),
      present.find(([id]) => id.endsWith('full_name'))?.[1].value ?? '',
      present.length,
      fields.filter(([, field]) => field.accepted).length,
      doubtful.join(' '),
      record.findings.map((finding) => `${finding.severity}:${finding.code}`).join(' '),
      doubtful.length === 0 ? 'complete' : 'needs_review',
    ]);
  });
}

/** The whole file: a byte-order mark, so that Excel reads the Vietnamese as UTF-8, header, rows. */
export function renderSummaryCsv(rows: readonly string[]): string {
  return `\ufeff${[csvRow(COLUMNS), ...rows].join('\r\n')}\r\n`;
}

function csvRow(cells: readonly (string | number)[]): string {
  return cells.map((cell) => quoteCell(String(cell))).join(',');
}

function quoteCell(cell: string): string {
  // A leading = + - @ would run as a formula in a spreadsheet; papers can say anything.
  const safe = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
