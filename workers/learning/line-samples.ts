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

/** The same share of groups that training/finetune.py keeps aside, chosen the same way. */
const HELD_OUT = 0.15;

export async function readSamples(folder: string): Promise<LineSample[]> {
  return z.array(LineSample).parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')));
}

/** Whether training never saw this line: by a hash of its group, run after run the same. */
export function isHeldOut(sample: LineSample): boolean {
  const hash = createHash('sha256')
    .update(sample.group ?? sample.file)
    .digest();
  return hash.readUInt32BE(0) / 2 ** 32 < HELD_OUT;
}

export async function loadLine(folder: string, sample: LineSample): Promise<LineImage> {
  const { data, info } = await sharp(path.join(folder, sample.file))
    .flatten({ background: 'white' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { image: { width: info.width, height: info.height, data: new Uint8Array(data) } };
}
