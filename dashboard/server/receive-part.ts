import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import { asFailure } from '../../pipeline/failures.ts';
import type { FailureCode } from '../../pipeline/failures.ts';
import { isOwnUnit, type Viewer } from '../../storage/access/viewer.ts';
import type { DashboardDeps } from './deps.ts';
import { describeFailure } from './problems.ts';
import { isSafePath } from './safe-name.ts';
import type { ReceivedFile } from './schemas/batches.ts';

/** Folder where uploads lie while they come in. */
export async function openUploadFolder({ options }: DashboardDeps): Promise<string> {
  const folder = join(options.scratchFolder, 'uploads');
  await mkdir(folder, { recursive: true });
  return folder;
}

type Keep = (path: string) => ReturnType<DashboardDeps['intake']['receiveFile']>;

/** Takes one file of a request in; what is wrong with it is told, not thrown, so that the files beside it come in. */
export async function receivePart(
  part: MultipartFile,
  name: string,
  folder: string,
  viewer: Viewer,
  keep: Keep,
): Promise<ReceivedFile> {
  if (!isSafePath(name) || !isSafePath(part.filename)) {
    part.file.resume();
    return refuse(name, 'E-UNSAFE-NAME');
  }
  const onDisk = join(folder, randomUUID());
  try {
    await pipeline(part.file, createWriteStream(onDisk, { flags: 'wx' }));
    if (part.file.truncated) return refuse(name, 'E-TOO-LARGE');
    if ((await stat(onDisk)).size === 0) return refuse(name, 'E-EMPTY-FILE');
    const { duplicateOf } = await keep(onDisk);
    return {
      name,
      state: duplicateOf ? 'duplicate' : 'received',
      // That others have the same bytes is told, who they are is not.
      duplicateOf:
        duplicateOf && isOwnUnit(viewer, duplicateOf.unitId)
          ? { batchId: duplicateOf.batchId, batchName: duplicateOf.batchName }
          : null,
      problem: null,
    };
  } catch (error) {
    const failure = asFailure(error);
    // The world is away: the whole request fails, and the screen sends the file again.
    if (failure.kind !== 'bad_input') throw error;
    return refuse(name, failure.code);
  } finally {
    await rm(onDisk, { force: true });
  }
}

function refuse(name: string, code: FailureCode): ReceivedFile {
  return { name, state: 'refused', duplicateOf: null, problem: describeFailure(code) };
}
