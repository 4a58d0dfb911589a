import { z } from 'zod';
import { requireBatch } from '../../../storage/access/gate.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { readParts } from '../read-parts.ts';
import { openUploadFolder, receivePart } from '../receive-part.ts';
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
      const folder = await openUploadFolder(deps);
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
