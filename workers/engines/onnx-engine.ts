import type { LogProbs } from '../../pipeline/ocr/ctc.ts';
import type { LineEngine, LineImage, LineReading } from '../../pipeline/ocr/engine.ts';
import {
  hasInk,
  scaleToHeight,
  stretchContrast,
  type NormalizedLine,
} from '../../pipeline/ocr/normalize-line.ts';
import { readLogProbs, type LineAlphabet } from '../../pipeline/ocr/read-log-probs.ts';
import { loadLineModel, type LineModel, type LineModelCard } from './line-model.ts';
import { openLineNetwork, type LineNetwork, type LineRuntime } from './line-network.ts';

/** Lines of like width go through the network together; more at once only costs memory. */
const MOST_LINES_A_BATCH = 8;
/** A batch may be padded to this many times its narrowest line. */
const MOST_PADDING = 1.3;
/** Pixels at the network's height: a longer line is no line of text and would only eat memory. */
const MOST_WIDTH_PX = 6000;

interface Prepared {
  readonly index: number;
  readonly line: NormalizedLine;
}

/** Groups lines of like width, widest last; the grouping does not change what any of them reads as. */
export function groupByWidth<Item extends { readonly line: { readonly width: number } }>(
  items: readonly Item[],
): Item[][] {
  const batches: Item[][] = [];
  for (const item of [...items].sort((a, b) => a.line.width - b.line.width)) {
    const open = batches.at(-1);
    const narrowest = open?.[0]?.line.width ?? 0;
    if (open && open.length < MOST_LINES_A_BATCH && item.line.width <= narrowest * MOST_PADDING + 24)
      open.push(item);
    else batches.push([item]);
  }
  return batches;
}

/** A line as the network wants it; null for what is no image of a line or holds no ink. */
function prepareLine(image: LineImage['image'], card: LineModelCard): NormalizedLine | null {
  if (image.width < 2 || image.height < 2 || !hasInk(image)) return null;
  if ((image.width * card.inputHeight) / image.height > MOST_WIDTH_PX) return null;
  return stretchContrast(scaleToHeight(image, card.inputHeight, card.minWidth), card.normalization);
}

const emptyReading: LineReading = { text: '', confidence: 0, chars: [], alternatives: [] };

class OnnxLineEngine implements LineEngine {
  readonly identity;
  private readonly card: LineModelCard;
  private readonly network: LineNetwork;

  constructor(card: LineModelCard, network: LineNetwork) {
    this.card = card;
    this.network = network;
    this.identity = { name: 'sogoc', version: '1', model: `${card.name}/${card.version}` };
  }

  async recognizeLines(lines: readonly LineImage[], signal: AbortSignal): Promise<readonly LineReading[]> {
    const readings: LineReading[] = lines.map(() => emptyReading);
    const prepared = lines.flatMap(({ image }, index): Prepared[] => {
      const line = prepareLine(image, this.card);
      return line ? [{ index, line }] : [];
    });
    for (const batch of groupByWidth(prepared)) {
      signal.throwIfAborted();
      const outputs = await this.runBatch(batch);
      batch.forEach(({ index }, row) => {
        const line = lines[index];
        const probs = outputs[row];
        if (line && probs) readings[index] = readLogProbs(probs, this.describeAlphabet(line), line);
      });
    }
    return readings;
  }

  async close(): Promise<void> {
    await this.network.release();
  }

  private describeAlphabet({ image }: LineImage): LineAlphabet {
    const { charset, horizontalDownscale, inputHeight } = this.card;
    return { charset, pixelsPerStep: (horizontalDownscale * image.height) / inputHeight };
  }

  private async runBatch(batch: readonly Prepared[]): Promise<LogProbs[]> {
    const { inputHeight, normalization, horizontalDownscale, blankIndex } = this.card;
    const width = Math.max(...batch.map(({ line }) => line.width));
    const pixels = new Float32Array(batch.length * inputHeight * width).fill(normalization.padValue);
    batch.forEach(({ line }, row) => {
      for (let y = 0; y < inputHeight; y++)
        pixels.set(line.data.subarray(y * line.width, (y + 1) * line.width), (row * inputHeight + y) * width);
    });
    const widths = batch.map(({ line }) => line.width);
    const { steps, classes, data } = await this.network.run({ pixels, height: inputHeight, width, widths });
    return batch.map(({ line }, row) => ({
      steps: Math.min(steps, Math.floor(line.width / horizontalDownscale)),
      classes,
      blank: blankIndex,
      data: data.subarray(row * steps * classes, (row + 1) * steps * classes),
    }));
  }
}

/**
 * Our own line recognizer in ONNX Runtime. `runtimes` are tried in turn: the native binding, else WebAssembly.
 * Errors: E-ENGINE-AWAY when no runtime or the model cannot be loaded.
 */
export async function createOnnxEngine(
  model?: LineModel,
  runtimes?: readonly LineRuntime[],
): Promise<LineEngine> {
  const { card, networkPath } = model ?? (await loadLineModel());
  return new OnnxLineEngine(card, await openLineNetwork(networkPath, runtimes));
}
