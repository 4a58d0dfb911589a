import { loadLineModel } from '../../workers/engines/line-model.ts';
import { createOnnxEngine } from '../../workers/engines/onnx-engine.ts';
import { createTesseractEngine } from '../../workers/engines/tesseract-engine.ts';
import { evaluateModel } from '../../workers/learning/evaluate-model.ts';
import { readSamples } from '../../workers/learning/line-samples.ts';

const folder = 'test/fixtures/lines';

/** The gate before the shipped model: on lines in hands and types it was never trained on, it beats the stock engine by far. */
test('the shipped recognizer reads worn, typewritten and handwritten lines better than stock tesseract.js', async () => {
  const samples = await readSamples(folder);
  const [ours, stock] = [await createOnnxEngine(await loadLineModel()), await createTesseractEngine()];
  try {
    const mine = await evaluateModel(ours, folder, samples);
    const theirs = await evaluateModel(stock, folder, samples);
    console.info(
      `CER on ${samples.length} lines: ours ${(100 * mine.characterErrorRate).toFixed(1)} %, tesseract.js ${(100 * theirs.characterErrorRate).toFixed(1)} %`,
    );
    expect(samples.length).toBeGreaterThan(80);
    expect(mine.characterErrorRate).toBeLessThan(theirs.characterErrorRate / 2);
    expect(mine.characterErrorRate).toBeLessThan(0.04);
  } finally {
    await Promise.all([ours.close(), stock.close()]);
  }
}, 180_000);
