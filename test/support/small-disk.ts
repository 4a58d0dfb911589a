import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of a few kilobytes that can really be full, or read-only; undefined where this user may not mount one. */
export function mountSmallDisk(options: string): { folder: string; unmount(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'sogoc-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `mode=0711,${options}`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmdirSync(folder);
    return undefined;
  }
  return {
    folder,
    unmount() {
      spawnSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}
