import { DATE } from '../records/parts.ts';
import type { FieldKind, LabelSpec, PartsSpec } from '../records/record-type.ts';
import type { AlignedLabel } from './align-labels.ts';
import { LANDMARK } from './label-hits.ts';
import { endsInColon, type Placed } from './placed.ts';
import type { FieldDraft } from './record-draft.ts';
import { CELL_GAP, hadToWrap, isCutShort, shareOut, type Ranges } from './share-wraps.ts';
import { groupRows } from './rows.ts';
import { draftField, joinTokens, sliceSpan, trimTokens, type Span } from './spans.ts';
import { leftOf, rightOf, type Token } from './tokens.ts';

export type Fields = Record<string, FieldDraft>;

/** Kinds that run over several lines as a matter of course. */
const LONG_KINDS: ReadonlySet<FieldKind> = new Set([
  'place',
  'unit',
  'text',
  'date_words',
  'money_words',
  'choice',
]);

/** Kinds of which no value lacks a digit, save dates in words. */
const NUMERIC_KINDS: ReadonlySet<FieldKind> = new Set([
  'reg_no',
  'book_no',
  'page_no',
  'id_no',
  'personal_id',
  'money',
  'area',
  'land_no',
]);

const topOf = (token: Token) => token.word.box[1];
const bottomOf = (token: Token) => token.word.box[3];

function continuesInRow(placed: Placed, isLong: boolean, hasValue: boolean): boolean {
  if (!hasValue) return placed.gap <= 40;
  return placed.gap <= (isLong ? 9 : 3.2);
}

/** `Số: 168 ……………… ngày 19 tháng 7 năm 2004`: the leader of the number ends at the date, which is a part of the value. */
const opensDate = (run: readonly Placed[], at: number) =>
  run[at]?.token.folded === 'ngay' && /^\d/.test(run[at + 1]?.token.text ?? '');

/** A number goes on below with a figure or a sign that joins: under `Quyển số: 01` stands QUẬN ĐIỆN BÀN of the letterhead. */
const wantsRest = (last: Placed, next: Placed) =>
  /[/-]$/.test(last.token.text) || /^[/-]|\d/.test(next.token.text);

function continuesBelow(
  last: Placed,
  next: Placed,
  kind: FieldKind,
  hasValue: boolean,
  cellLeft: number,
): boolean {
  const isLong = LONG_KINDS.has(kind);
  if (next.startsColumn || next.token.page !== last.token.page) return false;
  const drop = topOf(next.token) - bottomOf(last.token);
  if (drop > (hasValue ? 1.7 : 2.6) * next.em) return false;
  if (hasValue && NUMERIC_KINDS.has(kind) && !wantsRest(last, next)) return false;
  if (!hasValue || hadToWrap(last, next) || isCutShort(last, next)) return true;
  if (isLong && isListOpen(last, next)) return true;
  if (kind === 'date_words' && next.token.folded === 'nam') return true;
  return (
    isLong &&
    (leftOf(next.token) < next.columnLeft + 5 * next.em ||
      Math.abs(leftOf(next.token) - cellLeft) < 2 * next.em) &&
    rightOf(last.token) > last.columnLeft + 0.6 * (last.columnRight - last.columnLeft)
  );
}

/** Words that open a part of a place, also as clerks shorten them: `H.`, `TP.`, `TT`. */
const PLACE_PART =
  /^(?:xa|phuong|thi|huyen|quan|tinh|thanh|thon|ap|khom|to|ban|buon|lang|xom|khu|h|t|x|q|p|tp|tx|tt)$/;

/** A list that ends with a comma goes on below, and so does a place before the word that opens its next part. */
const isListOpen = (last: Placed, next: Placed) =>
  /[,;]$/u.test(last.token.text) ||
  (PLACE_PART.test(next.token.folded) && /[.,]|^\p{Ll}/u.test(next.token.text));

/** A single sign on a row of its own: what a seal or a pen left, no part of a value. */
const isStray = (run: readonly Placed[], at: number) =>
  run[at]?.startsRow === true && run[at].token.text.length === 1 && run[at + 1]?.row !== run[at].row;

/** The tokens of a value: from its label to the next, as far as they stand together. `hasParts`: it holds several fields. */
export function takeValue(
  run: readonly Placed[],
  from: number,
  to: number,
  kind: FieldKind,
  hasParts = false,
): Token[] {
  const isLong = LONG_KINDS.has(kind);
  const taken: Token[] = [];
  let last = run[from - 1];
  const label = run.slice(0, from).findLast((placed) => placed.startsRow || placed.gap > CELL_GAP);
  const cellLeft = label ? leftOf(label.token) : 0;
  for (let i = from; i < to; i++) {
    const placed = run[i] as Placed;
    const hasValue = trimTokens(taken).length > 0;
    const goesOn =
      last === undefined ||
      (placed.row === last.row && !placed.startsColumn
        ? continuesInRow(placed, isLong, hasValue) || (hasParts && opensDate(run, i))
        : continuesBelow(last, placed, kind, hasValue, cellLeft));
    if (!goesOn) break;
    if (isStray(run, i)) continue;
    taken.push(placed.token);
    last = placed;
  }
  return taken;
}

/** The folded text with `\n` for the space before the first word of each line. */
function breakLines({ text, tokens, owner }: Span): string {
  const starts = new Set(
    groupRows(tokens)
      .slice(1)
      .flatMap((row) => row.tokens[0] ?? []),
  );
  return [...text]
    .map((char, i) => {
      const next = owner[i] === -1 ? tokens[owner[i + 1] ?? -1] : undefined;
      return next && starts.has(next) ? '\n' : char;
    })
    .join('');
}

