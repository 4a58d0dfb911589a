import { mapBox, type PageMap } from '../image/page-map.ts';
import type { Box } from '../image/raster.ts';
import type { TextLine } from '../page.ts';
import { escapeXml } from './pdf/searchable-pdf.ts';

export interface AltoPage {
  readonly fileName: string;
  readonly pageNumber: number;
  readonly sourceWidth: number;
  readonly sourceHeight: number;
  readonly map: PageMap;
  readonly lines: readonly TextLine[];
  readonly software: { readonly name: string; readonly version: string };
}

/**
 * One page as ALTO 4.4 (Library of Congress), positions in pixels of the file as it came.
 * One text block holds all lines in reading order; every string carries the recognizer's confidence (`WC`).
 */
export function renderAlto(page: AltoPage): string {
  const toSource = (box: Box) => mapBox(page.map, box, page.sourceWidth, page.sourceHeight);
  const lines = page.lines
    .map((line, index) => renderLine(line, `p${page.pageNumber}_l${index + 1}`, toSource))
    .filter((xml) => xml !== '');
  const whole: Box = [0, 0, page.sourceWidth, page.sourceHeight];
  const block =
    lines.length === 0
      ? ''
      : `\n<TextBlock ID="p${page.pageNumber}_b1" ${position(unite(page.lines.map((line) => toSource(line.box))) ?? whole)}>\n${lines.join('\n')}\n</TextBlock>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-4.xsd" SCHEMAVERSION="4.4">
<Description>
<MeasurementUnit>pixel</MeasurementUnit>
<sourceImageInformation><fileName>${escapeXml(page.fileName)}</fileName></sourceImageInformation>
<Processing ID="recognition"><processingSoftware><softwareName>${escapeXml(page.software.name)}</softwareName><softwareVersion>${escapeXml(page.software.version)}</softwareVersion></processingSoftware></Processing>
</Description>
<Layout>
<Page ID="p${page.pageNumber}" PHYSICAL_IMG_NR="${page.pageNumber}" WIDTH="${page.sourceWidth}" HEIGHT="${page.sourceHeight}">
<PrintSpace ${position(whole)}>${block}</PrintSpace>
</Page>
</Layout>
</alto>
`;
}

function renderLine(line: TextLine, id: string, toSource: (box: Box) => Box): string {
  const words = line.words.filter((word) => word.text !== '');
  if (words.length === 0) return '';
  const boxes = words.map((word) => toSource(word.box));
  const strings = words.map(
    (word, index) =>
      `<String ID="${id}_w${index + 1}" ${position(boxes[index] ?? [0, 0, 0, 0])} CONTENT="${escapeXml(word.text)}" WC="${word.confidence.toFixed(2)}"/>`,
  );
  return `<TextLine ID="${id}" ${position(unite(boxes) ?? [0, 0, 0, 0])}>${strings.join('<SP/>')}</TextLine>`;
}

function position([left, top, right, bottom]: Box): string {
  return `HPOS="${left}" VPOS="${top}" WIDTH="${right - left}" HEIGHT="${bottom - top}"`;
}

/** The smallest box around all; undefined for none. */
export function unite(boxes: readonly Box[]): Box | undefined {
  return boxes.reduce<Box | undefined>(
    (all, [left, top, right, bottom]) =>
      all
        ? [Math.min(all[0], left), Math.min(all[1], top), Math.max(all[2], right), Math.max(all[3], bottom)]
        : [left, top, right, bottom],
    undefined,
  );
}
