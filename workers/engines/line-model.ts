import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Failure } from '../../pipeline/failures.ts';
import { findPackageRoot } from './package-root.ts';

/** `models/line-recognizer.json`, as training writes it beside the network. */
export const LineModelCard = z.object({
  name: z.string(),
  version: z.string(),
  file: z.string(),
  sha256: z.string(),
  inputHeight: z.int().positive(),
  horizontalDownscale: z.int().positive(),
  minWidth: z.int().positive(),
  normalization: z.object({
    blackQuantile: z.number(),
    whiteQuantile: z.number(),
    minContrast: z.number(),
  }),
  blankIndex: z.int().nonnegative(),
  charset: z.array(z.string().nullable()),
});
export type LineModelCard = z.infer<typeof LineModelCard>;

export interface LineModel {
  readonly card: LineModelCard;
  readonly networkPath: string;
}

/** Reads the card of a line model; the shipped one unless a folder is named. Errors: E-ENGINE-AWAY. */
export async function loadLineModel(folder = path.join(findPackageRoot(), 'models')): Promise<LineModel> {
  const cardPath = path.join(folder, 'line-recognizer.json');
  try {
    const card = LineModelCard.parse(JSON.parse(await readFile(cardPath, 'utf8')));
    return { card, networkPath: path.join(folder, card.file) };
  } catch (cause) {
    throw new Failure('E-ENGINE-AWAY', { engine: 'onnx', file: cardPath }, { cause });
  }
}
