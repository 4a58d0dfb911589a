import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { makeBackup } from '../storage/backup/backup.ts';
import { restoreBackup } from '../storage/backup/restore.ts';
import type { Manifest } from '../storage/backup/manifest.ts';
import { createPool } from '../storage/database/pool.ts';
import { startEmbeddedPostgres } from '../storage/embedded-postgres/supervisor.ts';
import { embeddedFolder, findDatabaseUrl, makeDataFolder, openStore } from './house.ts';

/** `sogoc backup FOLDER`: database and objects, consistent with each other, while the system runs. */
export async function runBackup(folder: string): Promise<void> {
  const config = readConfig();
  const pool = createPool({ connectionString: await findDatabaseUrl(config), maxConnections: 2 });
  try {
    describe('Đã sao lưu (backed up)', await makeBackup(pool, await openStore(config), resolve(folder)));
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

function describe(what: string, manifest: Manifest): void {
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(
    `${what}: ${rows} dòng dữ liệu (rows), ${manifest.objects.count} tệp (objects, ${manifest.objects.bytes} byte), ${manifest.madeAt}\n`,
  );
}
