import { normalizeText } from '../vietnamese/normalize.ts';
import { sliceSource, type Source } from './source.ts';

/** Remnants of leaders, rules and label colons that stand at the ends of a value. */
const EDGE = /[\s.,:;…_\-–—~*•·'"`|\\/=<>«»“”‘’^]/u;
const LEADERS = /[.…·_]{2,}|(?:\s[._·-]){2,}/gu;

/** Cuts off what is not part of the value at either end, and blanks out dotted leaders inside it. */
export function trimSource(source: Source, keep: RegExp = /[()]/): Source {
  const text = source.text.replace(LEADERS, (dots) => ' '.repeat(dots.length));
  let start = 0;
  let end = text.length;
  while (start < end && EDGE.test(text[start] ?? '') && !keep.test(text[start] ?? '')) start++;
  while (end > start && EDGE.test(text[end - 1] ?? '') && !keep.test(text[end - 1] ?? '')) end--;
  return collapse({ text: text.slice(start, end), confidences: source.confidences.slice(start, end) });
}

/** NFC and single spaces, keeping each character's confidence; text that NFC would reorder keeps its mean. */
function collapse(source: Source): Source {
  if (normalizeText(source.text) === source.text) return source;
  let text = '';
  const confidences: number[] = [];
  for (let i = 0; i < source.text.length; i++) {
    const char = source.text[i] ?? '';
    if (/\s/.test(char) && text.endsWith(' ')) continue;
    text += /\s/.test(char) ? ' ' : char;
    confidences.push(source.confidences[i] ?? 0.5);
  }
  const normal = normalizeText(text);
  if (normal.length === text.length) return { text: normal, confidences };
  const mean = confidences.reduce((sum, value) => sum + value, 0) / Math.max(1, confidences.length);
  return { text: normal, confidences: Array.from({ length: normal.length }, () => mean) };
}

/** Drops `pattern` (a remnant of a label or a title) from the start of a source. */
export function dropPrefix(source: Source, pattern: RegExp): Source {
  const found = pattern.exec(source.text);
  return found && found.index === 0 ? trimSource(sliceSource(source, found[0].length)) : source;
}
