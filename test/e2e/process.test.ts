import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { Dossier } from '../../pipeline/dossier.ts';
import { runSogoc } from '../support/run-sogoc.ts';
import { testWith } from '../support/tools.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-process-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = (name: string) => path.join('samples', name);
const [first = '', second = ''] = readdirSync('samples').filter((name) => name.endsWith('.jpg'));
const stem = (name: string) => name.replace(/(-p\d+)?\.\w+$/, '');
const readDossier = (out: string, name: string) =>
  Dossier.parse(JSON.parse(readFileSync(path.join(out, name, 'dossier.json'), 'utf8')));

/** A real, all black PNG of 30,000 × 30,000 pixels, one bit each: a few kilobytes that would unpack to gigabytes. */
function hugePng(): Buffer {
  const side = 30_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side));
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('sogoc process, with good and bad files side by side', () => {
  const input = path.join(folder, 'in');
  const out = path.join(folder, 'out');
  let ran: Awaited<ReturnType<typeof runSogoc>>;

  beforeAll(async () => {
    mkdirSync(input);
    copyFileSync(sample(first), path.join(input, first));
    const jpeg = readFileSync(sample(second));
    writeFileSync(path.join(input, 'cat-ngang.jpg'), jpeg.subarray(0, jpeg.length / 3));
    writeFileSync(path.join(input, 'van-ban.jpg'), 'đây không phải là ảnh');
    writeFileSync(path.join(input, 'rong.jpg'), '');
    writeFileSync(path.join(input, 'khong-lo.png'), hugePng());
    copyFileSync('test/fixtures/scans/encrypted.pdf', path.join(input, 'mat-khau.pdf'));
    ran = await runSogoc('process', input, '--out', out, '--jobs', '2');
  }, 180_000);

  test('exits 1 and names each bad file with its reason and what to do', () => {
    expect(ran.code).toBe(1);
    for (const [file, code] of [
      ['cat-ngang.jpg', 'E-TRUNCATED'],
      ['van-ban.jpg', 'E-UNKNOWN-FORMAT'],
      ['rong.jpg', 'E-EMPTY-FILE'],
      ['khong-lo.png', 'E-TOO-LARGE'],
      ['mat-khau.pdf', 'E-PDF-ENCRYPTED'],
    ] as const) {
      const line = ran.stderr.split('\n').find((text) => text.includes(file));
      expect(line).toContain(code);
      expect(line).toMatch(/Quét|Nộp|nộp|Bỏ|Chia/);
    }
    expect(ran.stderr).not.toMatch(/\bat .*\.js:\d+/);
  });

  test('harms nothing else: the good dossier has its four kinds of output', () => {
    const name = stem(first);
    expect(readdirSync(out).sort()).toEqual([name, 'summary.csv']);
    expect(readdirSync(path.join(out, name)).sort()).toEqual([
      'dossier.json',
      'page-0001.alto.xml',
      'searchable.pdf',
    ]);
    expect(readFileSync(path.join(out, 'summary.csv'), 'utf8')).toContain(name);
    expect(readDossier(out, name).records.length).toBeGreaterThan(0);
  });

  testWith('pdftotext', 'qpdf')(
    'the PDF says every word that was read, with exact diacritics, and is well formed',
    () => {
      const pdf = path.join(out, stem(first), 'searchable.pdf');
      const words = readDossier(out, stem(first)).pages.flatMap((page) =>
        page.words.map((word) => word.text),
      );
      const said = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' })
        .normalize('NFC')
        .split(/\s+/);
      const left = new Map<string, number>();
      for (const word of said) left.set(word, (left.get(word) ?? 0) + 1);
      const missing = words.filter((word) => {
        const count = left.get(word) ?? 0;
        left.set(word, count - 1);
        return count <= 0;
      });
      expect(missing).toEqual([]);
      expect(words.length).toBeGreaterThan(40);
      expect(execFileSync('qpdf', ['--check', pdf], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors',
      );
    },
  );
});

test('the same input gives the same bytes, in any order, with any number of processes', async () => {
  const files = readdirSync('samples').slice(0, 3).map(sample);
  const [one, other] = [path.join(folder, 'jobs-1'), path.join(folder, 'jobs-2')];
  const runs = await Promise.all([
    runSogoc('process', ...files, '--out', one, '--jobs', '1'),
    runSogoc('process', ...[...files].reverse(), '--out', other, '--jobs', '2'),
  ]);
  expect(runs.map((run) => run.code)).toEqual([0, 0]);
  for (const file of files) {
    const result = path.join(stem(path.basename(file)), 'dossier.json');
    expect(Buffer.compare(readFileSync(path.join(one, result)), readFileSync(path.join(other, result)))).toBe(
      0,
    );
  }
}, 240_000);

test('bad arguments end with 2, a missing input with 1, and say what is wrong', async () => {
  expect((await runSogoc('process')).code).toBe(2);
  expect((await runSogoc('process', 'samples')).code).toBe(2);
  expect((await runSogoc('process', 'samples', '--out', folder, '--jobs', 'nhiều')).code).toBe(2);
  expect((await runSogoc('nothing-like-this')).code).toBe(2);
  const missing = await runSogoc(
    'process',
    path.join(folder, 'khong-co'),
    '--out',
    path.join(folder, 'x'),
    '--lang',
    'en',
  );
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain('was not found');
  expect(existsSync(path.join(folder, 'x'))).toBe(false);
}, 60_000);
