import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { describeError } from '../../storage/describe-error.ts';
import type { App } from './app.ts';
import { describeApi } from './api-docs.ts';
import { guardRoutes } from './auth/guard.ts';
import { keepPace } from './auth/keep-pace.ts';
import type { DashboardDeps, DashboardOptions } from './deps.ts';
import { Refusal, answerFor } from './problems.ts';
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
import { holdsKeptTexts } from './schemas/basics.ts';
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

/**
 * Whoever sends nothing for a while is let go: 300 half requests would hold 300 connections. A whole upload may take as
 * long as it takes, as long as something moves.
 */
function readTimeLimits({ idleConnectionMs = 60_000, headersMs = 20_000 }: DashboardOptions) {
  return {
    connectionTimeout: idleConnectionMs,
    requestTimeout: 0,
    keepAliveTimeout: Math.min(idleConnectionMs, 10_000),
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(headersMs, 5_000) },
  };
}

/** Schemas of one route say what it wants; what no text holds is wanted by none. */
const compileValidator: typeof validatorCompiler = (route) => {
  const validate = validatorCompiler(route);
  return (data: unknown) => (holdsKeptTexts(data) ? validate(data) : { error: new Refusal('E-BAD-REQUEST') });
};

/** The dashboard's server: the API under /api, the screens everywhere else. Nothing is started before `listen`. */
export async function createServer(deps: DashboardDeps): Promise<App> {
  const app: App = fastify({
    logger: {
      level: deps.options.logLevel,
      ...(deps.options.logStream ? { stream: deps.options.logStream } : {}),
      serializers: { err: describeError },
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    ...readTimeLimits(deps.options),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: [...(deps.options.trustedProxies ?? ['loopback'])],
    bodyLimit: 256 * 1024,
    // Addresses that cannot be read are told of like anything else that is refused.
    frameworkErrors: (error, _request, reply: FastifyReply) => {
      const { status, body } = answerFor(error);
      void reply.status(status).send(body);
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => {
    const { status, body, isBug } = answerFor(error);
    if (isBug) request.log.error({ err: error, route: request.routeOptions.url }, 'unexpected');
    // A full disk, a full queue, a part that is away: it passes by itself, and nothing was taken in.
    if (status === 503) void reply.header('retry-after', '30');
    if ('retryAfterSeconds' in body) void reply.header('retry-after', String(body.retryAfterSeconds));
    return reply.status(status).send(body);
  });

  app.addHook('onRequest', async (request, reply) => {
    // Answers are about people: nothing of them stays on a desk that others use after the sign-out, refusals included.
    // The screens themselves say otherwise (serve-web.ts).
    if (request.is404 || request.routeOptions.url?.startsWith('/api') === true)
      reply.header('cache-control', 'no-store');
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
    // One file too large is told of by itself; those beside it come in.
    throwFileSizeLimit: false,
    limits: { fileSize: deps.options.uploadMaxBytes, files: Infinity, parts: Infinity, fieldSize: 2048 },
  });
  guardRoutes(app, deps);
  keepPace(app, deps);
  await describeApi(app);
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
