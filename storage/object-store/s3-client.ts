import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { Client } from 'minio';
import { Failure } from '../../pipeline/failures.ts';
import { errorCode } from '../error-code.ts';

export interface S3Options {
  /** `https://s3.example.vn:9000`; http only inside a closed network. */
  readonly endpoint: string;
  /** Originals, with versions and object lock where the server knows them. */
  readonly bucket: string;
  /** What can be made again: never changed either, but gone when removed. May be the same bucket. */
  readonly derivativesBucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  /** `https://host/bucket/key` rather than `https://bucket.host/key`. */
  readonly isPathStyle: boolean;
  /** PEM file of the office's own certificate authority. */
  readonly caFile?: string;
}

export function connectS3(options: S3Options): Client {
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

/**
 * Puts an object only if there is none. The client's own putObject would turn `If-None-Match` into metadata, so this is
 * one plain signed request. True when the object is new.
 */
export async function putNew(
  client: Client,
  options: S3Options,
  object: { bucket: string; key: string; bytes: Buffer; sha256: string; contentType?: string },
): Promise<boolean> {
  const { bucket, key, bytes, sha256 } = object;
  const isTls = options.endpoint.startsWith('https:');
  try {
    const response = await client.makeRequestStreamAsync(
      {
        method: 'PUT',
        bucketName: bucket,
        objectName: key,
        headers: {
          'if-none-match': '*',
          'content-length': String(bytes.length),
          // The server checks what arrived, and buckets with object lock insist on it.
          'content-md5': createHash('md5').update(bytes).digest('base64'),
          'content-type': object.contentType ?? 'application/octet-stream',
        },
      },
      bytes,
      isTls ? '' : sha256,
      [200],
      options.region,
    );
    response.resume();
    return true;
  } catch (error) {
    if (errorCode(error) === 'PreconditionFailed') return false;
    throw nameS3Error(error, key);
  }
}

/** A file too large to hold: in parts. Two at once would write the same bytes, for its key is its content. */
export async function putLargeFile(
  client: Client,
  { bucket, key }: { bucket: string; key: string },
  path: string,
  size: number,
): Promise<void> {
  try {
    await client.putObject(bucket, key, createReadStream(path), size);
  } catch (error) {
    throw nameS3Error(error, key);
  }
}

/** Makes what is missing: for originals with versions and object lock where the server knows them, so that what was put in stays, whoever asks. */
export async function makeBuckets(options: S3Options): Promise<void> {
  const client = connectS3(options);
  for (const bucket of new Set([options.bucket, options.derivativesBucket])) {
    try {
      if (await client.bucketExists(bucket)) continue;
      if (bucket === options.bucket && (await makeLocked(client, bucket, options.region))) continue;
      await client.makeBucket(bucket, options.region);
    } catch (error) {
      // Another process of the house, starting in the same moment, was first.
      if (!['BucketAlreadyOwnedByYou', 'BucketAlreadyExists'].includes(errorCode(error)))
        throw nameS3Error(error, bucket);
    }
  }
}

/** False where the server knows no object lock. */
async function makeLocked(client: Client, bucket: string, region: string): Promise<boolean> {
  try {
    await client.makeBucket(bucket, region, { ObjectLocking: true });
    return true;
  } catch {
    return false;
  }
}

const FULL = new Set(['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage']);

export function isMissing(error: unknown): boolean {
  return ['NotFound', 'NoSuchKey'].includes(errorCode(error));
}

export function nameS3Error(error: unknown, key: string): unknown {
  if (error instanceof Failure) return error;
  if (isMissing(error)) return new Failure('E-OBJECT-MISSING', { key }, { cause: error });
  const code = errorCode(error);
  if (FULL.has(code)) return new Failure('E-DISK-FULL', { key }, { cause: error });
  return new Failure('E-STORE-AWAY', { key, reason: code }, { cause: error });
}
