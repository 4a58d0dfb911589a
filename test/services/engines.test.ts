import { createEngines } from '../../workers/engines/engines.ts';
import { createOnnxEngine, groupByWidth } from '../../workers/engines/onnx-engine.ts';
import { createTesseractEngine } from '../../workers/engines/tesseract-engine.ts';
import type { LineEngine } from '../../pipeline/ocr/engine.ts';
import { loadLineModel } from '../../workers/engines/line-model.ts';
import type { Box } from '../../pipeline/image/raster.ts';
import { recognizeRegion } from '../../pipeline/ocr/recognize-region.ts';
import { createRecognizeText } from '../../pipeline/stages/recognize-text.ts';
import { identityMap } from '../../pipeline/image/page-map.ts';
import type { CleanPage } from '../../pipeline/page.ts';
import { silentContext } from '../../pipeline/stage.ts';
import { createPaper, lay, loadTypedLine } from '../unit/ocr/compose-page.ts';

const { signal } = silentContext;
const files = ['structure', 'father', 'late', 'book', 'job', 'long-italic', 'court'];

const bare = (text: string) =>
  text
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Share of words of the truth that were read. */
function countFound(read: string, truth: string): number {
  const found = new Set(bare(read).split(' '));
  const wanted = bare(truth).split(' ');
  return wanted.filter((word) => found.has(word)).length / wanted.length;
}

describe.each([
  ['sogoc', createOnnxEngine],
  ['tesseract.js', createTesseractEngine],
])('%s', (name, create) => {
  let engine: LineEngine;
  beforeAll(async () => {
    engine = await create();
  });
  afterAll(() => engine.close());

  it('says who it is', () => {
    expect(engine.identity.name).toBe(name);
    expect(engine.identity.version).toMatch(/\d/);
    expect(engine.identity.model).not.toBe('');
  });

  it('reads typed Vietnamese lines, every character placed within the line', async () => {
    const lines = await Promise.all(files.map(loadTypedLine));
    const readings = await engine.recognizeLines(lines, signal);
    const shares = readings.map(({ text }, at) => countFound(text, lines[at]?.text ?? ''));
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.85);
    readings.forEach(({ chars, text, confidence }, at) => {
      expect(
        chars
          .map((char) => char.text)
          .join('')
          .trim(),
      ).toBe(text);
      expect(confidence).toBeGreaterThan(0.5);
      const width = lines[at]?.image.width ?? 0;
      expect(chars.every(({ left, right }) => left >= 0 && right > left - 1 && right <= width + 4)).toBe(
        true,
      );
    });
  });

  it('reads a line alike alone, among others, in any order and after many', async () => {
    const lines = await Promise.all(files.map(loadTypedLine));
    const together = await engine.recognizeLines(lines, signal);
    const reversed = await engine.recognizeLines([...lines].reverse(), signal);
    expect([...reversed].reverse()).toEqual(together);
    const alone = await engine.recognizeLines(lines.slice(2, 3), signal);
    expect(alone[0]).toEqual(together[2]);
  });

  it('says nothing of blank paper and of images too small to be a line', async () => {
    const readings = await engine.recognizeLines(
      [{ image: createPaper(300, 40) }, { image: createPaper(1, 1) }],
      signal,
    );
    expect(readings.map(({ text }) => text)).toEqual(['', '']);
  });

  it('stops when told to', async () => {
    const line = await loadTypedLine('ty-by-decision');
    await expect(engine.recognizeLines([line], AbortSignal.abort())).rejects.toThrow();
  });
});

describe('the WebAssembly build', () => {
  it('reads as the native one does', async () => {
    const lines = await Promise.all(files.slice(0, 3).map(loadTypedLine));
    const [native, wasm] = await Promise.all([
      createOnnxEngine(undefined, ['native']),
      createOnnxEngine(undefined, ['wasm']),
    ]);
    const [one, other] = [
      await native.recognizeLines(lines, signal),
      await wasm.recognizeLines(lines, signal),
    ];
    expect(other.map(({ text }) => text)).toEqual(one.map(({ text }) => text));
    await Promise.all([native.close(), wasm.close()]);
  });

  it('fails by name when neither can load the model', async () => {
    const missing = { card: (await loadLineModel()).card, networkPath: '/nowhere/line-recognizer.onnx' };
    await expect(createOnnxEngine(missing)).rejects.toMatchObject({ code: 'E-ENGINE-AWAY' });
  });
});

