import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { Manifest } from '../../storage/backup/manifest.ts';
import { makeBackup } from '../../storage/backup/backup.ts';
import { createPool } from '../../storage/database/pool.ts';
import { startEmbeddedPostgres } from '../../storage/embedded-postgres/supervisor.ts';
import { createFileStore } from '../../storage/object-store/file-system.ts';

const PROGRAM = join(__dirname, '..', '..', 'cli', 'sogoc.mjs');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-restore-'));
  await chmod(folder, 0o711);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 200 }));

function environment(machine: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATA_DIR: join(folder, machine),
    REPLICA_DIR: join(folder, `${machine}-replica`),
    PORT: '0',
    SAMPLES: 'false',
    WORKERS: '1',
    STOP_SECONDS: '1',
  };
}

function sogoc(machine: string, ...args: string[]): string {
  const done = spawnSync(process.execPath, [PROGRAM, ...args], {
    env: environment(machine),
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stderr}${done.stdout}`);
  return done.stdout;
}

/** `sogoc start` on a machine of its own until `work` is done. */
async function whileRunning(machine: string, work: () => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, 'start'], {
    env: environment(machine),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    while (!/Ctrl-C/.test(output)) {
      if (child.exitCode !== null) throw new Error(`did not start: ${output}`);
      await sleep(100);
    }
    await work();
  } finally {
    child.kill('SIGINT');
    await gone;
  }
}

async function drawScan(name: string): Promise<string> {
  const lines = ['GIẤY KHAI SINH', `Họ, chữ đệm, tên: NGUYỄN VĂN ${name}`, 'Nơi sinh: Xã Hòa Bình'];
  const text = lines.map((line, n) => `<text x="60" y="${100 + n * 80}">${line}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="400"><rect width="100%" height="100%" fill="white"/><g font-family="serif" font-size="36">${text}</g></svg>`;
  const path = join(folder, `${name}.png`);
  await sharp(Buffer.from(svg)).withMetadata({ density: 200 }).png().toFile(path);
  return path;
}

async function hashObjects(root: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const prefix of ['originals/', 'derivatives/'])
    for await (const { key } of createFileStore(root).list(prefix))
      hashes[key] = createHash('sha256')
        .update(await readFile(join(root, key)))
        .digest('hex');
  return hashes;
}

/** The nightly check, as people run it: a byte flips on the disk, is found, named and repaired from the replica. */
async function findFlippedByte(): Promise<void> {
  expect(sogoc('một', 'check')).toMatch(/checked\): 2;.*copied to replica\): 2/);
  const keys = Object.keys(await hashObjects(join(folder, 'một', 'objects')));
  const original = keys.find((key) => key.startsWith('originals/')) ?? '';
  const path = join(folder, 'một', 'objects', original);
  const bytes = await readFile(path);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  await writeFile(path, bytes);
  expect(sogoc('một', 'check')).toContain(`ĐÃ KHÔI PHỤC (repaired) corrupt ${original.split('/').at(-1)}`);
  expect(sogoc('một', 'check')).not.toMatch(/corrupt|HỎNG/);
}

test('a backup of one machine, restored on an empty one: every table and every object equal, by count and checksum', async () => {
  const backup = join(folder, 'backup');
  const scans = [await drawScan('AN'), await drawScan('BÌNH')];
  await whileRunning('một', async () => {
    sogoc('một', 'ingest', ...scans);
    const deadline = Date.now() + 120_000;
    while (Object.keys(await hashObjects(join(folder, 'một', 'objects'))).length < 2 + 2 * 5) {
      if (Date.now() > deadline) throw new Error('was not read');
      await sleep(300);
    }
    await sleep(1000); // the last dossier's row follows its files
    await findFlippedByte();
    expect(sogoc('một', 'pause')).toMatch(/tạm dừng/);
    expect(sogoc('một', 'queue')).toMatch(/TẠM DỪNG TẤT CẢ[^]*tiến trình/);
    expect(sogoc('một', 'resume')).toMatch(/chạy tiếp/);
    expect(sogoc('một', 'queue')).not.toMatch(/TẠM DỪNG/);
    expect(sogoc('một', 'retention')).toMatch(/vĩnh viễn|không tự xóa/);
    sogoc('một', 'backup', backup);
  });
  expect(sogoc('hai', 'restore', backup)).toMatch(/khôi phục/);

  const objects = await hashObjects(join(folder, 'một', 'objects'));
  expect(await hashObjects(join(folder, 'hai', 'objects'))).toEqual(objects);
  const server = await startEmbeddedPostgres({ folder: join(folder, 'hai', 'postgres') });
  const pool = createPool({ connectionString: server.connectionString, maxConnections: 2 });
  try {
    const again = await makeBackup(
      pool,
      createFileStore(join(folder, 'hai', 'objects')),
      join(folder, 'again'),
    );
    const first = Manifest.parse(JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8')));
    expect(again.tables).toEqual(first.tables);
    expect(again.objects).toEqual(first.objects);
    expect(again.auditHead).toBe(first.auditHead);
    expect(first.tables.tasks?.rows).toBe(6);
    expect(first.objects.count).toBe(Object.keys(objects).length);
  } finally {
    await pool.end();
    await server.stop();
  }
}, 300_000);
