import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findDossier, findPage } from '../../../storage/database/pages.ts';
import type { Page } from '../../../storage/database/pages.ts';
import { originalKey } from '../../../storage/object-store/object-store.ts';
import type { App } from '../app.ts';
import { isReaderOnly, requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { createPageImages } from '../page-images.ts';
import { Refusal } from '../problems.ts';
import { readShownRecord } from '../shown-records.ts';

const PageParams = z.object({ pageId: z.coerce.number().int() });
const CropQuery = z.object({
  bbox: z
    .string()
    .regex(/^\d+(\.\d+)?(,\d+(\.\d+)?){3}$/)
    .transform((text) =>
      z.tuple([z.number(), z.number(), z.number(), z.number()]).parse(text.split(',').map(Number)),
    ),
});

/** A page as people see it: upright for the screen, a crop of one field, or the very file as it came. */
export function addPageRoutes(app: App, deps: DashboardDeps): void {
  const images = createPageImages(deps.objects, join(deps.options.scratchFolder, 'pages'));

  const readPage = async (request: FastifyRequest, pageId: number): Promise<Page> => {
    const page = await findPage(deps.pool, pageId);
    if (!page) throw new Refusal('E-NOT-HERE');
    if (isReaderOnly(requireUser(request))) await requireReadable(request, page);
    return page;
  };
  /** A reader sees a page only where every record on it may be seen by them. */
  const requireReadable = async (request: FastifyRequest, page: Page) => {
    const dossier = await findDossier(deps.pool, page.dossierId);
    if (!dossier || dossier.recordIds.length === 0) throw new Refusal('E-FORBIDDEN');
    for (const recordId of dossier.recordIds) await readShownRecord(deps, requireUser(request), recordId);
  };

  app.get(
    '/api/pages/:pageId/image',
    {
      config: { access: 'page.read' },
      schema: {
        params: PageParams,
        querystring: z.object({ width: z.coerce.number().int().min(40).max(4000).optional() }),
        produces: ['image/jpeg'],
      },
    },
    async (request, reply) => {
      const page = await readPage(request, request.params.pageId);
      return sendImage(request, reply, await images.render(page, request.query.width));
    },
  );

  app.get(
    '/api/pages/:pageId/crop',
    {
      config: { access: 'page.read' },
      schema: { params: PageParams, querystring: CropQuery, produces: ['image/jpeg'] },
    },
    async (request, reply) => {
      const page = await readPage(request, request.params.pageId);
      return sendImage(request, reply, await images.crop(page, request.query.bbox));
    },
  );

  app.get(
    '/api/pages/:pageId/original',
    {
      config: { access: 'page.original' },
      schema: { params: PageParams, produces: ['application/octet-stream'] },
    },
    async (request, reply) => {
      const page = await readPage(request, request.params.pageId);
      const { stream, sizeBytes } = await deps.objects.openStream(originalKey(page.sha256));
      const name = encodeURIComponent(basename(page.fileName));
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', sizeBytes)
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(stream);
    },
  );
}

/**
 * The name of the file on disk says all that the picture was made of: it serves as its tag. A browser may keep the picture
 * but has to ask each time: after the sign-out it is shown no more, on a desk that others use too.
 */
function sendImage(request: FastifyRequest, reply: FastifyReply, path: string) {
  const tag = `"${basename(path, '.jpg').slice(0, 24)}"`;
  reply.header('cache-control', 'private, no-cache').header('etag', tag);
  if (request.headers['if-none-match'] === tag) return reply.status(304).send();
  return reply.type('image/jpeg').send(createReadStream(path));
}
