import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Manifest } from '../backup/manifest.ts';
import type { Db } from '../database/pool.ts';
import { compareAnchors, readAnchors } from './anchors.ts';
import type { AccountFault } from './faults.ts';

/** The account against copies of anchors that lie elsewhere: files of anchors, or folders of backups. */
export async function compareKept(db: Db, places: readonly string[]): Promise<AccountFault[]> {
  const faults: AccountFault[] = [];
  for (const place of places) {
    const isBackup = (await stat(place)).isDirectory();
    const anchors = isBackup ? await readManifestAnchor(place) : await readAnchors(place);
    faults.push(...(await compareAnchors(db, anchors, place)));
  }
  return faults;
}

async function readManifestAnchor(folder: string) {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  const { auditHead: hash, auditSeq: seq, madeAt: at } = manifest;
  return hash === null || seq === null || seq === undefined ? [] : [{ at, seq, hash, by: 'backup' }];
}