describe('recognizeRegion', () => {
  it('reads one region of a page with a hint, in pixels of the page', async () => {
    const engines = await createEngines('sogoc');
    const page = createPaper(900, 300);
    const [other, line] = await Promise.all(['residence', 'book'].map(loadTypedLine));
    if (!other || !line) throw new Error('fixtures');
    lay(page, other.image, 40, 40);
    const box = lay(page, line.image, 200, 150);
    const region: Box = [box[0] - 10, box[1] - 10, box[2] + 10, box[3] + 10];
    const read = await recognizeRegion(
      { image: page, rules: [] },
      region,
      { candidates: [line.text] },
      engines,
      signal,
    );
    expect(read).toHaveLength(1);
    expect(countFound(read[0]?.words.map(({ text }) => text).join(' ') ?? '', line.text)).toBeGreaterThan(
      0.7,
    );
    expect(read[0]?.box[0]).toBeCloseTo(box[0], -1);
    expect(read[0]?.box[1]).toBeCloseTo(box[1], -1);
    await engines.close();
  });
});

describe('batches', () => {
  it('hold lines of like width, and lose none', () => {
    const items = [900, 30, 880, 32, 500, 870, 31].map((width, index) => ({ index, line: { width } }));
    const batches = groupByWidth(items);
    expect(
      batches
        .flat()
        .map(({ index }) => index)
        .sort(),
    ).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(batches.map((batch) => batch.map(({ line }) => line.width))).toEqual([
      [30, 31, 32],
      [500],
      [870, 880, 900],
    ]);
  });
});

describe('recognize-text', () => {
  const toCleanPage = (image: CleanPage['image'], kind: CleanPage['kind']): CleanPage => ({
    image,
    map: identityMap,
    sourceWidth: image.width,
    sourceHeight: image.height,
    dpi: 200,
    rotation: 0,
    rotationConfidence: 1,
    skewDeg: 0,
    kind,
    quality: { score: 1, issues: [] },
    seals: [],
    rules: [],
  });

  it('finds, reads and places every word of a page, in reading order', async () => {
    const engines = await createEngines('sogoc');
    const page = createPaper(1240, 420);
    const lines = await Promise.all(['book', 'long-italic', 'father'].map(loadTypedLine));
    const boxes = lines.map(({ image }, at) => lay(page, image, 50, 60 + 90 * at));
    const text = await createRecognizeText(engines.primary).run(toCleanPage(page, 'content'), silentContext);
    expect(text.lines).toHaveLength(3);
    text.lines.forEach((line, at) => {
      expect(
        countFound(line.words.map((word) => word.text).join(' '), lines[at]?.text ?? ''),
      ).toBeGreaterThan(0.7);
      expect(line.words[0]?.box[0]).toBeCloseTo(boxes[at]?.[0] ?? NaN, -1);
      expect(line.words.at(-1)?.box[2]).toBeCloseTo(boxes[at]?.[2] ?? NaN, -1);
    });
    expect(text.readability).toBeGreaterThan(0.7);
    await engines.close();
  });

  it('never reads blank paper', async () => {
    const unread: LineEngine = {
      identity: { name: 'none', version: '1', model: 'none' },
      recognizeLines: (lines) =>
        lines.length === 0 ? Promise.resolve([]) : Promise.reject(new Error('was asked to read')),
      close: () => Promise.resolve(),
    };
    const text = await createRecognizeText(unread).run(
      toCleanPage(createPaper(800, 600), 'content'),
      silentContext,
    );
    expect(text).toEqual({ width: 800, height: 600, lines: [] });
  });

  it('refuses an engine that nobody knows', async () => {
    await expect(createEngines('paper-tiger')).rejects.toMatchObject({ code: 'E-ENGINE-AWAY' });
  });
});
