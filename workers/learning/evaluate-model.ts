import type { LineEngine } from '../../pipeline/ocr/engine.ts';
import { loadLine, type LineSample } from './line-samples.ts';

export interface LineScore {
  readonly lines: number;
  readonly characters: number;
  /** Characters wrong, missing or too many, as a share of those that stand there. */
  readonly characterErrorRate: number;
  /** Share of lines read without a single error. */
  readonly exactRate: number;
}

const BATCH = 32;

/** Reads every line and counts what is wrong, white space aside. */
export async function evaluateModel(
  engine: LineEngine,
  folder: string,
  samples: readonly LineSample[],
): Promise<LineScore> {
  let [characters, edits, exact] = [0, 0, 0];
  for (let at = 0; at < samples.length; at += BATCH) {
    const part = samples.slice(at, at + BATCH);
    const lines = await Promise.all(part.map((sample) => loadLine(folder, sample)));
    const readings = await engine.recognizeLines(lines, new AbortController().signal);
    part.forEach((sample, index) => {
      const wanted = tidy(sample.text);
      const distance = countEdits(tidy(readings[index]?.text ?? ''), wanted);
      characters += wanted.length;
      edits += distance;
      if (distance === 0) exact++;
    });
  }
  return {
    lines: samples.length,
    characters,
    characterErrorRate: characters === 0 ? 0 : edits / characters,
    exactRate: samples.length === 0 ? 0 : exact / samples.length,
  };
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Levenshtein distance. */
export function countEdits(read: string, wanted: string): number {
  let row = Array.from({ length: wanted.length + 1 }, (_, index) => index);
  for (let i = 1; i <= read.length; i++) {
    const next = [i];
    for (let j = 1; j <= wanted.length; j++) {
      const change = (row[j - 1] ?? 0) + (read[i - 1] === wanted[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[wanted.length] ?? 0;
}
