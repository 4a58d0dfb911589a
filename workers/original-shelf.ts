import { originalKey, type ObjectStore } from '../storage/object-store/object-store.ts';

const MAX_BYTES = 128 * 2 ** 20;

/**
 * Originals of many pages, kept in hand while their pages are read one after the other: a bound volume as one PDF would
 * else be fetched and hashed anew for every page. Those used longest ago go first; one too large is never kept.
 */
export function createOriginalShelf(
  store: ObjectStore,
  maxBytes = MAX_BYTES,
): (sha256: string) => Promise<Buffer> {
  const shelf = new Map<string, Promise<Buffer>>();
  const sizes = new Map<string, number>();
  const drop = (sha256: string) => {
    shelf.delete(sha256);
    sizes.delete(sha256);
  };
  const makeRoom = () => {
    const held = () => [...sizes.values()].reduce((sum, size) => sum + size, 0);
    for (const sha256 of [...shelf.keys()]) {
      if (held() <= maxBytes) return;
      if (sizes.has(sha256)) drop(sha256);
    }
  };
  return async (sha256) => {
    const found = shelf.get(sha256);
    const reading = found ?? store.read(originalKey(sha256), { sha256 });
    // At the end of the line, whether it was there or is new.
    shelf.delete(sha256);
    shelf.set(sha256, reading);
    try {
      const bytes = await reading;
      if (shelf.get(sha256) === reading) sizes.set(sha256, bytes.length);
      makeRoom();
      return bytes;
    } catch (error) {
      drop(sha256);
      throw error;
    }
  };
}
