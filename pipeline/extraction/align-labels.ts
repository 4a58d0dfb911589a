import type { LabelSpec } from '../records/record-type.ts';
import { LANDMARK, type LabelHit } from './label-hits.ts';

/** A label found on the paper and told apart from others of the same wording. */
export interface AlignedLabel {
  /** Index into the form's labels; -1 a landmark. */
  readonly label: number;
  readonly hit: LabelHit;
}

export interface Alignment {
  readonly aligned: readonly AlignedLabel[];
  /** What the labels found are worth together, less what is out of order. */
  readonly gain: number;
}

interface Node {
  readonly hit: LabelHit;
  readonly label: number;
  /** The last label of the form (landmarks aside) on the best way here. */
  readonly at: number;
  readonly total: number;
  readonly before: Node | null;
}

const SKIP = 0.06;
const SKIP_MOST = 0.6;
const BACK_IN_BLOCK = 0.5;
const BACK_TO_BLOCK = 0.45;
const INTO_BLOCK = 0.9;
const REPEAT = 1.6;

/** What it costs that label `to` follows label `from` on the paper, given their order on the form. */
function priceStep(labels: readonly LabelSpec[], from: number, to: number): number {
  if (from === to) return REPEAT;
  const source = labels[from];
  const target = labels[to];
  const isHeading = labels[to - 1]?.field === null && labels[to - 1]?.block === target?.block;
  const opensBlock = labels[isHeading ? to - 2 : to - 1]?.block !== target?.block;
  if (to > from) {
    const skipped = Math.min(SKIP_MOST, SKIP * (to - from - 1));
    const isEntered = source?.block === target?.block || opensBlock || target?.block === undefined;
    return skipped + (isEntered ? 0 : INTO_BLOCK);
  }
  if (source?.block !== undefined && source.block === target?.block) return BACK_IN_BLOCK;
  if (opensBlock && target?.block !== undefined) return BACK_TO_BLOCK;
  return target?.block === undefined ? 2 * BACK_IN_BLOCK : INTO_BLOCK + BACK_TO_BLOCK;
}

/**
 * Tells which label each wording on the paper is: of all ways to read the hits as labels of the form, the one
 * that agrees best with their order. Missing labels cost little, going back costs more, blocks may change places.
 */
export function alignLabels(hits: readonly LabelHit[], labels: readonly LabelSpec[]): Alignment {
  const nodes: Node[] = [];
  let best: Node | null = null;
  for (const hit of hits) {
    for (const label of hit.labels) {
      // Print that holds no value is worth less than a label of the same wording.
      const gain = label === LANDMARK ? 0.5 * hit.gain : hit.gain;
      let total = gain;
      let before: Node | null = null;
      let at = label === LANDMARK ? -1 : label;
      for (const node of nodes) {
        if (node.hit.end > hit.start) continue;
        const step = label === LANDMARK || node.at < 0 ? 0 : priceStep(labels, node.at, label);
        if (node.total + gain - step > total) {
          total = node.total + gain - step;
          before = node;
          at = label === LANDMARK ? node.at : label;
        }
      }
      const node: Node = { hit, label, at, total, before };
      nodes.push(node);
      if (!best || total > best.total) best = node;
    }
  }
  const aligned: AlignedLabel[] = [];
  for (let node: Node | null = best; node; node = node.before)
    aligned.push({ label: node.label, hit: node.hit });
  return { aligned: aligned.reverse(), gain: best?.total ?? 0 };
}
