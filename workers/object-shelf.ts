import type { ObjectStore } from '../storage/object-store/object-store.ts';

const MAX_BYTES = 128 * 2 ** 20;

interface Kept {
  readonly bytes: Promise<Buffer>;
  /** Compared with its hash when it was read. */
  readonly isVerified: boolean;
  /** Undefined while it is still being fetched. */
  sizeBytes?: number;
}

/**
 * A store whose latest objects stay in hand: keys are content, so what was read or put once need not be fetched again.
 * The pages of a bound volume read it once, and a dossier put together where its pages were read fetches nothing.
 * Those used longest ago go first; one larger than `maxBytes` is never kept.
 */
export function keepAtHand(store: ObjectStore, maxBytes = MAX_BYTES): ObjectStore {
  const shelf = new Map<string, Kept>();
  let held = 0;
  const drop = (key: string) => {
    held -= shelf.get(key)?.sizeBytes ?? 0;
    shelf.delete(key);
  };
  const place = (key: string, kept: Kept) => {
    drop(key);
    if ((kept.sizeBytes ?? 0) > maxBytes) return;
    shelf.set(key, kept);
    held += kept.sizeBytes ?? 0;
    for (const [oldest, { sizeBytes }] of shelf) {
      if (held <= maxBytes) return;
      if (sizeBytes !== undefined) drop(oldest);
    }
  };
  return {
    ...store,
    async putIfAbsent(key, bytes, options) {
      const result = await store.putIfAbsent(key, bytes, options);
      // One that was there already may be another run's: same words, other moment.
      if (result.isNew)
        place(key, {
          bytes: Promise.resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
          isVerified: false,
          sizeBytes: bytes.length,
        });
      return result;
    },
    async read(key, options) {
      const found = shelf.get(key);
      const mustVerify = options?.sha256 !== undefined;
      const kept: Kept =
        found && (found.isVerified || !mustVerify)
          ? found
          : { bytes: store.read(key, options), isVerified: mustVerify };
      // At the end of the line, whether it was there or is new.
      place(key, kept);
      try {
        const bytes = await kept.bytes;
        if (shelf.get(key) === kept) place(key, { ...kept, sizeBytes: bytes.length });
        return bytes;
      } catch (error) {
        if (shelf.get(key) === kept) drop(key);
        throw error;
      }
    },
    async removeDerivative(key) {
      drop(key);
      await store.removeDerivative(key);
    },
  };
}
