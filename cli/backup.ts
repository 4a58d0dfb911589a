import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { makeBackup } from '../storage/backup/backup.ts';
import { restoreBackup } from '../storage/backup/restore.ts';
import type { Manifest } from '../storage/backup/manifest.ts';
import { appendAudit } from '../storage/database/audit.ts';
import { createPool, type Pool } from '../storage/database/pool.ts';
import { startEmbeddedPostgres } from '../storage/embedded-postgres/supervisor.ts';
import { embeddedFolder, findDatabaseUrl, makeDataFolder, openStore } from './house.ts';

/** `sogoc backup FOLDER`: database and objects, consistent with each other, while the system runs. */
export async function runBackup(folder: string): Promise<void> {
  const config = readConfig();
  const pool = createPool({ connectionString: await findDatabaseUrl(config), maxConnections: 2 });
  try {
    const store = await openStore(config);
    // Before the snapshot, so that the backup tells of itself; the end is told after it, where it came to one.
    await tell(pool, 'backup.begin');
    const manifest = await makeBackup(pool, store, resolve(folder));
    await tell(pool, 'backup.done', { rows: countRows(manifest), ...manifest.objects });
    describe('Đã sao lưu (backed up)', manifest);
  } finally {
    await pool.end();
  }
}

/** `sogoc restore FOLDER`: onto an empty system, embedded or external. */
export async function runRestore(folder: string): Promise<void> {
  const config = readConfig();
  await makeDataFolder(config);
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ folder: embeddedFolder(config) })
      : undefined;
  const pool = createPool({
    connectionString: embedded?.connectionString ?? (await findDatabaseUrl(config)),
    maxConnections: 2,
  });
  try {
    describe('Đã khôi phục (restored)', await restoreBackup(pool, await openStore(config), resolve(folder)));
  } finally {
    await pool.end();
    if (embedded && !embedded.wasRunning) await embedded.stop();
  }
}

/** All that the house knows has been copied out of it: that stands in the account. The folder does not, names are values. */
async function tell(pool: Pool, action: string, details: Record<string, number> = {}): Promise<void> {
  await appendAudit(pool, { actorId: null, action, subjectType: 'backup', subjectId: hostname(), details });
}

const countRows = ({ tables }: Manifest) => Object.values(tables).reduce((sum, table) => sum + table.rows, 0);

function describe(what: string, manifest: Manifest): void {
  const rows = countRows(manifest);
  process.stdout.write(
    `${what}: ${rows} dòng dữ liệu (rows), ${manifest.objects.count} tệp (objects, ${manifest.objects.bytes} byte), ${manifest.madeAt}\n`,
  );
}
