import { stripMarks } from './normalize.ts';

const A = 'a'.charCodeAt(0);
const bags = new Map<string, Uint8Array>();
const MEMORY = 40_000;

/** How often each bare letter occurs, digits and signs together in the last place. */
function countLetters(text: string): Uint8Array {
  let bag = bags.get(text);
  if (bag) return bag;
  bag = new Uint8Array(27);
  for (const char of stripMarks(text).toLowerCase()) {
    const index = char.charCodeAt(0) - A;
    if (char === ' ') continue;
    const slot = index >= 0 && index < 26 ? index : 26;
    bag[slot] = (bag[slot] ?? 0) + 1;
  }
  if (bags.size > MEMORY) bags.clear();
  bags.set(text, bag);
  return bag;
}

/** Letters that one text has and the other lacks: a lower bound on their edits, far cheaper than the distance itself. */
export function countLetterDifference(a: string, b: string): number {
  const left = countLetters(a);
  const right = countLetters(b);
  let sum = 0;
  for (let i = 0; i < 27; i++) sum += Math.abs((left[i] ?? 0) - (right[i] ?? 0));
  return sum;
}
