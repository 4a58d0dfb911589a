import { createServer } from 'node:http';
import type { Metrics } from '../workers/metrics.ts';
import type { House } from './house.ts';

/**
 * /metrics for Prometheus, /health (the process lives), /ready (database, queue and store answer) on a port of their own,
 * to be reached from inside the network only.
 */
export async function serveMetrics(
  house: House,
  metrics: Metrics,
  host: string,
  port: number,
): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const answer = async (): Promise<[number, string, string]> => {
      if (request.url === '/health') return [200, 'text/plain', 'ok\n'];
      if (request.url === '/ready') {
        const faults = await findFaults(house);
        return faults.length === 0
          ? [200, 'text/plain', 'ready\n']
          : [503, 'text/plain', `${faults.join('\n')}\n`];
      }
      if (request.url !== '/metrics') return [404, 'text/plain', 'not found\n'];
      const { contentType, text } = await metrics.render();
      return [200, contentType, text];
    };
    answer().then(
      ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Which parts cannot be used now. */
export async function findFaults(house: House): Promise<string[]> {
  const parts = {
    database: house.pool.query('select 1'),
    queue: house.queue.counts(),
    store: house.store.check(),
  };
  const settled = await Promise.allSettled(
    Object.values(parts).map((part) => Promise.race([part, timeOut(5000)])),
  );
  return Object.keys(parts).filter((_, index) => settled[index]?.status === 'rejected');
}

function timeOut(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), ms).unref());
}
