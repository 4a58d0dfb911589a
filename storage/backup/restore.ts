import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { verifyAudit } from '../database/audit.ts';
import { migrate } from '../database/migrate.ts';
import { inTransaction, one, type Client, type Pool } from '../database/pool.ts';
import { createFileStore } from '../object-store/file-system.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import { copyObjects } from './backup.ts';
import { Manifest } from './manifest.ts';
import { BACKUP_TABLES, CHUNK_ROWS } from './tables.ts';

/** Why a backup cannot be put back here; for the administrator. */
export class RestoreRefusal extends Error {
  override readonly name = 'RestoreRefusal';
}

/**
 * Puts a backup onto an empty system: tables in one transaction, each checked against the manifest, the account's chain
 * verified, then the objects. Refuses a system that holds anything, and a backup of another schema version.
 */
export async function restoreBackup(pool: Pool, store: ObjectStore, folder: string): Promise<Manifest> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  const { version } = await migrate(pool);
  if (version !== manifest.schemaVersion)
    throw new RestoreRefusal(
      `the backup has schema version ${manifest.schemaVersion}, this program ${version}`,
    );
  await inTransaction(pool, async (client) => {
    const held = await one<{ count: number }>(
      client,
      'select (select count(*) from batches) + (select count(*) from audit) as count',
    );
    if (held.count > 0) throw new RestoreRefusal('the system is not empty: restore onto a fresh one');
    await client.query('delete from users');
    for (const { name } of BACKUP_TABLES) await restoreTable(client, name, folder, manifest);
    const fault = await verifyAudit(client);
    if (fault)
      throw new RestoreRefusal(
        `the account does not hold together at ${fault.seq ?? fault.subject} (${fault.fault})`,
      );
    const head = await client.query<{ hash: string }>('select hash from audit order by seq desc limit 1');
    if ((head.rows[0]?.hash ?? null) !== manifest.auditHead)
      throw new RestoreRefusal('the account does not end where the backup ended');
    // What was under way when the backup was made starts anew.
    await client.query(
      `update tasks set state = 'pending', worker = null, lease_until = null where state = 'running'`,
    );
    await client.query(`update tasks set enqueued_at = null, epoch = epoch + 1 where state = 'pending'`);
  });
  const objects = await copyObjects(createFileStore(join(folder, 'objects')), store);
  if (objects.count < manifest.objects.count)
    throw new RestoreRefusal(`${manifest.objects.count - objects.count} objects are missing from the backup`);
  return manifest;
}

async function restoreTable(client: Client, name: string, folder: string, manifest: Manifest): Promise<void> {
  const expected = manifest.tables[name];
  if (!expected) throw new RestoreRefusal(`the backup lacks the table ${name}`);
  // Rows come as they were: hashes, histories and times are theirs.
  await client.query(`alter table ${name} disable trigger user`);
  const hash = createHash('sha256');
  let rows = 0;
  let chunk: string[] = [];
  const flush = async () => {
    if (chunk.length === 0) return;
    await client.query(
      `insert into ${name} overriding system value select * from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
      [`[${chunk.join(',')}]`],
    );
    rows += chunk.length;
    chunk = [];
  };
  const input = createReadStream(join(folder, 'tables', `${name}.jsonl.gz`)).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    hash.update(`${line}\n`);
    chunk.push(line);
    if (chunk.length === CHUNK_ROWS) await flush();
  }
  await flush();
  if (rows !== expected.rows || hash.digest('hex') !== expected.sha256)
    throw new RestoreRefusal(`the table ${name} of the backup is damaged`);
  await client.query(`alter table ${name} enable trigger user`);
  const identity = await client.query(
    `select from information_schema.columns where table_name = $1 and column_name = 'id' and is_identity = 'YES'`,
    [name],
  );
  if (identity.rowCount === 1)
    await client.query(
      `select setval(pg_get_serial_sequence('${name}', 'id'), greatest(1, coalesce(max(id), 1)), max(id) is not null) from ${name}`,
    );
}
