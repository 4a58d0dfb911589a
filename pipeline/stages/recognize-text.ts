import type { LineEngine } from '../ocr/engine.ts';
import { readLines } from '../ocr/read-lines.ts';
import { CleanPage, PageText, type TextLine } from '../page.ts';
import { defineStage, type Stage } from '../stage.ts';

/** Raised whenever the same clean page and engines would give another text. */
export const RECOGNIZE_TEXT_VERSION = 1;

/** Mean confidence over all letters read; undefined when none was. */
function measureReadability(lines: readonly TextLine[]): number | undefined {
  let [letters, sum] = [0, 0];
  for (const { words } of lines)
    for (const { text, confidence } of words) {
      letters += text.length;
      sum += text.length * confidence;
    }
  return letters === 0 ? undefined : sum / letters;
}

/**
 * Clean page → the text on it, line by line and word by word, with boxes in pixels of the clean page.
 * `secondOpinion` reads the lines that `engine` doubts. A page without ink costs nothing.
 * Errors: those of the engines (E-ENGINE-AWAY).
 */
export function createRecognizeText(
  engine: LineEngine,
  secondOpinion: LineEngine | null = null,
): Stage<CleanPage, PageText> {
  return defineStage<CleanPage, PageText>({
    name: 'recognize-text',
    version: RECOGNIZE_TEXT_VERSION,
    input: CleanPage,
    output: PageText,
    async run({ image, rules, kind }, { log, signal }) {
      const lines =
        kind === 'blank'
          ? []
          : await readLines({ image, rules }, { primary: engine, secondOpinion }, {}, signal);
      const readability = measureReadability(lines);
      log.info({ lines: lines.length, readability: readability ?? 0 }, 'text recognized');
      return {
        width: image.width,
        height: image.height,
        lines,
        ...(readability === undefined ? {} : { readability }),
      };
    },
  });
}
