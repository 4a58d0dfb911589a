import type { Box } from '../image/raster.ts';

/** A table drawn with rules: where its columns and its rows part, in pixels of the clean page, frame included. */
export interface RuledGrid {
  /** From left to right. */
  readonly columns: readonly number[];
  /** From top to bottom. */
  readonly rows: readonly number[];
}

/** A rule is so many times longer than wide. */
const SLIMMEST = 8;
/** Shorter lines are leaders and underlines, in shares of the page's width or height. */
const SHORTEST = 0.03;
/** Rules meet when one ends no further than this from the other, in shares of the page's longer side. */
const REACH = 0.008;
/** Pieces of one rule, broken or slanting by what straightening left, lie no further apart than this. */
const ASIDE = 0.004;
/** No wider break, where a rule was crossed by writing or has faded. */
const BREAK = 0.02;
/** A border runs over so much of its table: what is shorter divides a heading, or is part of a tick box. */
const LEAST_SHARE = 0.5;
const LEAST_COLUMNS = 4;

interface Line {
  /** x of an upright rule, y of a level one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function toLines(rules: readonly Box[], isUpright: boolean, shortest: number): Line[] {
  return rules
    .map(([left, top, right, bottom]) =>
      isUpright
        ? { at: (left + right) / 2, from: top, to: bottom, thick: right - left }
        : { at: (top + bottom) / 2, from: left, to: right, thick: bottom - top },
    )
    .filter(({ from, to, thick }) => to - from > shortest && to - from > SLIMMEST * thick);
}

/** Pieces of one broken rule made one. */
function joinPieces(lines: readonly Line[], aside: number, gap: number): Line[] {
  const joined: Line[] = [];
  for (const line of lines.toSorted((a, b) => a.from - b.from)) {
    const before = joined.findIndex(
      (other) => Math.abs(other.at - line.at) < aside && line.from - other.to < gap && line.to > other.to,
    );
    const other = joined[before];
    if (other) joined[before] = { at: (other.at + line.at) / 2, from: other.from, to: line.to };
    else joined.push(line);
  }
  return joined;
}

/** Rules that cross or touch, gathered: each group is a table, or something else that was drawn. */
function gatherCrossing(uprights: readonly Line[], levels: readonly Line[], reach: number) {
  const groups: { uprights: Line[]; levels: Line[] }[] = [];
  const meets = (upright: Line, level: Line) =>
    upright.at > level.from - reach &&
    upright.at < level.to + reach &&
    level.at > upright.from - reach &&
    level.at < upright.to + reach;
  const left = new Set(uprights.keys());
  const free = new Set(levels.keys());
  while (left.size > 0) {
    const [first = 0] = left;
    left.delete(first);
    const group = { uprights: [uprights[first] as Line], levels: [] as Line[] };
    for (let grown = true; grown;) {
      grown = false;
      for (const k of free)
        if (group.uprights.some((upright) => meets(upright, levels[k] as Line))) {
          group.levels.push(levels[k] as Line);
          grown = free.delete(k);
        }
      for (const k of left)
        if (group.levels.some((level) => meets(uprights[k] as Line, level))) {
          group.uprights.push(uprights[k] as Line);
          grown = left.delete(k);
        }
    }
    groups.push(group);
  }
  return groups;
}

/** Borders among lines of one direction: pieces at one place, together long enough for a table of that `length`. */
function findBorders(lines: readonly Line[], length: number, aside: number): number[] {
  const borders: { at: number; last: number; length: number; weight: number }[] = [];
  for (const line of lines.toSorted((a, b) => a.at - b.at)) {
    const own = line.to - line.from;
    const border = borders.at(-1);
    if (border && line.at - border.last < aside) {
      border.weight += line.at * own;
      border.length += own;
      border.last = line.at;
    } else borders.push({ at: line.at, last: line.at, length: own, weight: line.at * own });
  }
  return borders
    .filter((border) => border.length >= LEAST_SHARE * length)
    .map((border) => border.weight / border.length);
}

/** Every table that is drawn on a page, left to right; of an opened book one a leaf, whether or not they are level. */
export function findGrids(
  rules: readonly Box[],
  { width, height }: { readonly width: number; readonly height: number },
): RuledGrid[] {
  const longer = Math.max(width, height);
  const join = (lines: readonly Line[]) => joinPieces(lines, ASIDE * longer, BREAK * longer);
  const uprights = join(toLines(rules, true, SHORTEST * height));
  const levels = join(toLines(rules, false, SHORTEST * width));
  return gatherCrossing(uprights, levels, REACH * longer)
    .flatMap((group): RuledGrid[] => {
      const reachOf = (lines: readonly Line[]) =>
        Math.max(...lines.map((line) => line.to)) - Math.min(...lines.map((line) => line.from));
      if (group.levels.length === 0) return [];
      const columns = findBorders(group.uprights, reachOf(group.uprights), ASIDE * longer);
      const rows = findBorders(group.levels, reachOf(group.levels), ASIDE * longer);
      return columns.length > LEAST_COLUMNS && rows.length > 1 ? [{ columns, rows }] : [];
    })
    .sort((a, b) => (a.columns[0] ?? 0) - (b.columns[0] ?? 0));
}
