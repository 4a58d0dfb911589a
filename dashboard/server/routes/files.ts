import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import { z } from 'zod';
import { asFailure } from '../../../pipeline/failures.ts';
import type { FailureCode } from '../../../pipeline/failures.ts';
import { requireBatch } from '../../../storage/access/gate.ts';
import { isOwnUnit, type Viewer } from '../../../storage/access/viewer.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { describeFailure } from '../problems.ts';
import { readParts } from '../read-parts.ts';
import { isSafePath } from '../safe-name.ts';
import { BatchParams, ReceivedFile } from '../schemas/batches.ts';

/**
 * Takes files into a batch, any number in one request; each is streamed to disk, kept, and told about by itself,
 * so that one bad file never stops the others. A part named `path` before a file says where it lay in its folder.
 */
export function addFileRoutes(app: App, deps: DashboardDeps): void {
  app.post(
    '/api/batches/:batchId/files',
    {
      config: { access: 'batch.change' },
      schema: {
        params: BatchParams,
        consumes: ['multipart/form-data'],
        response: { 200: z.object({ files: z.array(ReceivedFile) }) },
      },
    },
    async (request) => {
      const user = requireUser(request);
      await requireBatch(deps.pool, user, 'batch.change', request.params.batchId);
      const folder = join(deps.options.scratchFolder, 'uploads');
      await mkdir(folder, { recursive: true });
      const files: ReceivedFile[] = [];
      let path: string | null = null;
      for await (const part of readParts(request)) {
        if (part.type === 'field') {
          if (part.fieldname === 'path' && typeof part.value === 'string') path = part.value;
          continue;
        }
        const name = path ?? part.filename;
        path = null;
        files.push(
          await receivePart(part, name, folder, user, (onDisk) =>
            deps.intake.receiveFile({
              batchId: request.params.batchId,
              path: onDisk,
              relativePath: name.normalize('NFC'),
              userId: user.id,
            }),
          ),
        );
      }
      return { files };
    },
  );
}

type Keep = (path: string) => ReturnType<DashboardDeps['intake']['receiveFile']>;

async function receivePart(
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
