import sharp from 'sharp';
import { writePdf } from '../../fixtures/papers/pdf.ts';

describe('writePdf', () => {
  test('holds the JPEGs untouched, a page each, and every offset of its table points at its object', async () => {
    const draw = (red: number): Promise<Buffer> =>
      sharp({ create: { width: 30, height: 40, channels: 3, background: { r: red, g: 90, b: 20 } } })
        .jpeg()
        .toBuffer();
    const jpegs = [await draw(10), await draw(200)];
    const pdf = writePdf(jpegs.map((jpeg) => ({ jpeg, width: 30, height: 40, dpi: 150 })));
    const text = pdf.toString('latin1');
    for (const jpeg of jpegs) expect(pdf.includes(jpeg)).toBe(true);
    expect(text).toContain('/Count 2');
    expect(text.match(/\/MediaBox \[0 0 14\.40 19\.20\]/g)).toHaveLength(2);
    const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n/gm)].map((match) => Number(match[1]));
    expect(offsets).toHaveLength(8);
    offsets.forEach((offset, i) => expect(text.slice(offset, offset + 7)).toBe(`${i + 1} 0 obj`));
  });
});
