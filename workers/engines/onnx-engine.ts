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

/** Pixels at the network's height: a longer line is no line of text and would only eat memory. */
const MOST_WIDTH_PX = 6000;

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
    const readings: LineReading[] = [];
    for (const line of lines) {
      signal.throwIfAborted();
      readings.push(await this.recognizeLine(line));
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

  /** One line at a time: the network's 7-bit weights are as quick that way, and no line's reading hangs on another's. */
  private async recognizeLine(line: LineImage): Promise<LineReading> {
    const prepared = prepareLine(line.image, this.card);
    if (!prepared) return emptyReading;
    const { steps, classes, data } = await this.network.run(prepared);
    const known = Math.min(steps, Math.floor(prepared.width / this.card.horizontalDownscale));
    const probs = { steps: known, classes, blank: this.card.blankIndex, data };
    return readLogProbs(probs, this.describeAlphabet(line), line);
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
