import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from './app.ts';
import { describeApi } from './api-docs.ts';
import { guardRoutes } from './auth/guard.ts';
import type { DashboardDeps } from './deps.ts';
import { answerFor } from './problems.ts';
import { createProgressHub } from './progress-hub.ts';
import { addAcceptanceRoutes } from './routes/acceptance.ts';
import { addAuditRoutes } from './routes/audit.ts';
import { addStatisticsRoutes } from './routes/statistics.ts';
import { addBatchEventRoutes } from './routes/batch-events.ts';
import { addBatchDossierRoutes } from './routes/batch-dossiers.ts';
import { addBatchChangeRoutes } from './routes/batch-changes.ts';
import { addBatchRoutes } from './routes/batches.ts';
import { addBookRoutes } from './routes/books.ts';
import { addDismissalRoutes } from './routes/dismissals.ts';
import { addFieldRoutes } from './routes/fields.ts';
import { addFileRoutes } from './routes/files.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addLookUpRoutes } from './routes/look-ups.ts';
import { addOpenBatchRoutes } from './routes/open-batches.ts';
import { addOutputRoutes } from './routes/outputs.ts';
import { addPaperRoutes } from './routes/papers.ts';
import { addPageRoutes } from './routes/pages.ts';
import { addQueueRoutes } from './routes/queue.ts';
import { addRecordRoutes } from './routes/records.ts';
import { addRetryRoutes } from './routes/retry.ts';
import { addReviewRoutes } from './routes/review.ts';
import { addSessionRoutes } from './routes/session.ts';
import { addUnitRoutes } from './routes/units.ts';
import { addUserRoutes } from './routes/users.ts';
import { serveWeb } from './serve-web.ts';

/** No script, style, image or connection from anywhere but here; OpenSeadragon and Mantine set styles on elements. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** The dashboard's server: the API under /api, the screens everywhere else. Nothing is started before `listen`. */
export async function createServer(deps: DashboardDeps): Promise<App> {
  const app: App = fastify({
    logger: { level: deps.options.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: 'loopback',
    bodyLimit: 256 * 1024,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => {
    const { status, body, isBug } = answerFor(error);
    if (isBug) request.log.error({ err: error, route: request.routeOptions.url }, 'unexpected');
    // A full disk, a full queue, a part that is away: it passes by itself, and nothing was taken in.
    if (status === 503) void reply.header('retry-after', '30');
    return reply.status(status).send(body);
  });

  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    strictTransportSecurity: deps.options.isSecure,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(rateLimit, { global: false });
  await app.register(multipart, {
    // The path as it was sent: an unsafe name is refused by name, not silently made safe.
    preservePath: true,
    limits: { fileSize: deps.options.uploadMaxBytes, files: Infinity, parts: Infinity, fieldSize: 2048 },
  });
  await describeApi(app);
  guardRoutes(app, deps);
  const hub = createProgressHub(deps, app.log);
  app.addHook('onReady', () => hub.open());
  app.addHook('preClose', () => hub.close());

  for (const addRoutes of [
    addHealthRoutes,
    addSessionRoutes,
    addUnitRoutes,
    addUserRoutes,
    addBatchRoutes,
    addBatchChangeRoutes,
    addBatchDossierRoutes,
    addFileRoutes,
    addOpenBatchRoutes,
    addRetryRoutes,
    addDismissalRoutes,
    addPageRoutes,
    addPaperRoutes,
    addOutputRoutes,
    addRecordRoutes,
    addFieldRoutes,
    addReviewRoutes,
    addLookUpRoutes,
    addBookRoutes,
    addStatisticsRoutes,
    addQueueRoutes,
    addAcceptanceRoutes,
    addAuditRoutes,
  ])
    addRoutes(app, deps);
  addBatchEventRoutes(app, deps, hub);
  await serveWeb(app, deps);
  return app;
}
