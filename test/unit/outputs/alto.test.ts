import { execFileSync } from 'node:child_process';
import { renderAlto } from '../../../pipeline/outputs/alto.ts';
import { testWith } from '../../support/tools.ts';

describe('ALTO', () => {
  const xml = renderAlto({
    fileName: 'sổ "A" & <B>.jpg',
    pageNumber: 2,
    sourceWidth: 1000,
    sourceHeight: 2000,
    // Clean pixels are half the size of source pixels and begin at (10, 20).
    map: [2, 0, 10, 0, 2, 20, 0, 0, 1],
    lines: [
      {
        box: [100, 100, 300, 140],
        engine: 'test',
        words: [
          { text: 'Họ', box: [100, 100, 140, 140], confidence: 0.987 },
          { text: 'tên:\u0003', box: [150, 105, 300, 138], confidence: 1 },
        ],
      },
      { box: [100, 200, 300, 240], engine: 'test', words: [] },
    ],
    software: { name: 'Sổ Gốc', version: '0.1.0' },
  });
  const query = (expression: string) =>
    execFileSync(
      'xmllint',
      ['--xpath', expression.replaceAll('//', "//*[local-name()='").replaceAll('§', "']"), '-'],
      {
        input: xml,
        encoding: 'utf8',
      },
    ).trim();

  testWith('xmllint')('is well-formed, with positions in pixels of the file as it came', () => {
    expect(query('string(//String§[1]/@HPOS)')).toBe('210');
    expect(query('string(//String§[1]/@VPOS)')).toBe('220');
    expect(query('string(//String§[1]/@WIDTH)')).toBe('80');
    expect(query('string(//String§[1]/@HEIGHT)')).toBe('80');
    expect(query('string(//String§[1]/@CONTENT)')).toBe('Họ');
    expect(query('string(//String§[1]/@WC)')).toBe('0.99');
    expect(query('string(//Page§/@WIDTH)')).toBe('1000');
  });

  testWith('xmllint')('leaves out empty lines and characters that XML forbids, and keeps names whole', () => {
    expect(query('count(//TextLine§)')).toBe('1');
    expect(query('string(//String§[2]/@CONTENT)')).toBe('tên:');
    expect(query('string(//fileName§)')).toBe('sổ "A" & <B>.jpg');
  });

  testWith('xmllint')('gives every element that may be pointed to an id of its own', () => {
    const ids = [...xml.matchAll(/ ID="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(query('string(//TextLine§/@HPOS)')).toBe('210');
  });
});
