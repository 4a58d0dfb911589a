import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
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
  /** As the program works: the role that can touch neither the account nor the schema. */
  readonly connectionString: string;
  readonly pool: Pool;
  /** Owns everything: for tests that do what the program itself may not. */
  readonly ownerConnectionString: string;
  readonly ownerPool: Pool;
  drop(): Promise<void>;
}

/** A migrated database of the test file's own, cloned from a template on the one real server of this test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await startServer();
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(server.owner, `create database ${name} template ${TEMPLATE}`);
  const connectionString = inDatabase(server.daily, name);
  const ownerConnectionString = inDatabase(server.owner, name);
  const pool = createPool({ connectionString, applicationName: 'test', maxConnections: 12 });
  const ownerPool = createPool({
    connectionString: ownerConnectionString,
    applicationName: 'test-owner',
    maxConnections: 4,
  });
  return {
    connectionString,
    pool,
    ownerConnectionString,
    ownerPool,
    async drop() {
      await Promise.all([pool.end(), ownerPool.end()]);
      await onServer(server.owner, `drop database ${name} with (force)`);
    },
  };
}

const inDatabase = (server: string, name: string) => server.replace(/\/[^/]*$/, `/${name}`);

/** The first test file that asks starts it; the others find it running. */
async function startServer(): Promise<{ owner: string; daily: string }> {
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
      const { prepareDatabase } = await import('../../cli/prepare-database.ts');
      await prepareDatabase(
        { redisUrl: undefined },
        {
          daily: inDatabase(started.dailyConnectionString, TEMPLATE),
          admin: inDatabase(started.connectionString, TEMPLATE),
        },
      );
      await mkdir(join(folder, 'template-made'));
    }
    return { owner: started.connectionString, daily: started.dailyConnectionString };
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
