import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../pipeline/failures.ts';
import { errorCode } from '../../storage/error-code.ts';
import { makeFolder } from '../../storage/make-folder.ts';

const PREFIX = '.partial-';

export interface WorkFolder {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Where dossiers are put together before they appear: inside the output folder, so that moving them is one rename. Gone
 * whatever way this process ends, save by kill -9 or loss of power; what such an end left is swept by the next run.
 */
export async function openWorkFolder(outputFolder: string): Promise<WorkFolder> {
  try {
    await makeFolder(outputFolder);
  } catch (error) {
    const isTaken = ['EEXIST', 'ENOTDIR'].includes(errorCode(error));
    throw isTaken ? new Failure('E-OUTPUT-TAKEN', {}, { cause: error }) : error;
  }
  await sweepLeftOvers(outputFolder);
  const folder = await mkdtemp(path.join(outputFolder, `${PREFIX}${process.pid}-`));
  const removeNow = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeNow);
  return {
    folder,
    async remove() {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      process.off('exit', removeNow);
    },
  };
}

async function sweepLeftOvers(outputFolder: string): Promise<void> {
  const names = await readdir(outputFolder);
  const left = names.filter((name) => {
    const pid = Number(/^\.partial-(?<pid>\d+)(-|$)/.exec(name)?.groups?.pid);
    return pid > 0 && pid !== process.pid && !isRunning(pid);
  });
  for (const name of left) await rm(path.join(outputFolder, name), { recursive: true, force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Puts a dossier in the place of its own earlier result; never in that of anything else. */
export async function placeResult(made: string, target: string): Promise<void> {
  const found = await stat(target).catch(() => undefined);
  if (found) {
    const isOurs = found.isDirectory() && (await readdir(target)).includes('dossier.json');
    const isEmpty = found.isDirectory() && (await readdir(target)).length === 0;
    if (!isOurs && !isEmpty) throw new Failure('E-OUTPUT-TAKEN');
    await rm(target, { recursive: true, force: true });
  }
  await rename(made, target);
}
