import { loadGazetteer, placeKey } from '../../places/gazetteer.ts';
import { HISTORIC_PROVINCES } from '../../places/historic-provinces.ts';
import { OLD_PROVINCES } from '../../places/provinces.ts';
import { UNIT_WORDS, type PlaceLevel } from '../../places/unit-words.ts';
import type { TextPrior } from '../text-prior.ts';
import { createWordWeights } from './word-weights.ts';

/** A node of the tree of place names: what may follow, word by word. */
interface Node {
  readonly next: Map<string, number>;
  /** A name may end here. */
  isEnd: boolean;
}

/** Weights: a listed name goes on; a unit word opens one; a name stands behind a unit word that no list has. */
const GOES_ON = 0.4;
const UNIT_WORD = 0.4;
const UNKNOWN_NAME = -0.8;
const BROKEN_OFF = -0.8;
/** Log-weights of the words of place names, by how many places bear them. */
const COMMONEST = 0;
const RAREST = -0.6;
const MANY = 40;

class PlaceTree {
  readonly nodes: Node[] = [{ next: new Map(), isEnd: true }];

  /** Adds a path of words and gives its last node. */
  add(from: number, words: readonly string[]): number {
    let at = from;
    for (const word of words) {
      const { next } = this.nodes[at] as Node;
      let child = next.get(word);
      if (child === undefined) {
        child = this.nodes.push({ next: new Map(), isEnd: false }) - 1;
        next.set(word, child);
      }
      at = child;
    }
    return at;
  }

  addNames(root: number, names: Iterable<string>): void {
    for (const name of names) {
      const end = this.nodes[this.add(root, placeKey(name).split(' '))];
      if (end) end.isEnd = true;
    }
  }
}

function listNames(): Readonly<Record<PlaceLevel, readonly string[]>> {
  const { districts, current } = loadGazetteer();
  const communes = districts.flatMap((district) => district.communes.map(({ name }) => name));
  return {
    province: [...OLD_PROVINCES, ...HISTORIC_PROVINCES].map(({ name }) => name),
    district: districts.map(({ name }) => name),
    commune: [...communes, ...current.map(({ name }) => name)],
    village: [],
  };
}

function weighWords(names: Readonly<Record<PlaceLevel, readonly string[]>>) {
  const counts = new Map<string, number>();
  for (const name of Object.values(names).flat())
    for (const word of placeKey(name).split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  const share = (count: number) => Math.min(1, Math.log(count) / Math.log(MANY));
  const weights = [...counts].map(
    ([word, count]) => [word, RAREST + (COMMONEST - RAREST) * share(count)] as const,
  );
  const unitWords = [
    ...UNIT_WORDS.flatMap(({ word }) => word.split(' ')),
    'số',
    'ngõ',
    'ngách',
    'nhà',
    'hẻm',
  ];
  return createWordWeights([...weights, ...unitWords.map((word) => [placeKey(word), COMMONEST] as const)]);
}

function growTree(names: Readonly<Record<PlaceLevel, readonly string[]>>): PlaceTree {
  const tree = new PlaceTree();
  for (const { level, word } of UNIT_WORDS) {
    const root = tree.add(0, placeKey(word).split(' '));
    const opened = tree.nodes[root];
    // A village's name is on no list: whatever follows its unit word is as good.
    if (opened && level === 'village') opened.isEnd = true;
    tree.addNames(root, names[level]);
    // Thành phố is a district's word here, and that of the cities that rank as provinces.
    if (word === 'thành phố') tree.addNames(root, names.province);
  }
  return tree;
}

function createPlacePrior(): TextPrior {
  const names = listNames();
  const words = weighWords(names);
  const { nodes } = growTree(names);
  const follow = (state: number, key: string) => nodes[state]?.next.get(key);
  return {
    start: 0,
    foresee: (_, letters) => words.foresee(letters),
    step(state, word) {
      const key = placeKey(word);
      const weight = words.weigh(word);
      const onward = follow(state, key);
      if (onward !== undefined) return { weight: weight + (state === 0 ? UNIT_WORD : GOES_ON), next: onward };
      const isUnfinished = nodes[state]?.isEnd === false;
      return { weight: weight + (isUnfinished ? UNKNOWN_NAME : 0), next: follow(0, key) ?? 0 };
    },
    end: (state) => (nodes[state]?.isEnd === false ? BROKEN_OFF : 0),
  };
}

let prior: TextPrior | null = null;

/** Places of both eras (địa danh): unit words, and behind them the names that the lists have. Built on first use. */
export function loadPlacePrior(): TextPrior {
  prior ??= createPlacePrior();
  return prior;
}
