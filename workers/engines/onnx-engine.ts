import { InferenceSession, Tensor } from 'onnxruntime-node';
import { Failure } from '../../pipeline/failures.ts';
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
  private readonly session: InferenceSession;

  constructor(card: LineModelCard, session: InferenceSession) {
    this.card = card;
    this.session = session;
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
    await this.session.release();
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
    const output = await this.session.run({
      images: new Tensor('float32', pixels, [batch.length, 1, inputHeight, width]),
      widths: new Tensor(
        'int64',
        BigInt64Array.from(batch, ({ line }) => BigInt(line.width)),
        [batch.length],
      ),
    });
    const tensor = output.log_probs;
    const [, steps = 0, classes = 0] = tensor?.dims ?? [];
    if (!(tensor?.data instanceof Float32Array))
      throw new Failure('E-ENGINE-AWAY', { engine: 'onnx', reason: 'no log_probs' });
    const data = tensor.data;
    return batch.map(({ line }, row) => ({
      steps: Math.min(steps, Math.floor(line.width / horizontalDownscale)),
      classes,
      blank: blankIndex,
      data: data.subarray(row * steps * classes, (row + 1) * steps * classes),
    }));
  }
}

/**
 * Our own line recognizer in ONNX Runtime: one thread, so that a page takes one core and two runs give the same bits.
 * Errors: E-ENGINE-AWAY when the native binding or the model cannot be loaded.
 */
export async function createOnnxEngine(model?: LineModel): Promise<LineEngine> {
  const { card, networkPath } = model ?? (await loadLineModel());
  try {
    const session = await InferenceSession.create(networkPath, {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
      // Widths vary from batch to batch: plans and arenas kept for each would grow without end.
      enableMemPattern: false,
    });
    return new OnnxLineEngine(card, session);
  } catch (cause) {
    throw new Failure('E-ENGINE-AWAY', { engine: 'onnx', file: networkPath }, { cause });
  }
}
