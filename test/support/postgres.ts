import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../storage/database/migrate.ts';
import { createPool, type Pool } from '../../storage/database/pool.ts';
import { startEmbeddedPostgres } from '../../storage/embedded-postgres/supervisor.ts';

/** Set by the global set-up: one folder a test run. */
function runFolder(): string {
  const folder = process.env.SOGOC_TEST_RUN;
  if (folder === undefined) throw new Error('global-setup.ts has not run');
  return folder;
}

const TEMPLATE = 'template_sogoc';

export interface TestDatabase {
  readonly connectionString: string;
  readonly pool: Pool;
  drop(): Promise<void>;
}

/** A migrated database of the test file's own, cloned from a template on the one real server of this test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await startServer();
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template ${TEMPLATE}`);
  const connectionString = server.replace(/\/[^/]*$/, `/${name}`);
  const pool = createPool({ connectionString, applicationName: 'test', maxConnections: 12 });
  return {
    connectionString,
    pool,
    async drop() {
      await pool.end();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

/** The first test file that asks starts it; the others find it running. */
async function startServer(): Promise<string> {
  const folder = runFolder();
  const lock = join(folder, 'starting');
  await mkdir(folder, { recursive: true });
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch {
      await sleep(100);
    }
  }
  try {
    const started = await startEmbeddedPostgres({
      folder: join(folder, 'postgres'),
      // The global tear-down ends it, from another process.
      isKeptAlive: false,
      settings: { fsync: 'off', max_connections: '300' },
    });
    if (!existsSync(join(folder, 'template-made'))) {
      await onServer(started.connectionString, `create database ${TEMPLATE}`);
      const pool = createPool({
        connectionString: started.connectionString.replace(/\/[^/]*$/, `/${TEMPLATE}`),
      });
      await migrate(pool);
      await pool.end();
      await mkdir(join(folder, 'template-made'));
    }
    return started.connectionString;
  } finally {
    await rm(lock, { recursive: true });
  }
}

async function onServer(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // One clone at a time: a template that is being copied takes no other copy.
    await client.query('select pg_advisory_lock(1)');
    await client.query(sql);
  } finally {
    await client.end();
  }
}
