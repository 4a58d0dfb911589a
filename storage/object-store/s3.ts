import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Agent } from 'node:https';
import { Client } from 'minio';
import { Failure } from '../../pipeline/failures.ts';
import { hashFile } from './hash-file.ts';
import { checkKey, isOriginal, originalKey, type ObjectStore, type PutResult } from './object-store.ts';
import { errorCode } from '../error-code.ts';

export interface S3Options {
  /** `https://s3.example.vn:9000`; http only inside a closed network. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  /** `https://host/bucket/key` rather than `https://bucket.host/key`. */
  readonly isPathStyle: boolean;
  /** PEM file of the office's own certificate authority. */
  readonly caFile?: string;
}

/**
 * Objects in an S3 store. Whoever puts first wins: the put carries `If-None-Match: *`; a server that does not know
 * the header would let a second put write the same bytes again, which content keys make harmless.
 */
export function createS3Store(options: S3Options): ObjectStore {
  const client = connectS3(options);
  const { bucket } = options;
  const find = async (key: string) => {
    try {
      const found = await client.statObject(bucket, checkKey(key));
      return { key, sizeBytes: found.size };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw nameS3Error(error, key);
    }
  };
  const put = async (
    key: string,
    body: Buffer | ReturnType<typeof createReadStream>,
    size: number,
    contentType?: string,
  ) => {
    try {
      await client.putObject(bucket, checkKey(key), body, size, {
        'If-None-Match': '*',
        ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
      });
      return true;
    } catch (error) {
      if (errorCode(error) === 'PreconditionFailed') return false;
      throw nameS3Error(error, key);
    }
  };
  const read = async (key: string) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of await client.getObject(bucket, checkKey(key))) chunks.push(chunk as Buffer);
    } catch (error) {
      throw nameS3Error(error, key);
    }
    return Buffer.concat(chunks);
  };
  return {
    name: `S3 ${options.endpoint}/${bucket}`,
    async putIfAbsent(key, bytes, putOptions) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (await find(key)) return { sizeBytes: bytes.length, sha256, isNew: false };
      const isNew = await put(
        key,
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
        bytes.length,
        putOptions?.contentType,
      );
      return { sizeBytes: bytes.length, sha256, isNew };
    },
    async putFileIfAbsent(key, path) {
      const { size } = await stat(path);
      const result: Omit<PutResult, 'isNew'> = { sizeBytes: size, sha256: await hashFile(path) };
      if (await find(key)) return { ...result, isNew: false };
      return { ...result, isNew: await put(key, createReadStream(path), size) };
    },
    async read(key, readOptions) {
      const bytes = await read(key);
      if (
        readOptions?.sha256 !== undefined &&
        createHash('sha256').update(bytes).digest('hex') !== readOptions.sha256
      )
        throw new Failure('E-OBJECT-CORRUPT', { key });
      return bytes;
    },
    async openStream(key) {
      const found = await find(key);
      if (!found) throw new Failure('E-OBJECT-MISSING', { key });
      try {
        return { stream: await client.getObject(bucket, key), sizeBytes: found.sizeBytes };
      } catch (error) {
        throw nameS3Error(error, key);
      }
    },
    stat: find,
    async *list(prefix) {
      try {
        for await (const item of client.listObjectsV2(bucket, prefix, true) as AsyncIterable<{
          name?: string;
          size: number;
        }>)
          if (item.name !== undefined) yield { key: item.name, sizeBytes: item.size };
      } catch (error) {
        throw nameS3Error(error, prefix);
      }
    },
    async removeDerivative(key) {
      if (isOriginal(key)) throw new TypeError('originals are never removed');
      await client.removeObject(bucket, checkKey(key)).catch((error: unknown) => {
        throw nameS3Error(error, key);
      });
    },
    async repairOriginal(sha256, bytes) {
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Failure('E-OBJECT-CORRUPT', { sha256 });
      await client
        .putObject(bucket, originalKey(sha256), Buffer.from(bytes), bytes.length)
        .catch((error: unknown) => {
          throw nameS3Error(error, sha256);
        });
    },
    freeBytes: () => Promise.resolve(undefined),
    async check() {
      let exists: boolean;
      try {
        exists = await client.bucketExists(bucket);
      } catch (error) {
        throw nameS3Error(error, bucket);
      }
      if (!exists) throw new Failure('E-STORE-AWAY', { bucket, reason: 'no such bucket' });
    },
  };
}

function connectS3(options: S3Options): Client {
  const url = new URL(options.endpoint);
  const isTls = url.protocol === 'https:';
  return new Client({
    endPoint: url.hostname,
    port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
    useSSL: isTls,
    accessKey: options.accessKey,
    secretKey: options.secretKey,
    region: options.region,
    pathStyle: options.isPathStyle,
    ...(isTls && options.caFile !== undefined
      ? { transportAgent: new Agent({ keepAlive: true, ca: readFileSync(options.caFile) }) }
      : {}),
  });
}

/** Makes the bucket, with versioning and object lock so that an original put in stays, where the server knows how. */
export async function makeBucket(options: S3Options): Promise<{ hasObjectLock: boolean }> {
  const client = connectS3(options);
  if (await client.bucketExists(options.bucket)) return { hasObjectLock: false };
  try {
    await client.makeBucket(options.bucket, options.region, { ObjectLocking: true });
    return { hasObjectLock: true };
  } catch {
    await client.makeBucket(options.bucket, options.region);
    return { hasObjectLock: false };
  }
}

const MISSING = new Set(['NotFound', 'NoSuchKey', 'NoSuchBucket']);
const FULL = new Set(['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage', 'EntityTooLargeForQuota']);

function isMissing(error: unknown): boolean {
  return MISSING.has(errorCode(error));
}

function nameS3Error(error: unknown, key: string): unknown {
  if (error instanceof Failure) return error;
  const code = errorCode(error);
  if (code === 'NoSuchKey' || code === 'NotFound')
    return new Failure('E-OBJECT-MISSING', { key }, { cause: error });
  if (FULL.has(code)) return new Failure('E-DISK-FULL', { key }, { cause: error });
  return new Failure('E-STORE-AWAY', { key, reason: code }, { cause: error });
}
