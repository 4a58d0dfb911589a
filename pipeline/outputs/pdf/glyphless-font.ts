import type { PdfWriter } from './pdf-writer.ts';

/** Every character of the invisible layer is as wide as this share of the font size. */
export const GLYPH_WIDTH_EM = 0.5;

const UNITS_PER_EM = 1000;
const ADVANCE = UNITS_PER_EM * GLYPH_WIDTH_EM;

/**
 * A TrueType font of two empty glyphs. The text layer of a searchable scan is never drawn, so its font needs no shapes;
 * what counts is that each code maps back to its Unicode character, which `writeGlyphlessFont` declares.
 */
export function buildGlyphlessTrueType(): Buffer {
  const head = Buffer.alloc(54);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt32BE(0x5f0f3cf5, 12);
  head.writeUInt16BE(UNITS_PER_EM, 18);
  head.writeInt16BE(2, 48); // direction hint: left to right
  head.writeInt16BE(1, 50); // long offsets in loca
  const hhea = Buffer.alloc(36);
  hhea.writeUInt32BE(0x00010000, 0);
  hhea.writeInt16BE(800, 4);
  hhea.writeInt16BE(-200, 6);
  hhea.writeUInt16BE(ADVANCE, 10);
  hhea.writeUInt16BE(2, 34);
  const hmtx = Buffer.alloc(8);
  hmtx.writeUInt16BE(ADVANCE, 0);
  hmtx.writeUInt16BE(ADVANCE, 4);
  const maxp = Buffer.alloc(32);
  maxp.writeUInt32BE(0x00010000, 0);
  maxp.writeUInt16BE(2, 4);
  maxp.writeUInt16BE(1, 14); // one zone
  return assembleTables([
    ['glyf', Buffer.alloc(4)],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', Buffer.alloc(12)],
    ['maxp', maxp],
  ]);
}

function assembleTables(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const searchRange = 2 ** Math.floor(Math.log2(tables.length)) * 16;
  const directory = Buffer.alloc(12 + tables.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(searchRange, 6);
  directory.writeUInt16BE(Math.log2(searchRange / 16), 8);
  directory.writeUInt16BE(tables.length * 16 - searchRange, 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  tables.forEach(([tag, table], index) => {
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(padded);
    const at = 12 + index * 16;
    directory.write(tag, at, 'latin1');
    directory.writeUInt32BE(checksum(padded), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(table.length, at + 12);
    parts.push(padded);
    offset += padded.length;
  });
  const font = Buffer.concat(parts);
  const headAt = directory.readUInt32BE(12 + tables.findIndex(([tag]) => tag === 'head') * 16 + 8);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

// Codes are UTF-16 units, and each stands for itself; a reader copies out exactly what was read.
const TO_UNICODE = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;

/** Writes the font's objects; returns the id to use as a page's font resource. */
export async function writeGlyphlessFont(pdf: PdfWriter): Promise<number> {
  const [font, descendant, descriptor, file, toUnicode, toGlyph] = Array.from({ length: 6 }, () =>
    pdf.reserve(),
  );
  if (!font || !descendant || !descriptor || !file || !toUnicode || !toGlyph)
    throw new Error('no object ids');
  await pdf.object(
    font,
    `<< /Type /Font /Subtype /Type0 /BaseFont /SGOCAA+Glyphless /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${toUnicode} 0 R >>`,
  );
  await pdf.object(
    descendant,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SGOCAA+Glyphless /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW ${ADVANCE} /CIDToGIDMap ${toGlyph} 0 R >>`,
  );
  await pdf.object(
    descriptor,
    `<< /Type /FontDescriptor /FontName /SGOCAA+Glyphless /Flags 4 /FontBBox [0 0 ${ADVANCE} ${UNITS_PER_EM}] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 /FontFile2 ${file} 0 R >>`,
  );
  const program = buildGlyphlessTrueType();
  await pdf.stream(file, `/Length1 ${program.length}`, program, { deflate: true });
  await pdf.stream(toUnicode, '', Buffer.from(TO_UNICODE, 'latin1'), { deflate: true });
  const everyCodeToGlyph1 = Buffer.alloc(0x10000 * 2);
  for (let code = 0; code < 0x10000; code++) everyCodeToGlyph1.writeUInt16BE(1, code * 2);
  await pdf.stream(toGlyph, '', everyCodeToGlyph1, { deflate: true });
  return font;
}
