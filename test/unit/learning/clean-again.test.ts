import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { turnOver } from '../../../pipeline/image/turn-over.ts';
import type { CleanPage } from '../../../pipeline/page.ts';
import type { PageReading } from '../../../pipeline/page-reading.ts';
import { silentContext } from '../../../pipeline/stage.ts';
import { cleanPage } from '../../../pipeline/stages/clean-page.ts';
import { readScan } from '../../../pipeline/stages/read-scan.ts';
import { createFileStore } from '../../../storage/object-store/file-system.ts';
import { originalKey, type ObjectStore } from '../../../storage/object-store/object-store.ts';
import { cleanAgain } from '../../../workers/learning/clean-again.ts';

let folder: string;
let store: ObjectStore;
let page: { sha256: string; pageInFile: number };
let clean: CleanPage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-clean-'));
  store = createFileStore(folder);
  const bytes = await readFile('samples/mau-01-giay-khai-sinh-p1.jpg');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  page = { sha256, pageInFile: 1 };
  await store.putIfAbsent(originalKey(sha256), bytes);
  const scan = await readScan.run({ bytes }, silentContext);
  clean = await cleanPage.run(await scan.readPage(1), silentContext);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

/** What a reading of the page keeps of its geometry. */
const readingOf = ({ image, map, ...rest }: CleanPage): PageReading => ({
  ...rest,
  pageInFile: 1,
  isBilevel: false,
  map,
  text: { width: image.width, height: image.height, lines: [] },
});

test('the clean page is made again from the original, pixel for pixel, the way up that it was read', async () => {
  for (const read of [clean, turnOver(clean)]) {
    const again = await cleanAgain(store, page, readingOf(read));
    expect(again && Buffer.compare(again.data, read.image.data)).toBe(0);
  }
}, 60_000);

test('where cleaning has changed since, its words lie elsewhere: nothing is cut', async () => {
  const [a = 1, b = 0, c = 0, ...rest] = clean.map;
  const elsewhere = readingOf({ ...clean, map: [a, b, c + 3, ...rest] });
  expect(await cleanAgain(store, page, elsewhere)).toBeUndefined();
  const smaller = { ...clean.image, width: clean.image.width - 1 };
  expect(await cleanAgain(store, page, readingOf({ ...clean, image: smaller }))).toBeUndefined();
}, 60_000);
