import type { Readable } from 'node:stream';

export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
}

export interface PutOptions {
  readonly contentType?: string;
  /** Only an attempt that died can have put it before: a store that must ask first whether it is there need not. */
  readonly isLikelyNew?: boolean;
}

export interface PutFileOptions {
  /** Of its bytes, where the caller knows it: they are not read once more for that. */
  readonly sha256?: string;
  /** As in `PutOptions`. */
  readonly isLikelyNew?: boolean;
}

export interface PutResult {
  readonly sizeBytes: number;
  readonly sha256: string;
  /** False when an object stood there already; it was left as it is. */
  readonly isNew: boolean;
}

/**
 * Keeps bytes under keys; what is there is never changed. Keys are made of content hashes, stages and versions,
 * so the same key always means the same bytes and putting twice is harmless.
 *
 * Errors: E-OBJECT-MISSING, E-OBJECT-CORRUPT (a verified read that does not match), E-STORE-AWAY, E-DISK-FULL.
 */
export interface ObjectStore {
  /** Which driver this is, for people and logs. */
  readonly name: string;
  /** Stores the bytes unless the key exists. All or nothing: a reader never sees half an object. */
  putIfAbsent(key: string, bytes: Uint8Array, options?: PutOptions): Promise<PutResult>;
  /** As `putIfAbsent`, from a file on disk, without holding it in memory. */
  putFileIfAbsent(key: string, path: string, options?: PutFileOptions): Promise<PutResult>;
  /** Verifies against `sha256` when it is given. */
  read(key: string, options?: { readonly sha256?: string }): Promise<Buffer>;
  openStream(key: string): Promise<{ readonly stream: Readable; readonly sizeBytes: number }>;
  /** Undefined when there is none. */
  stat(key: string): Promise<StoredObject | undefined>;
  list(prefix: string): AsyncIterable<StoredObject>;
  /** Only for what can be made again (derivatives, orphans): originals are refused. */
  removeDerivative(key: string): Promise<void>;
  /** Overwrites a damaged original with bytes that were proved to be the right ones. */
  repairOriginal(sha256: string, bytes: Uint8Array): Promise<void>;
  /** Bytes still free, where the store can say; undefined where it cannot. */
  freeBytes(): Promise<number | undefined>;
  /** Throws E-STORE-AWAY when the store cannot be used now. */
  check(): Promise<void>;
}

const SAFE_KEY = /^[a-z0-9][a-zA-Z0-9._-]*(\/[a-zA-Z0-9][a-zA-Z0-9._-]*)*$/;

/** Keys are made by the program; anything else is a bug, not a file name to be trusted. */
export function checkKey(key: string): string {
  if (!SAFE_KEY.test(key) || key.includes('..') || key.length > 512) throw new TypeError('unsafe object key');
  return key;
}

/** Where an original lies: by its content alone. */
export function originalKey(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a sha256');
  return `originals/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** Where what a task made lies: by the task's key, which covers content, stage, version and parameters. */
export function derivativePrefix(stage: string, taskKey: string): string {
  return `derivatives/${stage}/${taskKey.slice(0, 2)}/${taskKey}`;
}

export function isOriginal(key: string): boolean {
  return key.startsWith('originals/');
}
