// Words found: of the words that stand on a page, how many a program gives out, each once, in any order.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const splitWords = (text) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Words on each scan file, and whether a hand wrote on it: from the truth beside invented papers. */
export function readTruth(folder) {
  const pages = new Map();
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const truth = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    for (const { file, words } of truth.pages) {
      const held = pages.get(file) ?? { isHand: truth.fill === 'hand', words: [] };
      held.words.push(...words.flatMap(({ t }) => splitWords(t)));
      pages.set(file, held);
    }
  }
  return pages;
}

/** Share of words found on printed and on handwritten pages; `textOf` gives what a program read of a file, or null. */
export function measureWordsFound(files, truth, textOf) {
  const sums = { printed: [0, 0], hand: [0, 0] };
  for (const file of files) {
    const page = truth.get(file);
    if (!page) continue;
    const left = new Map();
    for (const word of splitWords(textOf(file) ?? '')) left.set(word, (left.get(word) ?? 0) + 1);
    const sum = sums[page.isHand ? 'hand' : 'printed'];
    for (const word of page.words) {
      const count = left.get(word) ?? 0;
      if (count > 0) left.set(word, count - 1);
      sum[0] += count > 0 ? 1 : 0;
      sum[1] += 1;
    }
  }
  const share = ([found, all]) => (all === 0 ? null : (100 * found) / all);
  return { printed: share(sums.printed), hand: share(sums.hand) };
}

/** What `sogoc process` read of each scan, by file. */
export function readOurTexts(folder) {
  const texts = new Map();
  for (const name of readdirSync(folder)) {
    const target = path.join(folder, name, 'dossier.json');
    if (!existsSync(target)) continue;
    for (const page of JSON.parse(readFileSync(target, 'utf8')).pages ?? [])
      texts.set(page.file, [texts.get(page.file) ?? '', ...page.words.map(({ text }) => text)].join(' '));
  }
  return (file) => texts.get(file);
}

/** What a peer wrote beside each scan. */
export const readPeerTexts = (folder) => (file) => {
  const target = path.join(folder, `${file}.txt`);
  return existsSync(target) ? readFileSync(target, 'utf8') : null;
};
