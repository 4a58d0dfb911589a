import type { PageText, TextLine, Word } from '../../pipeline/page.ts';

/** Size of one character cell of `layText`, in pixels. */
const CHAR_PX = 12;
const LINE_PX = 52;
const TEXT_PX = 36;
const MARGIN_PX = 60;

/**
 * Lays out plain text as a page that was read without error: a cell a character, a row a line. Runs of spaces are white
 * space on the paper, so that columns stand where they stand in the source; empty lines leave room.
 */
export function layText(text: string, { width = 1300, height = 1800, confidence = 0.95 } = {}): PageText {
  const lines: TextLine[] = [];
  const rows = text
    .replace(/^\n/, '')
    .replace(/\n\s*$/, '')
    .split('\n');
  const indent = Math.min(...rows.filter((row) => row.trim() !== '').map((row) => row.search(/\S/)));
  rows.forEach((row, index) => {
    const top = MARGIN_PX + index * LINE_PX;
    const words: Word[] = [...row.slice(indent).normalize('NFC').matchAll(/\S+/g)].map((match) => {
      const left = MARGIN_PX + match.index * CHAR_PX;
      return {
        text: match[0],
        box: [left, top, left + match[0].length * CHAR_PX, top + TEXT_PX],
        confidence,
      };
    });
    const first = words[0];
    const last = words.at(-1);
    if (first && last)
      lines.push({ words, engine: 'test', box: [first.box[0], top, last.box[2], top + TEXT_PX] });
  });
  return { width, height, lines };
}

/** Pages of one dossier from texts, ready for identification. */
export function layPages(...texts: readonly string[]) {
  return texts.map((text, index) => ({ page: index + 1, kind: 'content' as const, text: layText(text) }));
}
