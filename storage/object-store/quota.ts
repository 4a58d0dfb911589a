import type { ObjectStore, PutResult } from './object-store.ts';

/** The account is asked for again after this; in between, what this process puts is added to it. */
const ASK_EVERY_MS = 30_000;

/**
 * A store that does not say how much room it has left (S3), with a bound set by the house: its free space is the quota
 * less what the account says is stored. Bounds only what asks for `freeBytes`; what is under way is still kept.
 */
export function limitStore(
  store: ObjectStore,
  options: { readonly quotaBytes: number; readonly countStored: () => Promise<number> },
): ObjectStore {
  let account: { readonly at: number; readonly bytes: number } | undefined;
  let putSince = 0;
  const note = (result: PutResult) => {
    if (result.isNew) putSince += result.sizeBytes;
    return result;
  };
  return {
    ...store,
    putIfAbsent: async (key, bytes, putOptions) => note(await store.putIfAbsent(key, bytes, putOptions)),
    putFileIfAbsent: async (key, path, putOptions) =>
      note(await store.putFileIfAbsent(key, path, putOptions)),
    async freeBytes() {
      if (!account || Date.now() - account.at > ASK_EVERY_MS) {
        putSince = 0;
        account = { at: Date.now(), bytes: await options.countStored() };
      }
      const left = options.quotaBytes - account.bytes - putSince;
      const physical = await store.freeBytes();
      return Math.max(0, physical === undefined ? left : Math.min(left, physical));
    },
  };
}
