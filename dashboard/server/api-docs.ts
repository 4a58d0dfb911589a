import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { App } from './app.ts';
import { declareAccess } from './auth/guard.ts';

/** OpenAPI of every route, drawn from its schemas, at /api/docs. */
export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'Sổ Gốc',
        version: '1',
        description: 'API của bảng làm việc Sổ Gốc · API of the Sổ Gốc dashboard',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sogoc_session' } } },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(async (docs) => {
    declareAccess(docs, 'docs.read');
    await docs.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  });
}
