import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileStore } from '../../storage/object-store/file-system.ts';
import { derivativePrefix, originalKey, type ObjectStore } from '../../storage/object-store/object-store.ts';
import { createS3Store } from '../../storage/object-store/s3.ts';
import { makeBuckets } from '../../storage/object-store/s3-client.ts';
import { findS3Lane } from '../support/s3-lane.ts';

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Lane {
  readonly store: ObjectStore;
  /** How many of six writers at once may be told that they were first; S3 servers with versions do not say. */
  readonly mostFirstWriters: number;
  /** Damages an object behind the store's back. */
  damage(key: string): Promise<void>;
  close(): Promise<void>;
}

/** What every driver promises, said once and run by each. */
function describeStore(name: string, open: () => Promise<Lane>): void {
  describe(name, () => {
    let lane: Lane;
    let folder: string;
    beforeAll(async () => {
      lane = await open();
      folder = await mkdtemp(join(tmpdir(), 'sogoc-store-'));
    }, 240_000);
    afterAll(async () => {
      await lane.close();
      await rm(folder, { recursive: true, force: true });
    });
    const put = async (bytes = randomBytes(2000)) => {
      const key = originalKey(sha(bytes));
      return { bytes, key, result: await lane.store.putIfAbsent(key, bytes) };
    };

    test('gives back exactly what was put, whole and as a stream', async () => {
      const { bytes, key, result } = await put();
      expect(result).toEqual({ sizeBytes: bytes.length, sha256: sha(bytes), isNew: true });
      expect(await lane.store.read(key, { sha256: sha(bytes) })).toEqual(bytes);
      const { stream, sizeBytes } = await lane.store.openStream(key);
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks)).toEqual(bytes);
      expect(sizeBytes).toBe(bytes.length);
      expect(await lane.store.stat(key)).toEqual({ key, sizeBytes: bytes.length });
    });

    test('whoever puts first wins: nothing is ever overwritten', async () => {
      const key = `${derivativePrefix('read-page', sha(randomBytes(4)))}/reading.json`;
      const contents = Array.from({ length: 8 }, (_, n) => Buffer.from(`writer ${n}`));
      await lane.store.putIfAbsent(key, Buffer.from('the first'));
      const results = await Promise.all(contents.map((bytes) => lane.store.putIfAbsent(key, bytes)));
      expect(results.every((result) => !result.isNew)).toBe(true);
      expect((await lane.store.read(key)).toString()).toBe('the first');
    });

    test('writers at the same moment leave one whole object', async () => {
      const bytes = randomBytes(100_000);
      const key = originalKey(sha(bytes));
      const results = await Promise.all(Array.from({ length: 6 }, () => lane.store.putIfAbsent(key, bytes)));
      const newOnes = results.filter((result) => result.isNew).length;
      expect(newOnes).toBeGreaterThanOrEqual(1);
      expect(newOnes).toBeLessThanOrEqual(lane.mostFirstWriters);
      expect(await lane.store.read(key, { sha256: sha(bytes) })).toEqual(bytes);
    });

    test('takes files from disk, empty ones and large ones alike', async () => {
      for (const size of [0, 1, 7_000_000]) {
        const bytes = randomBytes(size);
        const path = join(folder, `file-${size}`);
        await writeFile(path, bytes);
        const result = await lane.store.putFileIfAbsent(originalKey(sha(bytes)), path);
        expect(result).toEqual({ sizeBytes: size, sha256: sha(bytes), isNew: true });
        expect(sha(await lane.store.read(originalKey(sha(bytes))))).toBe(sha(bytes));
        expect((await lane.store.putFileIfAbsent(originalKey(sha(bytes)), path)).isNew).toBe(false);
      }
    });

    test('what is not there is named', async () => {
      const key = originalKey(sha(randomBytes(8)));
      await expect(lane.store.read(key)).rejects.toMatchObject({ code: 'E-OBJECT-MISSING' });
      await expect(lane.store.openStream(key)).rejects.toMatchObject({ code: 'E-OBJECT-MISSING' });
      expect(await lane.store.stat(key)).toBeUndefined();
    });

    test('damage is found by a verified read and repaired only with the right bytes', async () => {
      const { bytes, key } = await put();
      await lane.damage(key);
      await expect(lane.store.read(key, { sha256: sha(bytes) })).rejects.toMatchObject({
        code: 'E-OBJECT-CORRUPT',
      });
      await expect(lane.store.repairOriginal(sha(bytes), randomBytes(2000))).rejects.toMatchObject({
        code: 'E-OBJECT-CORRUPT',
      });
      await lane.store.repairOriginal(sha(bytes), bytes);
      expect(await lane.store.read(key, { sha256: sha(bytes) })).toEqual(bytes);
    });

    test('lists what lies under a prefix, and nothing else', async () => {
      const prefix = derivativePrefix('assemble-dossier', sha(randomBytes(4)));
      for (const name of ['dossier.json', 'page-0001.alto.xml', 'page-0002.alto.xml'])
        await lane.store.putIfAbsent(`${prefix}/${name}`, Buffer.from(name));
      const keys: string[] = [];
      for await (const object of lane.store.list(`${prefix}/page-`)) keys.push(object.key);
      expect(keys).toEqual([`${prefix}/page-0001.alto.xml`, `${prefix}/page-0002.alto.xml`]);
    });

    test('originals are never removed; derivatives may be', async () => {
      const { key } = await put();
      await expect(lane.store.removeDerivative(key)).rejects.toThrow(/never/);
      const derivative = `${derivativePrefix('read-page', sha(randomBytes(4)))}/view.jpg`;
      await lane.store.putIfAbsent(derivative, randomBytes(10));
      await lane.store.removeDerivative(derivative);
      expect(await lane.store.stat(derivative)).toBeUndefined();
    });

    test.each(['../outside', 'a/../../b', '/absolute', 'a//b', 'a\\b', '', '.hidden', 'Ảnh'])(
      'refuses the key %j',
      async (key) => {
        await expect(async () => lane.store.putIfAbsent(key, Buffer.from('x'))).rejects.toThrow(/unsafe/);
      },
    );
  });
}

describeStore('file system', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-objects-'));
  return {
    store: createFileStore(folder),
    mostFirstWriters: 1,
    damage: async (key) => {
      const path = join(folder, key);
      const bytes = await readFile(path);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      await writeFile(path, bytes);
    },
    close: async () => {
      // Nothing half written is left aside.
      expect(await readdir(join(folder, 'incoming'))).toEqual([]);
      await rm(folder, { recursive: true });
    },
  };
});

const s3 = findS3Lane();
if (s3.isAvailable) {
  describeStore('S3 (radosgw)', async () => {
    const server = await s3.start();
    await makeBuckets(server.options);
    const store = createS3Store(server.options);
    await store.check();
    return { store, mostFirstWriters: 6, damage: (key) => server.overwrite(key), close: () => server.stop() };
  });
} else {
  describe('S3 (radosgw)', () => {
    test.skip(`NOT RUN: ${s3.reason}`, () => undefined);
  });
}
