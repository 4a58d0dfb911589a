import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileStore } from '../../storage/object-store/file-system.ts';
import { originalKey, type ObjectStore } from '../../storage/object-store/object-store.ts';
import { keepAtHand } from '../../workers/object-shelf.ts';

let folder: string;
let store: ObjectStore;
let reads: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-shelf-'));
  const files = createFileStore(folder);
  reads = [];
  store = { ...files, read: (key, options) => (reads.push(key), files.read(key, options)) };
});
afterEach(() => rm(folder, { recursive: true }));

async function keep(text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store.putIfAbsent(originalKey(sha256), bytes);
  return sha256;
}

const openShelf = (maxBytes?: number) => {
  const shelf = keepAtHand(store, maxBytes);
  return (sha256: string) => shelf.read(originalKey(sha256), { sha256 });
};

test('the pages of one file, read side by side and one after the other, fetch it once', async () => {
  const volume = await keep('quyển một');
  const read = openShelf();
  const pages = await Promise.all([read(volume), read(volume), read(volume)]);
  expect(pages.map(String)).toEqual(['quyển một', 'quyển một', 'quyển một']);
  await read(volume);
  expect(reads).toHaveLength(1);
});

test('no more is kept than there is room for: the longest unused goes first', async () => {
  const [a, b, c] = [await keep('aaaa'), await keep('bbbb'), await keep('cccc')];
  const read = openShelf(8);
  for (const sha256 of [a, b, a, c, a]) await read(sha256);
  expect(reads).toHaveLength(3);
  await read(b);
  expect(reads).toHaveLength(4);
  const large = await keep('lớn hơn cả kệ');
  await read(large);
  await read(large);
  expect(reads).toHaveLength(6);
});

test('a failure is not kept', async () => {
  const read = openShelf();
  const missing = 'f'.repeat(64);
  await expect(read(missing)).rejects.toMatchObject({ code: 'E-OBJECT-MISSING' });
  await expect(read(missing)).rejects.toMatchObject({ code: 'E-OBJECT-MISSING' });
  expect(reads).toHaveLength(2);
});

test('what was put is read without the store, unless somebody was there first', async () => {
  const shelf = keepAtHand(store);
  await shelf.putIfAbsent('derivatives/a/reading.json', Buffer.from('mới'));
  expect(String(await shelf.read('derivatives/a/reading.json'))).toBe('mới');
  expect(reads).toEqual([]);
  await store.putIfAbsent('derivatives/b/reading.json', Buffer.from('có trước'));
  await shelf.putIfAbsent('derivatives/b/reading.json', Buffer.from('đến sau'));
  expect(String(await shelf.read('derivatives/b/reading.json'))).toBe('có trước');
  expect(reads).toEqual(['derivatives/b/reading.json']);
});

test('bytes at hand that were not compared with their hash do not answer for it', async () => {
  const sha256 = await keep('bản gốc');
  const shelf = keepAtHand(store);
  await shelf.read(originalKey(sha256));
  await shelf.read(originalKey(sha256), { sha256 });
  await shelf.read(originalKey(sha256), { sha256 });
  await shelf.read(originalKey(sha256));
  expect(reads).toHaveLength(2);
});