/** Breaks a value into its parts; null when no pattern fits. */
export function takeParts(tokens: readonly Token[], parts: PartsSpec, labelScore: number): Fields | null {
  const span = joinTokens(trimTokens(tokens));
  // A character for each of the folded text.
  const written = span.tokens.map((token) => token.text).join(' ');
  const lined = parts.lined ? breakLines(span) : '';
  const tried = [
    ...(parts.lined ?? []).map((pattern) => [pattern, lined] as const),
    ...(parts.written ?? []).map((pattern) => [pattern, written] as const),
    ...parts.patterns.map((pattern) => [pattern, span.text] as const),
  ];
  for (const [pattern, text] of tried) {
    const flags = pattern.flags.includes('d') ? pattern.flags : `${pattern.flags}d`;
    const match = new RegExp(pattern.source, flags).exec(text);
    if (!match) continue;
    const fields: Fields = {};
    for (const [group, field] of Object.entries(parts.fields)) {
      const at = match.indices?.groups?.[group];
      if (!at || at[0] === at[1]) continue;
      const draft = draftField(sliceSpan(span, at[0], at[1]), labelScore);
      if (draft.raw !== null) fields[field] = draft;
    }
    return fields;
  }
  return null;
}

const WHOLE_DATE = new RegExp(`^(?:${DATE})(?=$|[ .,;)])`);

/** A date without what strayed in behind it; as it stands where it reads like none. */
function keepDate(tokens: readonly Token[]): readonly Token[] {
  const span = joinTokens(trimTokens(tokens));
  const end = WHOLE_DATE.exec(span.text)?.[0].length;
  return end === undefined || /^\d{4}$/.test(span.text.slice(0, end)) ? tokens : sliceSpan(span, 0, end);
}

/** More words than this do not belong to a label. */
const LONGEST_TAIL = 16;

/** Where the value begins: behind the colon that ends the print, or at once where none stands near. */
function skipToColon(run: readonly Placed[], from: number, to: number): number {
  const colon = run.slice(from, Math.min(to, from + LONGEST_TAIL)).findIndex(endsInColon);
  return colon < 0 || endsInColon(run[from - 1]) ? from : from + colon + 1;
}

function cutOne(
  run: readonly Placed[],
  spec: LabelSpec,
  [own, ...wrapped]: Ranges,
  score: number,
  kinds: ReadonlyMap<string, FieldKind>,
): Fields {
  if (spec.field === null || !own) return {};
  const kind = spec.parts ? 'text' : (kinds.get(spec.field) ?? 'text');
  const below = wrapped.flatMap(([from, to]) => run.slice(from, to)).map((placed) => placed.token);
  const from = spec.runsToColon ? skipToColon(run, own[0], own[1]) : own[0];
  const tokens = [...takeValue(run, from, own[1], kind, spec.parts !== undefined), ...below];
  const parts = spec.parts && takeParts(tokens, spec.parts, score);
  if (parts && Object.keys(parts).length > 0) return parts;
  const draft = draftField(kind === 'date' ? keepDate(tokens) : tokens, score);
  return { [spec.field]: draft.state === 'blank_on_form' ? placeBlank(draft, run, from, own[1]) : draft };
}

/** How far a value may reach where nothing on the line ends it (3 inches). */
const LONGEST_BLANK_PX = 600;

/** A blank with the place that it is blank in: from its label to what stands next on the line. */
function placeBlank(draft: FieldDraft, run: readonly Placed[], from: number, to: number): FieldDraft {
  const label = run[from - 1];
  if (!label) return draft;
  const [, top, right, bottom] = label.token.word.box;
  const next = run.slice(to).find(({ row, token }) => row === label.row && leftOf(token) > right);
  const end = next ? leftOf(next.token) : right + LONGEST_BLANK_PX;
  // Pens write higher than print, and onto the leaders under it.
  const reach = (bottom - top) / 2;
  return { ...draft, page: label.token.page, place: [right, top - reach, end, bottom + reach / 2] };
}

/** Whether something stands there that the field can hold. */
const holdsValue = (draft: FieldDraft, kind: FieldKind | undefined) =>
  draft.state === 'present' &&
  (kind === undefined || !NUMERIC_KINDS.has(kind) || /[\dOolIS]/.test(draft.raw ?? ''));

/** Reads the value after every label found; where a field is found twice, what is written beats what is blank, and the surer label the other. */
export function cutValues(
  run: readonly Placed[],
  labels: readonly LabelSpec[],
  aligned: readonly AlignedLabel[],
  kinds: ReadonlyMap<string, FieldKind>,
): Fields {
  const fields: Fields = {};
  const gains = new Map<string, number>();
  const isLong = ({ label }: AlignedLabel) => LONG_KINDS.has(kinds.get(labels[label]?.field ?? '') ?? 'text');
  const ranges = shareOut(run, aligned, isLong);
  aligned.forEach(({ label, hit }, index) => {
    const spec = labels[label];
    if (label === LANDMARK || !spec) return;
    const found = cutOne(run, spec, ranges[index] ?? [], hit.score, kinds);
    for (const [id, draft] of Object.entries(found)) {
      const gain = hit.gain + (holdsValue(draft, kinds.get(id)) ? (spec.overrides ? 20 : 10) : 0);
      if (gain <= (gains.get(id) ?? -1)) continue;
      fields[id] = draft;
      gains.set(id, gain);
    }
  });
  return fields;
}
