import { z } from 'zod';
import { one } from '../../../storage/database/pool.ts';
import type { App } from '../app.ts';
import type { DashboardDeps } from '../deps.ts';

/** For whoever watches over the machine: answers 200 while the database does. */
export function addHealthRoutes(app: App, deps: DashboardDeps): void {
  app.get(
    '/api/health',
    { config: { access: 'public' }, schema: { response: { 200: z.object({ isReady: z.boolean() }) } } },
    async () => {
      await one(deps.pool, 'select 1 as alive');
      return { isReady: true };
    },
  );
}
