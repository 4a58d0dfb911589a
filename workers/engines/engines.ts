import type { LineEngine } from '../../pipeline/ocr/engine.ts';
import { Failure } from '../../pipeline/failures.ts';
import { loadLineModel } from './line-model.ts';
import { createOnnxEngine } from './onnx-engine.ts';
import { createTesseractEngine } from './tesseract-engine.ts';

/**
 * - `sogoc`: our own recognizer reads everything (the default).
 * - `tesseract`: tesseract.js reads everything; needs no native binding.
 * - `sogoc+tesseract`: ours first, tesseract.js as second opinion on doubtful lines.
 */
export const ENGINE_NAMES = ['sogoc', 'tesseract', 'sogoc+tesseract'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** The engines that read a page: one for every line, and perhaps another for the lines in doubt. */
export interface Engines {
  readonly primary: LineEngine;
  readonly secondOpinion: LineEngine | null;
  close(): Promise<void>;
}

const isEngineName = (name: string): name is EngineName => (ENGINE_NAMES as readonly string[]).includes(name);

function gather(primary: LineEngine, secondOpinion: LineEngine | null): Engines {
  return {
    primary,
    secondOpinion,
    async close() {
      await primary.close();
      await secondOpinion?.close();
    },
  };
}

/**
 * Starts the named engines; ours with the model in `modelFolder`, or the one that ships with the program. Errors: E-ENGINE-AWAY when one does not start or no engine has that name.
 */
export async function createEngines(name = 'sogoc', modelFolder?: string): Promise<Engines> {
  if (!isEngineName(name)) throw new Failure('E-ENGINE-AWAY', { engine: name, reason: 'unknown engine' });
  switch (name) {
    case 'sogoc':
      return gather(await createOnnxEngine(await loadLineModel(modelFolder)), null);
    case 'tesseract':
      return gather(await createTesseractEngine(), null);
    case 'sogoc+tesseract':
      return gather(await createOnnxEngine(await loadLineModel(modelFolder)), await createTesseractEngine());
  }
}
