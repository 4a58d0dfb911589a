import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { enterPage } from '../../../storage/access/gate.ts';
import type { Page } from '../../../storage/database/pages.ts';
import { originalKey } from '../../../storage/object-store/object-store.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Id } from '../schemas/basics.ts';
import { createPageImages } from '../page-images.ts';
import { createViewNotes } from '../view-notes.ts';

const PageParams = z.object({ pageId: Id });
const CropQuery = z.object({
  bbox: z
    .string()
    .regex(/^\d{1,7}(\.\d{1,6})?(,\d{1,7}(\.\d{1,6})?){3}$/)
    .transform((text) =>
      z.tuple([z.number(), z.number(), z.number(), z.number()]).parse(text.split(',').map(Number)),
    ),
});

/** A page as people see it: upright for the screen, a crop of one field, or the very file as it came. */
export function addPageRoutes(app: App, deps: DashboardDeps): void {
  const images = createPageImages(
    deps.objects,
    join(deps.options.scratchFolder, 'pages'),
    deps.options.imagesMaxBytes,
  );
  const noteView = createViewNotes(deps.pool);

  const openPage = async (
    request: FastifyRequest,
    action: 'page.read' | 'page.original',
    pageId: number,
  ): Promise<Page> => {
    const user = requireUser(request);
    const page = await enterPage(deps.pool, user, action, pageId);
    await noteView(user, action === 'page.read' ? 'page.view' : 'page.original', 'page', pageId);
    return page;
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
      const page = await openPage(request, 'page.read', request.params.pageId);
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
      const page = await openPage(request, 'page.read', request.params.pageId);
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
      const page = await openPage(request, 'page.original', request.params.pageId);
      // Read whole and compared with the hash it was received under: what is damaged is not handed out as the original.
      const bytes = await deps.objects.read(originalKey(page.sha256), { sha256: page.sha256 });
      const name = encodeURIComponent(basename(page.fileName));
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(bytes);
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
