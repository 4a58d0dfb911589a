import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createWorker, OEM, type Page, PSM, type Worker } from 'tesseract.js';
import { Failure } from '../../pipeline/failures.ts';
import type { GrayImage } from '../../pipeline/image/raster.ts';
import type { CharReading, LineEngine, LineHint, LineImage, LineReading } from '../../pipeline/ocr/engine.ts';
import { hasInk } from '../../pipeline/ocr/normalize-line.ts';
import { findPackageRoot } from './package-root.ts';

const MODEL = '4.0.0_best_int';

/** Characters that a hint narrows the reading to. */
const WHITELISTS: Readonly<Record<LineHint, string>> = {
  text: '',
  name: '',
  place: '',
  date_words: '',
  money_words: '',
  digits: '0123456789 .,/-',
  identity: '0123456789 .,/-',
  date: '0123456789 /.-',
};

const emptyReading: LineReading = { text: '', confidence: 0, chars: [], alternatives: [] };

/** The simplest file the engine opens: it decodes PGM at once, while BMP and `rectangle` cost many times the reading. */
export function encodePgm({ width, height, data }: GrayImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}

/** The engine's symbols, word by word, as characters of the line. */
function collectChars(page: Page): CharReading[] {
  const chars: CharReading[] = [];
  const words = (page.blocks ?? []).flatMap((block) =>
    block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap((line) => line.words)),
  );
  for (const word of words) {
    const before = chars.at(-1);
    if (before)
      chars.push({
        text: ' ',
        confidence: word.confidence / 100,
        left: before.right,
        right: Math.max(before.right, word.bbox.x0),
      });
    for (const symbol of word.symbols)
      chars.push({
        text: symbol.text.normalize('NFC'),
        confidence: symbol.confidence / 100,
        left: symbol.bbox.x0,
        right: symbol.bbox.x1,
      });
  }
  return chars;
}

function toReading(page: Page): LineReading {
  const chars = collectChars(page);
  const spoken = chars.filter(({ text }) => text !== ' ');
  const mean = spoken.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, spoken.length);
  return {
    text: chars.map(({ text }) => text).join(''),
    confidence: spoken.length === 0 ? 0 : mean,
    chars,
    alternatives: [],
  };
}

class TesseractLineEngine implements LineEngine {
  readonly identity;
  private readonly worker: Worker;
  private hint: LineHint = 'text';

  constructor(worker: Worker, version: string) {
    this.worker = worker;
    this.identity = { name: 'tesseract.js', version, model: `vie/${MODEL}` };
  }

  async recognizeLines(lines: readonly LineImage[], signal: AbortSignal): Promise<readonly LineReading[]> {
    const readings: LineReading[] = [];
    for (const { image, hint } of lines) {
      signal.throwIfAborted();
      readings.push(
        image.width < 3 || image.height < 3 || !hasInk(image)
          ? emptyReading
          : await this.readLine(image, hint ?? 'text'),
      );
    }
    return readings;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private async readLine(image: GrayImage, hint: LineHint): Promise<LineReading> {
    if (hint !== this.hint) {
      await this.worker.setParameters({ tessedit_char_whitelist: WHITELISTS[hint] });
      this.hint = hint;
    }
    const { data } = await this.worker.recognize(encodePgm(image), {}, { text: false, blocks: true });
    return toReading(data);
  }
}

/**
 * The engine that needs nothing but npm: tesseract.js with the Vietnamese model of its own data package, offline.
 * It reads one line at a time; nothing is written to disk and nothing carries over from line to line.
 * Errors: E-ENGINE-AWAY when its worker or model does not load.
 */
export async function createTesseractEngine(): Promise<LineEngine> {
  const require = createRequire(path.join(findPackageRoot(), 'package.json'));
  try {
    const langPath = path.join(path.dirname(require.resolve('@tesseract.js-data/vie/package.json')), MODEL);
    const { version } = JSON.parse(readFileSync(require.resolve('tesseract.js/package.json'), 'utf8')) as {
      version: string;
    };
    const worker = await createWorker('vie', OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true });
    await worker.setParameters({ tessedit_pageseg_mode: PSM.RAW_LINE, user_defined_dpi: '200' });
    return new TesseractLineEngine(worker, version);
  } catch (cause) {
    throw new Failure('E-ENGINE-AWAY', { engine: 'tesseract.js' }, { cause });
  }
}
