import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import { anchorAccount } from '../storage/account/anchors.ts';
import { makeBackup } from '../storage/backup/backup.ts';
import { restoreBackup } from '../storage/backup/restore.ts';
import type { Manifest } from '../storage/backup/manifest.ts';
import { appendAudit } from '../storage/database/audit.ts';
import { createPool, type Pool } from '../storage/database/pool.ts';
import { startEmbeddedPostgres } from '../storage/embedded-postgres/supervisor.ts';
import { errorCode } from '../storage/error-code.ts';
import { describeFault } from './account-words.ts';
import { embeddedFolder, findDatabaseUrl, makeDataFolder, openStore } from './house.ts';

/** The anchors of the account, as they stood when the backup was made. */
const KEPT_ANCHORS = 'account-anchors.log';

/**
 * `sogoc backup FOLDER`: database and objects, consistent with each other, while the system runs. 1 where the account does
 * not fit its anchors: the backup is made all the same, an older one may be the better.
 */
export async function runBackup(folder: string): Promise<number> {
  const config = readConfig();
  const pool = createPool({ connectionString: await findDatabaseUrl(config), maxConnections: 2 });
  try {
    const store = await openStore(config);
    // Before the snapshot, so that the backup tells of itself; the end is told after it, where it came to one.
    await tell(pool, 'backup.begin');
    const { faults } = await anchorAccount(pool, config.anchorFile, 'backup');
    const target = resolve(folder);
    await mkdir(target, { recursive: true, mode: 0o700 });
    await copyAnchors(config.anchorFile, join(target, KEPT_ANCHORS), 0);
    const manifest = await makeBackup(pool, store, target);
    await tell(pool, 'backup.done', { rows: countRows(manifest), ...manifest.objects });
    describe('Đã sao lưu (backed up)', manifest);
    for (const fault of faults) process.stdout.write(`${describeFault(fault)}\n`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await pool.end();
  }
}

/** `sogoc restore FOLDER`: onto an empty system, embedded or external, by the owner of the database. */
export async function runRestore(folder: string): Promise<void> {
  const config = readConfig();
  await makeDataFolder(config);
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ folder: embeddedFolder(config) })
      : undefined;
  const pool = createPool({
    connectionString:
      embedded?.connectionString ?? config.databaseAdminUrl ?? (await findDatabaseUrl(config)),
    maxConnections: 2,
  });
  try {
    describe('Đã khôi phục (restored)', await restoreBackup(pool, await openStore(config), resolve(folder)));
    await putAnchorsBack(config, resolve(folder));
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
/** A file of anchors that is there already is the better witness, and stays. */
async function putAnchorsBack(config: Config, folder: string): Promise<void> {
  await mkdir(dirname(config.anchorFile), { recursive: true, mode: 0o700 });
  await copyAnchors(join(folder, KEPT_ANCHORS), config.anchorFile, constants.COPYFILE_EXCL);
}

async function copyAnchors(from: string, to: string, mode: number): Promise<void> {
  try {
    await copyFile(from, to, mode);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(errorCode(error))) throw error;
  }
}

function describe(what: string, manifest: Manifest): void {
  const rows = countRows(manifest);
  process.stdout.write(
    `${what}: ${rows} dòng dữ liệu (rows), ${manifest.objects.count} tệp (objects, ${manifest.objects.bytes} byte), ${manifest.madeAt}\n`,
  );
}
