import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Client } from 'minio';
import { Failure } from '../../pipeline/failures.ts';
import { hashFile } from './hash-file.ts';
import { checkKey, isOriginal, originalKey, type ObjectStore } from './object-store.ts';
import { connectS3, isMissing, nameS3Error, putLargeFile, putNew, type S3Options } from './s3-client.ts';

/** Larger files go up in parts. */
const WHOLE_PUT_BYTES = 64 * 2 ** 20;

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * Objects in an S3 store. A key that exists is left alone, and the put itself carries `If-None-Match: *`. Some servers do
 * not heed that in a bucket with versions: two puts in the same moment may then both be told that they were first, and
 * write the same bytes (keys are content) as two versions.
 */
export function createS3Store(options: S3Options): ObjectStore {
  const client = connectS3(options);
  const bucketOf = (key: string) => (isOriginal(key) ? options.bucket : options.derivativesBucket);
  const find = async (key: string) => {
    checkKey(key);
    try {
      return { key, sizeBytes: (await client.statObject(bucketOf(key), key)).size };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw nameS3Error(error, key);
    }
  };
  const read = async (key: string) => {
    checkKey(key);
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of await client.getObject(bucketOf(key), key)) chunks.push(chunk as Buffer);
    } catch (error) {
      throw nameS3Error(error, key);
    }
    return Buffer.concat(chunks);
  };
  return {
    name: `S3 ${options.endpoint}/${options.bucket}`,
    async putIfAbsent(key, bytes, putOptions) {
      checkKey(key);
      const object = {
        bucket: bucketOf(key),
        key,
        bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
        sha256: sha256Of(bytes),
        ...putOptions,
      };
      const isThere = putOptions?.isLikelyNew !== true && (await find(key)) !== undefined;
      const isNew = !isThere && (await putNew(client, options, object));
      return { sizeBytes: bytes.length, sha256: object.sha256, isNew };
    },
    async putFileIfAbsent(key, path, putOptions) {
      const { size } = await stat(path);
      const result = { sizeBytes: size, sha256: putOptions?.sha256 ?? (await hashFile(path)) };
      const isWhole = size <= WHOLE_PUT_BYTES;
      // Parts cannot be put on condition: there the key is always looked for first.
      if (!(isWhole && putOptions?.isLikelyNew === true) && (await find(key)))
        return { ...result, isNew: false };
      const place = { bucket: bucketOf(key), key };
      if (isWhole) {
        const object = { ...place, bytes: await readFile(path), sha256: result.sha256 };
        return { ...result, isNew: await putNew(client, options, object) };
      }
      await putLargeFile(client, place, path, size);
      return { ...result, isNew: true };
    },
    async read(key, readOptions) {
      const bytes = await read(key);
      if (readOptions?.sha256 !== undefined && sha256Of(bytes) !== readOptions.sha256)
        throw new Failure('E-OBJECT-CORRUPT', { key });
      return bytes;
    },
    async openStream(key) {
      const found = await find(key);
      if (!found) throw new Failure('E-OBJECT-MISSING', { key });
      try {
        return { stream: await client.getObject(bucketOf(key), key), sizeBytes: found.sizeBytes };
      } catch (error) {
        throw nameS3Error(error, key);
      }
    },
    stat: find,
    async *list(prefix) {
      const items = client.listObjectsV2(bucketOf(prefix), prefix, true) as AsyncIterable<{
        name?: string;
        size: number;
      }>;
      try {
        for await (const item of items)
          if (item.name !== undefined) yield { key: item.name, sizeBytes: item.size };
      } catch (error) {
        throw nameS3Error(error, prefix);
      }
    },
    async removeDerivative(key) {
      if (isOriginal(key)) throw new TypeError('originals are never removed');
      await client.removeObject(options.derivativesBucket, checkKey(key)).catch((error: unknown) => {
        throw nameS3Error(error, key);
      });
    },
    async repairOriginal(sha256, bytes) {
      if (sha256Of(bytes) !== sha256) throw new Failure('E-OBJECT-CORRUPT', { sha256 });
      await client
        .putObject(options.bucket, originalKey(sha256), Buffer.from(bytes), bytes.length)
        .catch((error: unknown) => {
          throw nameS3Error(error, sha256);
        });
    },
    freeBytes: () => Promise.resolve(undefined),
    check: () => checkBuckets(client, options),
  };
}

async function checkBuckets(client: Client, options: S3Options): Promise<void> {
  for (const bucket of new Set([options.bucket, options.derivativesBucket])) {
    const exists = await client.bucketExists(bucket).catch((error: unknown) => {
      throw nameS3Error(error, bucket);
    });
    if (!exists) throw new Failure('E-STORE-AWAY', { bucket, reason: 'no such bucket' });
  }
}
