import type { ProseSection } from '../../records/record-type.ts';
import { isUpperCase } from '../../vietnamese/letter-case.ts';
import { matchPhraseAt, toPhrase } from '../phrases.ts';
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
  const first = prose.owner[line] ?? -1;
  if (first < 0) return null;
  const tokens = prose.tokens.slice(first, first + LONGEST_OPENING);
  const hit = matchPhraseAt(
    tokens.map((t) => t.folded),
    0,
    toPhrase(opening),
  );
  if (!hit) return null;
  const words = tokens
    .slice(0, hit.end)
    .map((t) => t.text)
    .join('');
  if (
    isUpperCase(opening) &&
    words.replace(/[^\p{Lu}]/gu, '').length < 0.6 * words.replace(/[^\p{L}]/gu, '').length
  )
    return null;
  const last = first + hit.end - 1;
  let end = line;
  while (end < prose.text.length && (prose.owner[end] ?? -1) <= last) end++;
  return { end, weight: toPhrase(opening).key.length * hit.score };
}

/** Cuts a document into its sections, in the order they stand; a section may come back. */
export function findStretches(prose: ProseText, sections: readonly ProseSection[]): Stretch[] {
  const starts: Start[] = [];
  for (const line of prose.lineStarts) {
    let best: (Start & { weight: number }) | null = null;
    for (const section of sections) {
      for (const opening of section.starts) {
        const found = matchOpening(prose, line, opening);
        if (found && (!best || found.weight > best.weight))
          best = { section, at: line, from: found.end, weight: found.weight };
      }
    }
    const closed = starts.at(-1)?.section.last === true;
    if (best && (!closed || best.section.last)) starts.push(best);
  }
  return starts.map((start, index) => ({
    section: start.section,
    from: start.from,
    to: starts[index + 1]?.at ?? prose.text.length,
  }));
}
