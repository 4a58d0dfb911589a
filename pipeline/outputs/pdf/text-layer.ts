import { mapPoint, type PageMap } from '../../image/page-map.ts';
import type { TextLine } from '../../page.ts';
import { GLYPH_WIDTH_EM } from './glyphless-font.ts';
import { pdfNumber } from './pdf-writer.ts';

/** How far the baseline stands above the bottom of a word's box, as a share of the box's height. */
const DESCENT = 0.2;

/**
 * The invisible text of one page as PDF operators. Each word lies exactly over its pixels in the page's picture,
 * along the way it really runs there (turned, skewed, in perspective), stretched to the word's own width.
 * `pointsPerPx`: 72 / dpi.
 */
export function renderTextLayer(
  lines: readonly TextLine[],
  map: PageMap,
  heightPx: number,
  pointsPerPx: number,
): string {
  const toPdf = (x: number, y: number): [number, number] => {
    const [pictureX, pictureY] = mapPoint(map, x, y);
    return [pictureX * pointsPerPx, (heightPx - pictureY) * pointsPerPx];
  };
  const operators = ['BT', '3 Tr'];
  for (const line of lines) {
    line.words.forEach((word, index) => {
      if (word.text === '') return;
      const [left, top, right, bottom] = word.box;
      const baseline = bottom - (bottom - top) * DESCENT;
      const [x, y] = toPdf(left, baseline);
      const [endX, endY] = toPdf(right, baseline);
      const [upX, upY] = toPdf(left, baseline - (bottom - top));
      const size = Math.max(1, Math.hypot(upX - x, upY - y));
      const length = Math.hypot(endX - x, endY - y);
      if (!(length > 0) || !Number.isFinite(size)) return;
      const cos = (endX - x) / length;
      const sin = (endY - y) / length;
      const stretch = (100 * length) / (word.text.length * GLYPH_WIDTH_EM * size);
      // A space after each word but the last: readers that copy by operator keep words apart.
      const text = index < line.words.length - 1 ? `${word.text} ` : word.text;
      operators.push(
        `/F1 ${pdfNumber(size)} Tf ${pdfNumber(stretch)} Tz`,
        `${[cos, sin, -sin, cos, x, y].map(pdfNumber).join(' ')} Tm <${utf16Hex(text)}> Tj`,
      );
    });
  }
  operators.push('ET');
  return operators.join('\n');
}

function utf16Hex(text: string): string {
  let hex = '';
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return hex;
}
