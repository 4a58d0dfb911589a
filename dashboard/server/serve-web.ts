import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './app.ts';
import { declareAccess } from './auth/guard.ts';
import type { DashboardDeps } from './deps.ts';
import { Refusal, answerFor } from './problems.ts';

/** The built screens; every path that is not a file is the one page that draws itself from its address. */
export async function serveWeb(app: App, deps: DashboardDeps): Promise<void> {
  const { webFolder } = deps.options;
  const hasWeb = webFolder !== undefined && existsSync(join(webFolder, 'index.html'));
  if (hasWeb) {
    // The screens hold nothing of anybody: they ask the API.
    declareAccess(app, 'public');
    await app.register(fastifyStatic, {
      root: webFolder,
      cacheControl: false,
      // The build lays compressed copies beside the files (compress-built.ts).
      preCompressed: true,
      setHeaders: (response, path) => {
        // Names under assets/ carry a hash of their content.
        const isForever = path.includes('/assets/') || path.includes('\\assets\\');
        response.header('cache-control', isForever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isScreen = request.method === 'GET' && !request.url.startsWith('/api/');
    if (hasWeb && isScreen) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    const { status, body } = answerFor(new Refusal('E-NOT-HERE'));
    return reply.status(status).send(body);
  });
}
