import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { Client } from 'minio';
import { Failure } from '../../pipeline/failures.ts';
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
  object: { key: string; bytes: Buffer; sha256: string; contentType?: string },
): Promise<boolean> {
  const { key, bytes, sha256 } = object;
  const isTls = options.endpoint.startsWith('https:');
  try {
    const response = await client.makeRequestStreamAsync(
      {
        method: 'PUT',
        bucketName: options.bucket,
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
  options: S3Options,
  key: string,
  path: string,
  size: number,
): Promise<void> {
  try {
    await client.putObject(options.bucket, key, createReadStream(path), size);
  } catch (error) {
    throw nameS3Error(error, key);
  }
}

/** Makes the bucket, with versions and object lock where the server knows them: what was put in stays, whoever asks. */
export async function makeBucket(options: S3Options): Promise<void> {
  const client = connectS3(options);
  try {
    if (await client.bucketExists(options.bucket)) return;
  } catch (error) {
    throw nameS3Error(error, options.bucket);
  }
  try {
    await client.makeBucket(options.bucket, options.region, { ObjectLocking: true });
  } catch {
    await client.makeBucket(options.bucket, options.region);
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
