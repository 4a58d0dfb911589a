import type { Box, GrayImage } from '../image/raster.ts';
import { isStruckThrough } from '../image/struck-words.ts';
import type { LineEngine } from '../ocr/engine.ts';
import { readLines } from '../ocr/read-lines.ts';
import { rereadFields, type FieldPlace } from '../ocr/reread-fields.ts';
import { openSheet } from '../ocr/sheet.ts';
import { CleanPage, PageText, type TextLine, type TickedWording } from '../page.ts';
import { defineStage, type Stage } from '../stage.ts';

/** Raised whenever the same clean page and engines would give another text. */
export const RECOGNIZE_TEXT_VERSION = 7;

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

const markStruck = (lines: readonly TextLine[], image: GrayImage): TextLine[] =>
  lines.map((line) => ({
    ...line,
    words: line.words.map((word) =>
      isStruckThrough(image, word.box) ? { ...word, isStruck: true as const } : word,
    ),
  }));

/**
 * Clean page → the text on it, line by line and word by word, with boxes in pixels of the clean page.
 * `secondOpinion` reads the lines that `engine` doubts; `findDoubtfulFields` names the places to look at once more;
 * `lookAtTicks` measures the boxes beside what was read. A page without ink costs nothing.
 * Errors: those of the engines (E-ENGINE-AWAY).
 */
export function createRecognizeText(
  engine: LineEngine,
  secondOpinion: LineEngine | null = null,
  findDoubtfulFields: (text: PageText, rules: readonly Box[]) => readonly FieldPlace[] = () => [],
  lookAtTicks: (image: GrayImage, text: PageText) => readonly TickedWording[] = () => [],
): Stage<CleanPage, PageText> {
  return defineStage<CleanPage, PageText>({
    name: 'recognize-text',
    version: RECOGNIZE_TEXT_VERSION,
    input: CleanPage,
    output: PageText,
    async run({ image, rules, kind }, { log, signal }) {
      if (kind === 'blank') return { width: image.width, height: image.height, lines: [] };
      const sheet = openSheet({ image, rules });
      const lines = markStruck(await readLines(sheet, { primary: engine, secondOpinion }, signal), image);
      const readability = measureReadability(lines);
      const text = {
        width: image.width,
        height: image.height,
        lines,
        ...(readability === undefined ? {} : { readability }),
      };
      const rereadings = await rereadFields(sheet, lines, findDoubtfulFields(text, rules), engine, signal);
      const ticks = lookAtTicks(image, text);
      log.info(
        {
          lines: lines.length,
          readability: readability ?? 0,
          rereadings: rereadings.length,
          ticks: ticks.length,
        },
        'text recognized',
      );
      return {
        ...text,
        ...(rereadings.length > 0 ? { rereadings } : {}),
        ...(ticks.length > 0 ? { ticks: [...ticks] } : {}),
      };
    },
  });
}
