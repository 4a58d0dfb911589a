import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { Dossier } from '../../pipeline/dossier.ts';
import { runSogoc, type Ran } from '../support/run-sogoc.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

/** `sogoc process` over folders as they lie on office disks: links, wastebaskets, names of every kind, full disks. */

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-folders-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let blank: Buffer;
beforeAll(async () => {
  const page = { width: 620, height: 877, channels: 3 as const, background: 'white' };
  blank = await sharp({ create: page }).png().toBuffer();
});

const lay = (...parts: string[]) => {
  const file = path.join(folder, ...parts);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, blank);
  return file;
};
const lineOf = (ran: Ran, name: string) => ran.stderr.split('\n').find((line) => line.includes(name)) ?? '';
const readDossier = (out: string, name: string) =>
  Dossier.parse(JSON.parse(readFileSync(path.join(out, name, 'dossier.json'), 'utf8')));

describe('a folder with all that may lie in one', () => {
  const input = path.join(folder, 'quyển');
  const out = path.join(input, 'kết quả');
  let ran: Ran;

  beforeAll(async () => {
    lay('quyển', 'Hồ sơ số 12-p1.png'.normalize('NFD'));
    lay('quyển', 'Hồ sơ số 12-p2.png'.normalize('NFC'));
    copyFileSync(lay('quyển', 'so-8.png'), path.join(input, 'so-8.tif'));
    lay('quyển', 'thiếu-p1.png');
    lay('quyển', 'thiếu-p3.png');
    lay('quyển', 'summary.csv.png');
    lay('quyển', 'views.png');
    lay('quyển', 'CON.png');
    lay('quyển', 'Trích lục: số 5?.png');
    lay('quyển', `${'ữ'.repeat(80)}.png`);
    for (const name of ['@eaDir', '#recycle', '$RECYCLE.BIN', 'System Volume Information', 'lost+found'])
      lay('quyển', name, 'rác.png');
    lay('quyển', '._so-8.png');
    lay('quyển', 'kết quả', 'cũ', 'searchable.png');
    symlinkSync('không-có.png', path.join(input, 'liên-kết-hỏng.png'));
    symlinkSync('vòng.png', path.join(input, 'vòng.png'));
    symlinkSync('..', path.join(input, 'lên-trên'));
    spawnSync('mkfifo', [path.join(input, 'ống')]);
    ran = await runSogoc('process', input, '--out', out, '--jobs', '2');
  }, 180_000);

  test('names what cannot be read with its reason, and exits 1', () => {
    expect(lineOf(ran, 'liên-kết-hỏng.png')).toContain('E-DEAD-LINK');
    expect(lineOf(ran, 'vòng.png')).toContain('E-DEAD-LINK');
    expect(lineOf(ran, 'lên-trên')).toContain('E-FOLDER-LINK');
    expect(lineOf(ran, 'ống')).toContain('E-NOT-A-FILE');
    expect(ran.code).toBe(1);
  });

  test('reads everything else, each dossier into a folder of its own', () => {
    const made = readdirSync(out).filter((name) => existsSync(path.join(out, name, 'dossier.json')));
    const long = made.find((name) => name.startsWith('ữ')) ?? '';
    expect(made.sort()).toEqual(
      [
        'Hồ sơ số 12',
        'Trích lục_ số 5_',
        '_CON',
        '_summary.csv',
        long,
        'so-8',
        'so-8.tif',
        'thiếu',
        'views',
      ].sort(),
    );
    expect(long).not.toBe('');
    expect(readFileSync(path.join(out, 'summary.csv'), 'utf8')).toMatch(/^\ufeff?dossier/);
  });

  test('pages named by a Mac and by Windows are one dossier in order', () => {
    expect(readDossier(out, 'Hồ sơ số 12').pages.map((page) => page.file.normalize('NFC'))).toEqual([
      'Hồ sơ số 12-p1.png',
      'Hồ sơ số 12-p2.png',
    ]);
  });

  test('says once what it passed by, and reads neither that nor its own output folder', () => {
    const lines = ran.stderr.split('\n').filter((line) => line.startsWith('Bỏ qua'));
    expect(lines).toHaveLength(1);
    // Five folders, the AppleDouble file and the output folder.
    expect(lines[0]).toContain('Bỏ qua 7 mục');
    expect(ran.stdout).toContain('Đọc 9 hồ sơ');
  });

  test('says that a page number is missing, and reads what is there', () => {
    expect(lineOf(ran, 'N-PAGE-MISSING')).toMatch(/LƯU Ý thiếu: .*trang 2/);
    expect(readDossier(out, 'thiếu').pages).toHaveLength(2);
  });

  test('leaves nothing half made', () => {
    expect(readdirSync(out).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

test('a folder of something else is never taken for an earlier result', async () => {
  const input = lay('giữ', 'ảnh.png');
  const own = lay('giữ', 'ra', 'ảnh', 'bản gốc.png');
  lay('giữ', 'so-1.png');
  const out = path.join(folder, 'giữ', 'ra');
  const ran = await runSogoc('process', input, path.join(folder, 'giữ', 'so-1.png'), '--out', out);
  expect(ran.code).toBe(1);
  expect(lineOf(ran, 'ảnh.png')).toContain('E-OUTPUT-TAKEN');
  expect(readFileSync(own)).toEqual(blank);
  expect(existsSync(path.join(out, 'so-1', 'dossier.json'))).toBe(true);
}, 60_000);

(process.getuid?.() === 0 ? test : test.skip)(
  'a folder that may not be opened is named and passed by (run as nobody)',
  async () => {
    const input = path.join(folder, 'đóng');
    lay('đóng', 'a.png');
    lay('đóng', 'khóa', 'b.png');
    chmodSync(path.join(input, 'khóa'), 0o700);
    chmodSync(folder, 0o755);
    const out = path.join(folder, 'đóng-ra');
    mkdirSync(out);
    chmodSync(out, 0o777);
    const ran = spawnSync(
      process.execPath,
      [path.resolve('cli/sogoc.mjs'), 'process', input, '--out', out, '--jobs', '1'],
      { uid: 65534, gid: 65534, encoding: 'utf8', env: { ...process.env, HOME: out } },
    );
    expect(ran.stderr.split('\n').find((line) => line.includes('khóa'))).toContain('E-NO-ACCESS');
    expect(ran.status).toBe(1);
    expect(existsSync(path.join(out, 'a', 'dossier.json'))).toBe(true);
  },
  60_000,
);

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s ends it with nothing half written',
  async (signal, code) => {
    const out = path.join(folder, `dừng-${signal}`);
    const child = spawn(process.execPath, [
      path.resolve('cli/sogoc.mjs'),
      'process',
      'samples',
      '--out',
      out,
      '--jobs',
      '2',
    ]);
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    const isUnderWay = () => existsSync(out) && readdirSync(out).some((name) => name.startsWith('.partial-'));
    while (!isUnderWay()) await sleep(50);
    await sleep(1000);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(readdirSync(out).filter((name) => name.startsWith('.partial-'))).toEqual([]);
    expect(stderr).not.toContain('E-WORKER-DIED');
  },
  60_000,
);

describe('disks', () => {
  const full = mountSmallDisk('size=150k');
  const readOnly = mountSmallDisk('size=150k,ro');
  afterAll(() => {
    full?.unmount();
    readOnly?.unmount();
  });
  const samples = readdirSync('samples')
    .filter((name) => name.endsWith('.jpg'))
    .slice(0, 2)
    .map((name) => path.join('samples', name));

  // Where no disk can be mounted (not root) there is none to fill.
  (full ? test : test.skip)(
    'a full disk is one true sentence and exit 1, nothing half written',
    async () => {
      const out = path.join(full?.folder ?? '', 'ra');
      const ran = await runSogoc('process', ...samples, '--out', out, '--jobs', '2');
      expect(ran.code).toBe(1);
      expect(ran.stderr.trim().split('\n')).toHaveLength(1);
      expect(ran.stderr).toContain('E-DISK-FULL');
      expect(ran.stderr).not.toMatch(/tự chạy tiếp|tự thử lại/);
      expect(readdirSync(out).filter((name) => name.startsWith('.partial-'))).toEqual([]);
    },
    120_000,
  );

  (readOnly ? test : test.skip)(
    'a read-only disk is one true sentence and exit 1, before anything is read',
    async () => {
      const ran = await runSogoc('process', ...samples, '--out', path.join(readOnly?.folder ?? '', 'ra'));
      expect(ran.code).toBe(1);
      expect(ran.stderr.trim().split('\n')).toHaveLength(1);
      expect(ran.stderr).toContain('E-READ-ONLY');
    },
    60_000,
  );
});
