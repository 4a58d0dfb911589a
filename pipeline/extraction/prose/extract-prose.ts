import type { FormSpec, ProseRule, ProseSpec } from '../../records/record-type.ts';
import { placeInReadingOrder } from '../columns.ts';
import type { Fields } from '../cut-values.ts';
import { readHeader } from '../header.ts';
import { measureEm } from '../placed.ts';
import { groupRows } from '../rows.ts';
import { readSignatures } from '../signatures.ts';
import type { FieldDraft } from '../record-draft.ts';
import { draftField, sliceSpan } from '../spans.ts';
import { foldKey, type Token } from '../tokens.ts';
import { compile } from './compile.ts';
import { readInsetTable } from './inset-table.ts';
import { readPeople } from './people.ts';
import { readPersons } from './persons.ts';
import { writeProse, type ProseText } from './prose-text.ts';
import { findStretches, type Stretch } from './sections.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

function rangesOf(rule: ProseRule, prose: ProseText, stretches: readonly Stretch[]): Range[] {
  if (rule.within) return stretches.filter((s) => rule.within?.includes(s.section.id));
  if (!rule.outside) return [{ from: 0, to: prose.text.length }];
  const first = stretches[0]?.from ?? prose.text.length;
  return [{ from: 0, to: first }, ...stretches.filter((s) => !rule.outside?.includes(s.section.id))];
}

/** As surely meant as its words were read; words that are the value itself need no meaning. */
function withMeaning(draft: FieldDraft, means: string | undefined): FieldDraft {
  if (means === undefined || foldKey(draft.raw ?? '') === foldKey(means)) return draft;
  const sum = draft.words.reduce((total, word) => total + word.confidence, 0);
  return { ...draft, meant: means, meantConfidence: sum / Math.max(1, draft.words.length) };
}

function applyRule(rule: ProseRule, prose: ProseText, stretches: readonly Stretch[], fields: Fields): void {
  for (const { from, to } of rangesOf(rule, prose, stretches)) {
    const match = compile(rule.pattern).exec(prose.text.slice(from, to));
    for (const [field, at] of Object.entries(match?.indices?.groups ?? {})) {
      if (!at || fields[field]) continue;
      const draft = draftField(sliceSpan(prose, from + at[0], from + at[1]), 1);
      if (draft.raw !== null) fields[field] = withMeaning(draft, rule.means);
    }
  }
}

function readParties(prose: ProseText, stretches: readonly Stretch[]): Fields {
  const counts = new Map<string, number>();
  const fields: Fields = {};
  for (const { section, from, to } of stretches) {
    if (!section.persons) continue;
    const read = readPersons(prose, from, to, section.id, counts.get(section.id) ?? 0);
    counts.set(section.id, read.count);
    Object.assign(fields, read.fields);
  }
  return fields;
}

/** Two persons side by side, a line of each beside a line of the other. */
const SIDE_BY_SIDE = [
  'Sinh năm',
  'Sinh ngày',
  'Ngày sinh',
  'Số CMND',
  'CMND số',
  'CCCD số',
  'Địa chỉ',
  'Thường trú',
];

function readProse(tokens: readonly Token[], spec: ProseSpec): Fields {
  const pages = [...new Set(tokens.map((t) => t.page))];
  const run = pages.flatMap((page) =>
    placeInReadingOrder(groupRows(tokens.filter((t) => t.page === page)), {
      labels: SIDE_BY_SIDE,
      headings: [],
      parts: spec.sections.flatMap(({ starts }) => starts.filter((start) => typeof start === 'string')),
    }),
  );
  const prose = writeProse(run, spec.wordings);
  const stretches = findStretches(prose, spec.sections);
  const fields = readParties(prose, stretches);
  for (const rule of spec.rules) applyRule(rule, prose, stretches, fields);
  return { ...fields, ...readPeople(prose, spec.people ?? [], fields) };
}

/** Reads a document in running text: contracts, deeds, certificates of notaries, official letters. */
export function extractProse(tokens: readonly Token[], form: FormSpec, spec: ProseSpec): Fields {
  const fields = readProse(tokens, spec);
  const rows = groupRows(tokens);
  const em = measureEm(rows);
  const first = rows.filter((row) => row.tokens[0]?.page === tokens[0]?.page);
  const inset = spec.inset ? readInsetTable(rows, spec.inset, em) : {};
  const header = form.header ? readHeader(first, form.header, em) : {};
  return { ...readSignatures(rows, form.signatures ?? [], em), ...header, ...fields, ...inset };
}
