import pg from 'pg';
import { z } from 'zod';
import { execute, type Db } from './pool.ts';

const CHANNEL = 'sogoc_progress';

/** Something moved in a batch; listeners read the rest from the database. */
export const ProgressEvent = z.object({
  batchId: z.number(),
  dossierId: z.number().optional(),
  pageId: z.number().optional(),
  what: z.enum(['page', 'dossier', 'batch', 'upload']),
});
export type ProgressEvent = z.infer<typeof ProgressEvent>;

/** Inside a transaction it is told when, and only if, the transaction commits. */
export async function tellProgress(db: Db, event: ProgressEvent): Promise<void> {
  await execute(db, 'select pg_notify($1, $2)', [CHANNEL, JSON.stringify(event)]);
}

/** Listens on a connection of its own and connects again when it is lost; events in between are missed, not queued. */
export async function listenProgress(
  connectionString: string,
  onEvent: (event: ProgressEvent) => void,
): Promise<{ close(): Promise<void> }> {
  let isClosed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const open = async () => {
    if (isClosed) return;
    const next = new pg.Client({ connectionString, application_name: 'sogoc-progress' });
    client = next;
    next.on('error', () => undefined);
    next.on('end', again);
    next.on('notification', (message) => {
      const event = ProgressEvent.safeParse(JSON.parse(message.payload ?? '{}'));
      if (event.success) onEvent(event.data);
    });
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
  };
  function again() {
    if (isClosed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      open().catch(again);
    }, 1000);
    timer.unref();
  }
  await open();
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
