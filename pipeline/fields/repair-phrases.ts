import { copyCase } from '../vietnamese/letter-case.ts';
import { stripMarks } from '../vietnamese/normalize.ts';
import { measureOcrDistance } from '../vietnamese/ocr-distance.ts';
import { OFFICIAL_PHRASES } from '../vietnamese/official-phrases.ts';
import { isVietnameseSyllable } from '../vietnamese/syllable.ts';
import { unifyTonePlacement } from '../vietnamese/search-keys.ts';
import { PROVINCE_NAMES } from './place-lexicon.ts';
import { splitWords, weighDeparture, type Source } from './source.ts';

/** Courts, police and notaries are those of a province; its name bears out the unit before it (`tính Bạc Liêu`). */
const OF_PROVINCES = PROVINCE_NAMES.map((name) => `tỉnh ${name}`);

const PHRASES = [...OFFICIAL_PHRASES, ...OF_PROVINCES]
  .map((phrase) => phrase.split(' '))
  .filter((words) => words.length >= 2)
  .sort((a, b) => b.length - a.length);

/** By the unmarked first two letters of the first word, so that a text is not held against every phrase. */
const byHead = new Map<string, string[][]>();
for (const words of PHRASES) {
  const head = stripMarks(words[0] ?? '')
    .toLowerCase()
    .slice(0, 1);
  byHead.set(head, [...(byHead.get(head) ?? []), words]);
}

/** Nats of knowledge that one more agreeing word of a phrase is worth. */
const NATS_PER_WORD = 4;
const REACH = 1;

export interface Repaired {
  readonly text: string;
  /** Same length as `text`; repaired words bear the confidence of the whole phrase. */
  readonly cost: number;
  readonly repairs: number;
  /** Words that belong to a known phrase. */
  readonly covered: number;
  readonly words: number;
}

/** Long phrases by their second and third words too: a large capital at the head is what engines lose first ("y ban nhân dân"). */
const byInner = new Map<string, string[][]>();
for (const words of PHRASES.filter((phrase) => phrase.length >= 4)) {
  for (const k of [1, 2]) {
    const key = `${k}${stripMarks(words[k] ?? '').toLowerCase()}`;
    byInner.set(key, [...(byInner.get(key) ?? []), words]);
  }
}
const HEAD_REACH = 2;

const bare = (word: string) => word.replace(/^[("']+|[.,;:)"']+$/g, '');

/** From this confidence on in every letter a word that is a syllable was read: `Bộ Tư pháp` is not `Sở Tư pháp`. */
const READ_WELL = 0.95;
const LONG_PHRASE = 4;

/** Whether what was read is another word, and read surely: other letters, not only another mark on them. */
function isAnotherWord(read: string, target: string, confidences: readonly number[]): boolean {
  return (
    stripMarks(read).toLowerCase() !== stripMarks(target).toLowerCase() &&
    isVietnameseSyllable(read.toLowerCase()) &&
    confidences.every((confidence) => confidence >= READ_WELL)
  );
}

/** What it costs to see `phrase` in the words; null when one of them is too far from it. */
function fit(words: readonly Source[], phrase: readonly string[]): number | null {
  let cost = 0;
  for (const [i, wanted] of phrase.entries()) {
    const source = words[i];
    if (!source) return null;
    const read = bare(source.text);
    const target = bare(wanted);
    if (unifyTonePlacement(read) === unifyTonePlacement(target)) continue;
    // Inside a long phrase all the other words bear it out: `Ủy bam nhân dân`.
    if ((i === 0 || phrase.length < LONG_PHRASE) && isAnotherWord(read, target, source.confidences))
      return null;
    const reach = i === 0 && phrase.length >= 4 ? HEAD_REACH : Math.max(REACH, target.length * 0.3);
    if (measureOcrDistance(read.toLowerCase(), target.toLowerCase()) > reach) return null;
    cost += weighDeparture(
      { text: read.toLowerCase(), confidences: source.confidences },
      target.toLowerCase(),
    );
  }
  return cost;
}

/** Reads known phrases where the words nearly agree; everything else stays as read. */
export function repairPhrases(source: Source): Repaired {
  const words = splitWords(source).map(({ word }) => word);
  const out: string[] = [];
  let cost = 0;
  let repairs = 0;
  let covered = 0;
  for (let i = 0; i < words.length;) {
    const head = stripMarks(bare(words[i]?.text ?? ''))
      .toLowerCase()
      .slice(0, 1);
    const inner = [1, 2].map((k) => `${k}${stripMarks(bare(words[i + k]?.text ?? '')).toLowerCase()}`);
    const found = [...(byHead.get(head) ?? []), ...inner.flatMap((key) => byInner.get(key) ?? [])]
      .map((phrase) => ({ phrase, cost: fit(words.slice(i, i + phrase.length), phrase) }))
      .filter((hit) => hit.cost !== null && hit.cost <= NATS_PER_WORD * (hit.phrase.length - 0.5))
      // The longest, and of those the nearest: `công nhận` is not `công nhân`.
      .sort((a, b) => b.phrase.length - a.phrase.length || (a.cost ?? 0) - (b.cost ?? 0))[0];
    if (!found || found.cost === null) {
      out.push(words[i]?.text ?? '');
      i++;
      continue;
    }
    for (const [k, wanted] of found.phrase.entries()) {
      const read = words[i + k]?.text ?? '';
      const repaired = writeAs(read, wanted);
      out.push(repaired);
      if (repaired !== read) repairs++;
    }
    cost += found.cost;
    covered += found.phrase.length;
    i += found.phrase.length;
  }
  return { text: out.join(' '), cost, repairs, covered, words: words.length };
}

/** The wanted word in the case and with the brackets and commas that were read. */
function writeAs(read: string, wanted: string): string {
  if (unifyTonePlacement(bare(read)) === unifyTonePlacement(bare(wanted))) return read;
  const before = /^[("']+/.exec(read)?.[0] ?? '';
  const after = /[.,;:)"']+$/.exec(read)?.[0] ?? (wanted.endsWith(',') ? ',' : '');
  return before + copyCase(bare(wanted).toLowerCase(), bare(read)) + after;
}
