import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import type { LineImage } from '../../pipeline/ocr/engine.ts';

/** One line of a training set: a crop and what it says. */
export const LineSample = z.object({
  file: z.string(),
  text: z.string(),
  /** Lines of one book or one hand; a whole group is held out or none of it. */
  group: z.string().optional(),
});
export type LineSample = z.infer<typeof LineSample>;

/** Share of groups kept aside, and what they must hold at least; training/finetune.py chooses the same way. */
const HELD_OUT = 0.15;
const LEAST_LINES = 20;
const LEAST_SHARE = 0.1;

export async function readSamples(folder: string): Promise<LineSample[]> {
  return z.array(LineSample).parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')));
}

/** 0–1, the same for a group run after run. */
function rankGroup(group: string): number {
  return createHash('sha256').update(group).digest().readUInt32BE(0) / 2 ** 32;
}

/**
 * The lines that training never sees: whole groups, by a hash of their names. Where a house has too few books for chance
 * to keep enough of them aside, the next in the hash's order are added; one group at least is left to learn from.
 */
export function chooseHeldOut(samples: readonly LineSample[]): LineSample[] {
  const groups = new Map<string, LineSample[]>();
  for (const sample of samples) {
    const group = sample.group ?? sample.file;
    groups.set(group, [...(groups.get(group) ?? []), sample]);
  }
  const ranked = [...groups].map(([group, lines]) => ({ rank: rankGroup(group), lines }));
  ranked.sort((a, b) => a.rank - b.rank);
  const wanted = Math.max(LEAST_LINES, LEAST_SHARE * samples.length);
  const held: LineSample[] = [];
  for (const { rank, lines } of ranked.slice(0, -1)) {
    if (rank >= HELD_OUT && held.length >= wanted) break;
    held.push(...lines);
  }
  return held;
}

export async function loadLine(folder: string, sample: LineSample): Promise<LineImage> {
  const { data, info } = await sharp(path.join(folder, sample.file))
    .flatten({ background: 'white' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { image: { width: info.width, height: info.height, data: new Uint8Array(data) } };
}
