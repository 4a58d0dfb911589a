import { createEngines } from '../../workers/engines/engines.ts';
import { createOnnxEngine } from '../../workers/engines/onnx-engine.ts';
import { createTesseractEngine } from '../../workers/engines/tesseract-engine.ts';
import type { LineEngine } from '../../pipeline/ocr/engine.ts';
import { loadLineModel } from '../../workers/engines/line-model.ts';
import { rereadFields, type FieldPlace } from '../../pipeline/ocr/reread-fields.ts';
import { openSheet } from '../../pipeline/ocr/sheet.ts';
import { readLines } from '../../pipeline/ocr/read-lines.ts';
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

describe('a second look at a field', () => {
  let engine: LineEngine;
  beforeAll(async () => {
    engine = await createOnnxEngine();
  });
  afterAll(() => engine.close());

  /** A page of two lines, what was read on it, and the words of the second line that `choose` picks. */
  async function lookAt(choose: (text: string) => boolean, wish: FieldPlace['wish']) {
    const page = createPaper(900, 300);
    const [other, line] = await Promise.all(['residence', 'book'].map(loadTypedLine));
    if (!other || !line) throw new Error('fixtures');
    lay(page, other.image, 40, 40);
    lay(page, line.image, 200, 150);
    const sheet = openSheet({ image: page, rules: [] });
    const lines = await readLines(sheet, { primary: engine, secondOpinion: null }, signal);
    const words = lines.at(-1)?.words.filter(({ text }) => choose(text)) ?? [];
    const found = await rereadFields(sheet, lines, [{ words, wish }], engine, signal);
    return { words, found };
  }

  it('reads its place alone, and says where that is', async () => {
    const { words, found } = await lookAt((text) => /\d/.test(text), { hint: 'digits' });
    expect(words.length).toBeGreaterThan(0);
    const said = words.map(({ text }) => text).join(' ');
    expect(found).toHaveLength(1);
    expect(found[0]?.alternatives[0]?.text.replace(/\D/g, '')).toBe(said.replace(/\D/g, ''));
    expect(found[0]?.box[0]).toBe(words[0]?.box[0]);
    expect(found[0]?.box[2]).toBe(words.at(-1)?.box[2]);
  });

  it('holds a list against the pixels: what stands there counts, what does not is left out', async () => {
    const { words } = await lookAt(() => true, {});
    const text = words.map((word) => word.text).join(' ');
    const { found } = await lookAt(() => true, { candidates: [text, 'Hoa Kỳ'] });
    const said = found[0]?.alternatives.map((other) => other.text);
    expect(said).toContain(text);
    expect(said).not.toContain('Hoa Kỳ');
  });

  it('passes over a field whose words stand on no line', async () => {
    const { found } = await lookAt(() => false, {});
    expect(found).toEqual([]);
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
