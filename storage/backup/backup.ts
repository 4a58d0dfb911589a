import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { readHead, type AccountHead } from '../account/anchors.ts';
import { connect, type Client, type Pool } from '../database/pool.ts';
import { createFileStore } from '../object-store/file-system.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import type { Manifest } from './manifest.ts';
import { BACKUP_TABLES, CHUNK_ROWS } from './tables.ts';

/**
 * Writes database and objects into a folder while the system runs. One snapshot of the database comes first, the objects
 * after it: an object is stored before the database speaks of it and never removed, so every object that the snapshot
 * speaks of is there. Doing it again into the same folder copies only new objects.
 */
export async function makeBackup(pool: Pool, store: ObjectStore, folder: string): Promise<Manifest> {
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 });
  const client = await connect(pool);
  const tables: Manifest['tables'] = {};
  let schemaVersion = 0;
  let head: AccountHead | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    const version = await client.query<{ version: number }>(
      'select max(version) as version from schema_migrations',
    );
    schemaVersion = version.rows[0]?.version ?? 0;
    head = await readHead(client);
    for (const table of BACKUP_TABLES) tables[table.name] = await writeTable(client, table, folder);
    await client.query('commit');
  } finally {
    client.release();
  }
  const objects = await copyObjects(store, createFileStore(join(folder, 'objects')));
  const manifest: Manifest = {
    format: 'sogoc.backup/1',
    madeAt: new Date().toISOString(),
    schemaVersion,
    tables,
    objects,
    auditHead: head?.hash ?? null,
    auditSeq: head?.seq ?? null,
  };
  const path = join(folder, 'manifest.json');
  await writeFile(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(`${path}.new`, path);
  return manifest;
}

async function writeTable(client: Client, table: { name: string; order: string }, folder: string) {
  await client.query(
    `declare backup_rows cursor for select row_to_json(t)::text as line from ${table.name} t order by ${table.order}`,
  );
  const hash = createHash('sha256');
  let rows = 0;
  async function* lines() {
    for (;;) {
      const chunk = await client.query<{ line: string }>(`fetch ${CHUNK_ROWS} from backup_rows`);
      if (chunk.rows.length === 0) return;
      rows += chunk.rows.length;
      const text = chunk.rows.map((row) => `${row.line}\n`).join('');
      hash.update(text);
      yield text;
    }
  }
  const file = join(folder, 'tables', `${table.name}.jsonl.gz`);
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file, { mode: 0o600 }));
  await client.query('close backup_rows');
  return { rows, sha256: hash.digest('hex') };
}

/** Copies what the target lacks; returns what it then holds. */
export async function copyObjects(
  from: ObjectStore,
  to: ObjectStore,
): Promise<{ count: number; bytes: number }> {
  let count = 0;
  let bytes = 0;
  for (const prefix of ['originals/', 'derivatives/'])
    for await (const object of from.list(prefix)) {
      const there = await to.stat(object.key);
      if (there?.sizeBytes !== object.sizeBytes) {
        const sha256 = prefix === 'originals/' ? object.key.split('/').at(-1) : undefined;
        await to.putIfAbsent(object.key, await from.read(object.key, sha256 === undefined ? {} : { sha256 }));
      }
      count++;
      bytes += object.sizeBytes;
    }
  return { count, bytes };
}
