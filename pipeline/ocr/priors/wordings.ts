import { writeNumber } from '../../vietnamese/numerals.ts';
import { listAmountWordings, listDateWordings } from '../../vietnamese/wordings.ts';
import type { TextPrior } from '../text-prior.ts';
import { createWordWeights } from './word-weights.ts';

/** A word that no wording has after the two before it, and one that no wording has at all. */
const UNUSUAL = -0.8;
const FOREIGN = -2;

/**
 * The grammar of set wordings, learnt from the wordings themselves: which word follows which two. A text may begin
 * anywhere in one, for a line of paper may.
 */
function learnGrammar(wordings: Iterable<string>): TextPrior {
  const followers = new Map<string, Set<string>>();
  const vocabulary = new Set<string>();
  const allow = (before: string, word: string) => {
    const set = followers.get(before) ?? new Set();
    followers.set(before, set.add(word));
  };
  for (const wording of wordings) {
    const words = wording.toLowerCase().split(' ');
    words.forEach((word, i) => {
      vocabulary.add(word);
      const before = words[i - 1];
      if (before === undefined) return;
      allow(before, word);
      allow(`${words[i - 2] ?? ''} ${before}`, word);
    });
  }
  const weights = createWordWeights([...vocabulary].map((word) => [word, 0] as const));
  // States: 0 anywhere, then one for each word or pair of words that something follows.
  const contexts = ['', ...followers.keys()];
  const numbers = new Map(contexts.map((context, number) => [context, number]));
  const stateAfter = (last: string, word: string) => numbers.get(`${last} ${word}`) ?? numbers.get(word) ?? 0;
  return {
    start: 0,
    foresee: (_, letters) => weights.foresee(letters),
    step(state, written) {
      const word = written.toLowerCase();
      const weight = weights.weigh(written);
      if (!vocabulary.has(word)) return { weight: Math.min(weight, FOREIGN), next: 0 };
      const context = contexts[state] ?? '';
      const isUsual = state === 0 || followers.get(context)?.has(word) === true;
      const next = isUsual ? stateAfter(context.split(' ').at(-1) ?? '', word) : (numbers.get(word) ?? 0);
      return { weight: weight + (isUsual ? 0 : UNUSUAL), next };
    },
    end: () => 0,
  };
}

/** Every day, month and year in words, in each usual wording; two years stand for all where only the day changes. */
function* listDates(): Generator<string> {
  const pad = (n: number) => String(n).padStart(2, '0');
  for (let day = 1; day <= 31; day++) yield* listDateWordings(`2001-${pad(1 + (day % 2) * 6)}-${pad(day)}`);
  for (let month = 1; month <= 12; month++) yield* listDateWordings(`1972-${pad(month)}-15`);
  for (let year = 1880; year <= 2040; year++) yield* listDateWordings(`${year}-10-20`);
}

function* listAmounts(): Generator<string> {
  for (const unit of [1_000, 1_000_000, 1_000_000_000])
    for (let n = 1; n <= 999; n++) yield* listAmountWordings(String(n * unit));
  for (let n = 1; n <= 999; n += 7) {
    yield* listAmountWordings(String(25_000_000 + n * 1_000));
    yield* listAmountWordings(String(3_000_000_000 + n * 1_000_000));
    yield `${writeNumber(n)} đồng`;
  }
}

let dates: TextPrior | null = null;
let amounts: TextPrior | null = null;

/** Ngày, tháng, năm ghi bằng chữ. Learnt on first use. */
export function loadDateWordsPrior(): TextPrior {
  dates ??= learnGrammar(listDates());
  return dates;
}

/** Số tiền ghi bằng chữ. Learnt on first use. */
export function loadMoneyWordsPrior(): TextPrior {
  amounts ??= learnGrammar(listAmounts());
  return amounts;
}
