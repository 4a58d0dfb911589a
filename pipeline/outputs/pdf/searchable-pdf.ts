import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { PageMap } from '../../image/page-map.ts';
import type { TextLine } from '../../page.ts';
import { writeGlyphlessFont } from './glyphless-font.ts';
import type { PdfImage } from './page-image.ts';
import { type ByteSink, pdfNumber, PdfWriter } from './pdf-writer.ts';
import { renderTextLayer } from './text-layer.ts';

export interface PdfPage {
  /** Fills the page; may have fewer pixels than the file as it came. */
  readonly image: PdfImage;
  /** Of the page as it is shown: what `map` leads to (see `mapToView`). */
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** Clockwise turn that makes the page upright for its reader; the image itself is not turned. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly map: PageMap;
  readonly lines: readonly TextLine[];
}

export interface PdfDescription {
  readonly title: string;
  readonly producer: string;
}

/**
 * Writes a searchable PDF built to PDF/A-2b (ISO 19005-2): the page images as they came and an invisible text layer.
 * Pages are pulled one by one, so that a whole book needs no more memory than one page.
 * Deterministic: carries no date.
 */
export async function writeSearchablePdf(
  pages: AsyncIterable<PdfPage> | Iterable<PdfPage>,
  description: PdfDescription,
  sink: ByteSink,
): Promise<void> {
  const pdf = new PdfWriter(sink);
  const identity = createHash('sha256').update(JSON.stringify(description));
  await pdf.begin();
  const [catalogId, treeId, metadataId, intentId, profileId] = [
    pdf.reserve(),
    pdf.reserve(),
    pdf.reserve(),
    pdf.reserve(),
    pdf.reserve(),
  ];
  const fontId = await writeGlyphlessFont(pdf);
  const pageIds: number[] = [];
  for await (const page of pages) {
    pageIds.push(await writePage(pdf, page, treeId, fontId));
    identity.update(page.image.bytes);
  }
  await pdf.object(
    treeId,
    `<< /Type /Pages /Count ${pageIds.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`,
  );
  await pdf.stream(profileId, '/N 3', await readSrgbProfile(), { deflate: true });
  await pdf.object(
    intentId,
    `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${profileId} 0 R >>`,
  );
  await pdf.stream(metadataId, '/Type /Metadata /Subtype /XML', Buffer.from(renderXmp(description), 'utf8'));
  await pdf.object(
    catalogId,
    `<< /Type /Catalog /Pages ${treeId} 0 R /Metadata ${metadataId} 0 R /OutputIntents [${intentId} 0 R] /Lang (vi-VN) /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  await pdf.finish(catalogId, identity.digest('hex').slice(0, 32));
}

async function writePage(pdf: PdfWriter, page: PdfPage, treeId: number, fontId: number): Promise<number> {
  const { image } = page;
  const pointsPerPx = 72 / page.dpi;
  const [pageId, contentId, imageId] = [pdf.reserve(), pdf.reserve(), pdf.reserve()];
  const [width, height] = [page.width * pointsPerPx, page.height * pointsPerPx];
  await pdf.object(
    pageId,
    `<< /Type /Page /Parent ${treeId} 0 R /MediaBox [0 0 ${pdfNumber(width)} ${pdfNumber(height)}] /Rotate ${page.rotation} ` +
      `/Resources << /XObject << /Im1 ${imageId} 0 R >> /Font << /F1 ${fontId} 0 R >> >> /Contents ${contentId} 0 R >>`,
  );
  const entries =
    `/Type /XObject /Subtype /Image /Width ${image.widthPx} /Height ${image.heightPx} ` +
    `/ColorSpace /${image.color === 'rgb' ? 'DeviceRGB' : 'DeviceGray'} /BitsPerComponent ${image.bitsPerComponent}`;
  if (image.encoding === 'dct') await pdf.stream(imageId, `${entries} /Filter /DCTDecode`, image.bytes);
  else await pdf.stream(imageId, entries, image.bytes, { deflate: true });
  const draw = `q ${pdfNumber(width)} 0 0 ${pdfNumber(height)} 0 0 cm /Im1 Do Q\n`;
  const text = renderTextLayer(page.lines, page.map, page.height, pointsPerPx);
  await pdf.stream(contentId, '', Buffer.from(draw + text, 'latin1'), { deflate: true });
  return pageId;
}

let srgbProfile: Promise<Buffer> | undefined;

/** The sRGB profile that comes with libvips, the same colors that scanners and browsers mean. */
function readSrgbProfile(): Promise<Buffer> {
  srgbProfile ??= sharp({ create: { width: 1, height: 1, channels: 3, background: 'white' } })
    .withIccProfile('srgb')
    .png()
    .toBuffer()
    .then(async (png) => {
      const { icc } = await sharp(png).metadata();
      if (!icc) throw new Error('libvips gave no sRGB profile');
      return icc;
    });
  return srgbProfile;
}

function renderXmp({ title, producer }: PdfDescription): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><xmp:CreatorTool>${escapeXml(producer)}</xmp:CreatorTool><pdf:Producer>${escapeXml(producer)}</pdf:Producer></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

export function escapeXml(text: string): string {
  // Control characters other than tab and newlines may not stand in XML 1.0 at all.
  const printable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return printable.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
