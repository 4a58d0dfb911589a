import type { ProseSection } from '../../records/record-type.ts';
import { isUpperCase } from '../../vietnamese/letter-case.ts';
import { compareKeys, matchPhraseAt, toPhrase } from '../phrases.ts';
import { compile } from './compile.ts';
import type { ProseText } from './prose-text.ts';

/** A stretch of prose that a section covers; its opening wording is left out. */
export interface Stretch {
  readonly section: ProseSection;
  readonly from: number;
  readonly to: number;
}

interface Start {
  readonly section: ProseSection;
  readonly at: number;
  readonly from: number;
}

const LONGEST_OPENING = 14;
/** What counts the parts of a document: `I. Bên chuyển nhượng`, `1) BÊN A`, `- Bên bán`. */
const MARKER = /^(?:(?:[ivx]{1,4}|\d{1,2}|[ab])[.)/-]+|[-–+*]) /;

/** The colon that ends a heading. */
const HEADING = /: ?\n?$/;
/** What follows a heading that is not in capitals: `Bên chuyển nhượng quyền sử dụng đất (Bên A):`. */
const HEADING_TAIL = /^[^\n:.;(]{0,40}(?:\((?:sau day|duoi day|goi tat|goi la|la |ben [abc]\b)|:)/;
const LONGEST_TAIL = 60;

const FIRST_WORD_EDITS = 0.4;

/** `GIÁ CHUYỂN NHƯỢNG` is nearly `BÊN CHUYỂN NHƯỢNG` as a whole, but its first word is another. */
function beginsLike(read: string, opening: string): boolean {
  const { key } = toPhrase(opening.split(' ')[0] ?? '');
  return compareKeys(read.slice(0, key.length), key) <= FIRST_WORD_EDITS * key.length;
}

/** Where the wording that begins at a line ends, as an index into the text; -1 when the line does not begin with it. */
function matchOpening(
  prose: ProseText,
  line: number,
  opening: string | RegExp,
): { end: number; weight: number } | null {
  if (typeof opening !== 'string') {
    const match = opening.exec(prose.text.slice(line, line + 80));
    return match?.index === 0 ? { end: line + match[0].length, weight: match[0].length } : null;
  }
  const marker = MARKER.exec(prose.text.slice(line, line + 8))?.[0].length ?? 0;
  const first = prose.owner[line + marker] ?? -1;
  if (first < 0) return null;
  const tokens = prose.tokens.slice(first, first + LONGEST_OPENING);
  const hit = matchPhraseAt(
    tokens.map((t) => t.folded),
    0,
    toPhrase(opening),
  );
  if (!hit || !beginsLike(tokens[0]?.folded ?? '', opening)) return null;
  const words = tokens
    .slice(0, hit.end)
    .map((t) => t.text)
    .join('');
  const last = first + hit.end - 1;
  let end = line;
  while (end < prose.text.length && (prose.owner[end] ?? -1) <= last) end++;
  if (
    isUpperCase(opening) &&
    !HEADING.test(prose.text.slice(line, end)) &&
    !HEADING_TAIL.test(prose.text.slice(end, end + LONGEST_TAIL)) &&
    words.replace(/[^\p{Lu}]/gu, '').length < 0.6 * words.replace(/[^\p{L}]/gu, '').length
  )
    return null;
  return { end, weight: toPhrase(opening).key.length * hit.score };
}

/** The section whose wording a line begins with best. */
function findStart(prose: ProseText, line: number, sections: readonly ProseSection[]): Start | null {
  let best: (Start & { weight: number }) | null = null;
  for (const section of sections) {
    for (const opening of section.starts) {
      const found = matchOpening(prose, line, opening);
      if (found && (!best || found.weight > best.weight))
        best = { section, at: line, from: found.end, weight: found.weight };
    }
  }
  return best;
}

/** Where sections begin in the middle of a paragraph. */
const findInline = (prose: ProseText, section: ProseSection): Start[] =>
  (section.inline ?? []).flatMap((pattern) =>
    [...prose.text.matchAll(new RegExp(compile(pattern).source, 'g'))].map(({ index, 0: { length } }) => ({
      section,
      at: index,
      from: index + length,
    })),
  );

/** Cuts a document into its sections, in the order they stand; a section may come back. */
export function findStretches(prose: ProseText, sections: readonly ProseSection[]): Stretch[] {
  const found = [
    ...prose.lineStarts.flatMap((line) => findStart(prose, line, sections) ?? []),
    ...sections.flatMap((section) => findInline(prose, section)),
  ].sort((a, b) => a.at - b.at);
  const starts: Start[] = [];
  for (const start of found) {
    const before = starts.at(-1)?.section;
    const isClosed = before?.last === true && !start.section.last;
    const isOpen = !start.section.after || start.section.after.includes(before?.id ?? '');
    if (!isClosed && isOpen) starts.push(start);
  }
  return starts.map((start, index) => ({
    section: start.section,
    from: start.from,
    to: starts[index + 1]?.at ?? prose.text.length,
  }));
}
