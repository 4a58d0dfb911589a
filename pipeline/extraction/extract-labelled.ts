import { LANDMARKS } from '../records/letterhead.ts';
import type { FieldKind, FormSpec, LabelSpec } from '../records/record-type.ts';
import { alignLabels } from './align-labels.ts';
import { placeInReadingOrder, type ColumnHints } from './columns.ts';
import { cutValues, type Fields } from './cut-values.ts';
import { findLabelHits } from './label-hits.ts';
import { findBestPhrase, toPhrase } from './phrases.ts';
import { draftField } from './spans.ts';
import { readHeader } from './header.ts';
import { measureEm } from './placed.ts';
import { groupRows, type Row } from './rows.ts';
import { readSignatures } from './signatures.ts';
import { foldChars, type Token } from './tokens.ts';

/** Wordings by which two persons side by side are told: labels of a block, and the headings over the columns. */
export function hintColumns(form: Pick<FormSpec, 'labels' | 'beside'>): ColumnHints {
  const pairs = form.beside ?? [];
  const blocks = new Set(pairs.flat());
  const inBlocks = form.labels.filter((label) => label.block !== undefined && blocks.has(label.block));
  const headingsOf = (block: string) =>
    form.labels.filter((l) => l.block === block && l.field === null).flatMap((l) => l.printed);
  const namesOf = (block: string) =>
    form.labels.filter((l) => l.block === block && l.field?.endsWith('_full_name')).flatMap((l) => l.printed);
  return {
    labels: [...new Set(inBlocks.filter((l) => l.field !== null).flatMap((l) => l.printed))],
    headings: pairs.flatMap(([a, b]): [readonly string[], readonly string[]][] => [
      [headingsOf(a), headingsOf(b)],
      [
        namesOf(a).filter((name) => !namesOf(b).includes(name)),
        namesOf(b).filter((name) => !namesOf(a).includes(name)),
      ],
    ]),
  };
}

function readLabels(
  rows: readonly Row[],
  form: FormSpec,
  labels: readonly LabelSpec[],
  kinds: ReadonlyMap<string, FieldKind>,
): Fields {
  const run = placeInReadingOrder(rows, hintColumns(form));
  const headings = (form.signatures ?? [])
    .flatMap((signature) => signature.headings)
    .filter((heading) => heading.length > 5);
  const hits = findLabelHits(run, labels, [...LANDMARKS, ...headings, ...form.titles]);
  return cutValues(run, labels, alignLabels(hits, labels).aligned, kinds);
}

/** Reads what a page prints once for all its entries (Quyển số, Trang). */
export function extractShared(
  shared: readonly Token[],
  form: FormSpec,
  kinds: ReadonlyMap<string, FieldKind>,
): Fields {
  const ofPage = form.labels.filter((label) => label.scope === 'page');
  return readLabels(groupRows(shared), form, ofPage, kinds);
}

/** Reads a form that names its values by printed labels. `shared` holds what is printed once for all entries of a page. */
export function extractLabelled(
  tokens: readonly Token[],
  shared: readonly Token[],
  form: FormSpec,
  kinds: ReadonlyMap<string, FieldKind>,
): Fields {
  const rows = groupRows(tokens);
  if (rows.length === 0) return {};
  const em = measureEm(rows);
  const head = extractShared(shared, form, kinds);
  // Some books print the number of the book with every entry.
  const fields = readLabels(rows, form, form.labels, kinds);
  const signatures = readSignatures(rows, form.signatures ?? [], em);
  const header = form.header ? readHeader(rows, form.header, em) : {};
  return {
    ...header,
    ...head,
    ...readTitle(rows, form),
    ...pickPresent(signatures),
    ...keepBest(fields, { ...header, ...head, ...signatures }),
  };
}

const TITLE_ROWS = 16;
/** Under QUYẾT ĐỊNH stands in small letters what it is about: `V/v cho phép cải chính hộ tịch`. */
const SUBJECT_LINE = /^(?:v ?\/ ?v|ve viec) /;

/** Values that the title itself holds: TRÍCH LỤC `CẢI CHÍNH` HỘ TỊCH. */
function readTitle(rows: readonly Row[], form: FormSpec): Fields {
  const fields: Fields = {};
  const head = rows.slice(0, TITLE_ROWS);
  for (const { field, wordings } of form.titleFields ?? []) {
    const phrases = wordings.map(toPhrase);
    for (const row of head) {
      const hit = findBestPhrase(
        row.tokens.map((t) => t.folded),
        phrases,
      );
      const tokens = hit ? row.tokens.slice(hit.start, hit.end) : [];
      const isTitle =
        tokens.every((t) => t.text === t.text.toUpperCase()) ||
        SUBJECT_LINE.test(foldChars(row.tokens.map((t) => t.text).join(' ')));
      if (!hit || !isTitle) continue;
      fields[field] = draftField(tokens, hit.score);
      break;
    }
  }
  return fields;
}

const pickPresent = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, draft]) => draft.state === 'present'));

/** A label with nothing after it does not hide what the letterhead or a signature says. */
const keepBest = (fields: Fields, others: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([id, draft]) => draft.state === 'present' || others[id]?.state !== 'present',
    ),
  );
