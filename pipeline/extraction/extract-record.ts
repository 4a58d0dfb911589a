import type { Box } from '../image/raster.ts';
import type { PageText } from '../page.ts';
import type { FieldKind, FormSpec, RecordType, TableSpec } from '../records/record-type.ts';
import type { Fields } from './cut-values.ts';
import { extractLabelled, extractShared } from './extract-labelled.ts';
import { extractProse } from './prose/extract-prose.ts';
import { draftNothing, type RecordDraft } from './record-draft.ts';
import { findSaidAbove } from './said-above.ts';
import type { RecordSegment, SegmentPart } from './segment.ts';
import { readTicks } from './read-ticks.ts';
import { readRowTable } from './row-tables.ts';
import { hasDitto, resolveDittos } from './dittos.ts';
import { extractTableRow, extractWideRow } from './tables.ts';
import { middleX, middleY, tokenizePage, type Token } from './tokens.ts';

export interface NumberedPage {
  /** Page of the dossier, from 1. */
  readonly page: number;
  readonly text: PageText;
  /** Rules that were taken out of its picture, in clean pixels. */
  readonly rules?: readonly Box[] | undefined;
}

const UNFOUND = draftNothing('illegible', { page: null, labelScore: 0 });

function isInside(token: Token, part: SegmentPart): boolean {
  if (part.page !== token.page) return false;
  if (!part.box) return true;
  const [x, y] = [middleX(token), middleY(token)];
  return x >= part.box[0] && x < part.box[2] && y >= part.box[1] && y < part.box[3];
}

/** Words of the parts of a segment, in the order of the parts. */
export function gatherTokens(pages: readonly NumberedPage[], parts: readonly SegmentPart[]): Token[] {
  return parts.flatMap((part) => {
    const page = pages.find((p) => p.page === part.page);
    return page ? tokenizePage(page.page, page.text).filter((token) => isInside(token, part)) : [];
  });
}

/** An entry of a book kept as a table; dittos are taken from the entries above it on the page. */
function extractTableEntry(
  form: FormSpec,
  table: TableSpec,
  kinds: ReadonlyMap<string, FieldKind>,
  segment: RecordSegment,
  pages: readonly NumberedPage[],
): Fields {
  const [part] = segment.parts;
  const page = pages.find((p) => p.page === part?.page);
  if (!part?.box || !page) return {};
  const tokens = tokenizePage(page.page, page.text);
  const { width, height } = page.text;
  const read = readRowTable(tokens, table, { width, height, rules: page.rules ?? [] });
  const [, top] = part.box;
  const entries = read?.entries ?? [];
  const at = entries.findLastIndex((entry) => entry.top < top + 1);
  const covers = gatherTokens(
    pages,
    segment.shared.filter((other) => other.page !== page.page),
  );
  const head = tokens.filter(
    (token) => token.word.box[3] <= (read?.top ?? 0) + token.word.box[3] - token.word.box[1],
  );
  return {
    ...extractShared([...covers, ...head], form, kinds),
    ...extractWideRow(entries, at, table, kinds),
  };
}

export const kindsOf = (type: RecordType): Map<string, FieldKind> =>
  new Map(type.fields.map((field) => [field.id, field.kind]));

/** Whether the one person stands before the other on the paper: above, or in the same row at the left. */
function standsBefore(fields: Fields, role: string, other: string): boolean {
  const [one, two] = [role, other].map((id) => fields[`${id}_full_name`]);
  if (!one?.box || !two?.box || one.page !== two.page) return (one?.page ?? 0) < (two?.page ?? 0);
  const [left, top, , bottom] = one.box;
  const isLevel = Math.abs(two.box[1] - top) < (bottom - top) / 2;
  return isLevel ? left < two.box[0] : top < two.box[1];
}

/** The last of entries that stand one under the other, its ditto marks followed. */
const resolveStacked = (entries: readonly Fields[], kinds: ReadonlyMap<string, FieldKind>): Fields =>
  resolveDittos(entries, entries.length - 1, kinds, (role, other) =>
    standsBefore(entries.at(-1) ?? {}, role, other),
  );

function extractFields(
  form: FormSpec,
  type: RecordType,
  tokens: readonly Token[],
  shared: readonly Token[],
  above: () => Token[][],
): Fields {
  if (form.prose) return extractProse(tokens, form, form.prose);
  const kinds = kindsOf(type);
  const own = extractLabelled(tokens, shared, form, kinds);
  const labelled = hasDitto(own, kinds)
    ? resolveStacked([...above().map((entry) => extractLabelled(entry, [], form, kinds)), own], kinds)
    : own;
  return form.table ? { ...labelled, ...extractTableRow(tokens, shared, form.table, kinds) } : labelled;
}

/** Fields that every paper of a form has a place for; what a book may say once, on its cover or at the head of a page, no entry lacks. */
function listPrinted(form: FormSpec, type: RecordType): ReadonlySet<string> {
  if (form.prose) return new Set(type.fields.map((field) => field.id));
  const once = new Set(form.labels.filter(({ scope }) => scope === 'page').map(({ field }) => field));
  const places = [...form.labels, ...(form.table?.columns ?? [])].filter(({ field }) => !once.has(field));
  return new Set(
    places.flatMap(({ field, parts }) => [
      ...(field === null ? [] : [field]),
      ...Object.values(parts?.fields ?? {}),
    ]),
  );
}

/** What this form prints and the law requires, and yet was found nowhere: a person is to look for it. */
function listUnfound(form: FormSpec, type: RecordType, found: Fields): Fields {
  const printed = listPrinted(form, type);
  const missed = type.fields.filter(({ id, required }) => required && printed.has(id) && !(id in found));
  return Object.fromEntries(missed.map(({ id }) => [id, UNFOUND]));
}

/** Cuts the raw text of every field of one record out of its pages. */
export function extractRecord(
  segment: RecordSegment,
  type: RecordType,
  pages: readonly NumberedPage[],
): RecordDraft {
  const form = type.forms.find((f) => f.id === segment.formId) ?? type.forms[0];
  const found = form?.table?.isWide
    ? extractTableEntry(form, form.table, kindsOf(type), segment, pages)
    : form
      ? extractFields(
          form,
          type,
          gatherTokens(pages, segment.parts),
          gatherTokens(pages, segment.shared),
          () => (segment.above ?? []).map((parts) => gatherTokens(pages, parts)).reverse(),
        )
      : {};
  const fields = findSaidAbove(found, kindsOf(type));
  const ticks = form ? readTicks(form, segment, pages) : {};
  const all = {
    ...ticks,
    ...Object.fromEntries(
      Object.entries(fields).filter(([id, draft]) => !(id in ticks) || draft.state === 'present'),
    ),
  };
  const wanted = form ? { ...all, ...listUnfound(form, type, all) } : all;
  const known = new Set(type.fields.map((field) => field.id));
  return {
    recordType: type.id,
    form: segment.form,
    confidence: segment.confidence,
    fields: Object.fromEntries(Object.entries(wanted).filter(([id]) => known.has(id))),
  };
}
