import type { Box } from '../image/raster.ts';
import type { CharReading } from './engine.ts';
import type { FoundLine } from './find-lines.ts';
import type { LineCrop } from './crop-line.ts';
import type { Ink, InkPatch } from './ink.ts';
import type { Word } from '../page.ts';

interface RawWord {
  readonly chars: CharReading[];
}

interface Gap {
  readonly left: number;
  readonly right: number;
}

/** In glyph (x-)heights: a cut may be this far from where the network puts the space before ink alone does not decide. */
const NO_GAP_COST = 1.2;
/** A patch that reaches this share of itself beyond a cut belongs to both words (joined writing, an underline). */
const SHARED = 0.3;

function groupWords(chars: readonly CharReading[]): RawWord[] {
  const words: RawWord[] = [];
  let open: CharReading[] = [];
  for (const char of chars) {
    if (/^\s*$/u.test(char.text)) {
      if (open.length > 0) words.push({ chars: open });
      open = [];
    } else open.push(char);
  }
  if (open.length > 0) words.push({ chars: open });
  return words;
}

/** The columns of a line that hold no ink, between its first and its last. */
function findGaps(patches: readonly InkPatch[]): Gap[] {
  const sorted = [...patches].sort((a, b) => a.left - b.left);
  const gaps: Gap[] = [];
  let right = Infinity;
  for (const patch of sorted) {
    if (patch.left > right) gaps.push({ left: right, right: patch.left });
    right = right === Infinity ? patch.right : Math.max(right, patch.right);
  }
  return gaps;
}

/**
 * Chooses a gap in the ink for every space of the reading, in order: near to where the network puts the space, and
 * wide rather than narrow. Where no gap is near (words that touch), the network's own place is the cut.
 */
function placeCuts(expected: readonly number[], gaps: readonly Gap[], scale: number): number[] {
  const costs: Float64Array[] = [];
  const width = gaps.length + 1;
  const costOf = (space: number, gap: Gap) => {
    const at = expected[space] as number;
    const away =
      Math.max(0, gap.left - at, at - gap.right) / scale +
      (0.1 * Math.abs((gap.left + gap.right) / 2 - at)) / scale;
    return away - Math.min(1, (gap.right - gap.left) / scale);
  };
  // costs[space][used]: the least cost of the first `space` spaces when only the first `used` gaps may serve them.
  for (let space = 0; space <= expected.length; space++) {
    const row = new Float64Array(width);
    for (let used = 0; used < width; used++) {
      if (space === 0) continue;
      const before = costs[space - 1] as Float64Array;
      let least = (before[used] as number) + NO_GAP_COST;
      if (used > 0) {
        const gap = gaps[used - 1] as Gap;
        least = Math.min(
          least,
          row[used - 1] as number,
          (before[used - 1] as number) + costOf(space - 1, gap),
        );
      }
      row[used] = least;
    }
    costs.push(row);
  }
  const cuts = new Array<number>(expected.length);
  let used = gaps.length;
  for (let space = expected.length; space > 0;) {
    const here = (costs[space] as Float64Array)[used] as number;
    const before = costs[space - 1] as Float64Array;
    const gap = gaps[used - 1];
    if (used > 0 && here === (costs[space] as Float64Array)[used - 1]) used--;
    else {
      const isGap = gap !== undefined && here === (before[used - 1] as number) + costOf(space - 1, gap);
      cuts[space - 1] = isGap ? (gap.left + gap.right) / 2 : (expected[space - 1] as number);
      if (isGap) used--;
      space--;
    }
  }
  return cuts;
}

/** The box round what of the patches lies between two cuts. */
function boxBetween(patches: readonly InkPatch[], from: number, to: number): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const patch of patches) {
    const inside = Math.min(patch.right, to) - Math.max(patch.left, from);
    const middle = (patch.left + patch.right) / 2;
    const isWhole = middle >= from && middle < to;
    if (inside <= 0 || (!isWhole && inside < SHARED * (patch.right - patch.left))) continue;
    const isClipped = inside < (1 - SHARED) * (patch.right - patch.left);
    left = Math.min(left, isClipped ? Math.max(patch.left, from) : patch.left);
    right = Math.max(right, isClipped ? Math.min(patch.right, to) : patch.right);
    top = Math.min(top, patch.top);
    bottom = Math.max(bottom, patch.bottom);
  }
  return left === Infinity ? null : [left, top, right, bottom];
}

/**
 * The words of a read line with their boxes in pixels of the page: the network's alignment tells roughly where each
 * space is, the gaps in the line's own ink tell exactly.
 */
export function placeWords(ink: Ink, line: FoundLine, crop: LineCrop, chars: readonly CharReading[]): Word[] {
  const raw = groupWords(chars);
  const patches = line.patches.map((index) => ink.patches[index]).filter((patch) => patch !== undefined);
  const middleOf = (char: CharReading | undefined) =>
    crop.left + ((char?.left ?? 0) + (char?.right ?? 0)) / 2;
  const expected = raw
    .slice(1)
    .map((word, at) => (middleOf(raw[at]?.chars.at(-1)) + middleOf(word.chars[0])) / 2);
  const cuts = placeCuts(expected, findGaps(patches), Math.max(4, line.shape.xHeight));
  return raw.map(({ chars: own }, at) => {
    const from = cuts[at - 1] ?? -Infinity;
    const to = cuts[at] ?? Infinity;
    const fallback: Box = [
      Math.max(line.box[0], from),
      line.box[1],
      Math.max(Math.min(line.box[2], to), Math.max(line.box[0], from) + 1),
      line.box[3],
    ];
    const charConfidences = own.map(({ confidence }) => confidence);
    return {
      text: own
        .map(({ text }) => text)
        .join('')
        .normalize('NFC'),
      box: boxBetween(patches, from, to) ?? fallback,
      confidence: charConfidences.reduce((sum, value) => sum + value, 0) / charConfidences.length,
      charConfidences,
    };
  });
}
