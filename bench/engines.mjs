// The external engines from Debian's packages, in a folder of their own, so that a chaos run may kill them.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const RADOSGW = fileURLToPath(new URL('../test/support/radosgw.sh', import.meta.url));
const PG_BIN = '/usr/lib/postgresql/15/bin';

const findPort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}

/** User and system seconds of a process or several, its living descendants and all that they have reaped (Linux). */
export function cpuSecondsOf(pid, { isAlone = false } = {}) {
  const stats = new Map();
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name))
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1].split(' ');
        stats.set(Number(name), {
          parent: Number(fields[1]),
          ticks: fields.slice(11, isAlone ? 13 : 15).reduce((sum, each) => sum + Number(each), 0),
        });
      } catch {
        // It has ended meanwhile.
      }
  const sum = (id) =>
    [...stats].reduce(
      (total, [child, { parent }]) => (parent === id ? total + sum(child) : total),
      stats.get(id)?.ticks ?? 0,
    );
  if (Array.isArray(pid)) return pid.reduce((total, each) => total + sum(each), 0) / 100;
  return (isAlone ? (stats.get(pid)?.ticks ?? 0) : sum(pid)) / 100;
}

/** PostgreSQL 15, Redis and a real S3 server. Must run as root (PostgreSQL then runs as the user postgres). */
export async function startExternalEngines(folder, say) {
  const [pgPort, redisPort, monPort, s3Port] = [
    await findPort(),
    await findPort(),
    await findPort(),
    await findPort(),
  ];

  const cluster = join(folder, 'pg');
  await mkdir(cluster, { mode: 0o700 });
  const uid = Number(run('id', ['-u', 'postgres']));
  const gid = Number(run('id', ['-g', 'postgres']));
  await chown(cluster, uid, gid);
  const asPostgres = { uid, gid, cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] };
  run(
    `${PG_BIN}/initdb`,
    ['-D', cluster, '-U', 'sogoc', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8'],
    asPostgres,
  );
  const startPostgres = () =>
    run(
      `${PG_BIN}/pg_ctl`,
      [
        '-D',
        cluster,
        '-w',
        '-l',
        join(cluster, 'log'),
        '-o',
        `-p ${pgPort} -h 127.0.0.1 -k '' -c max_connections=200`,
        'start',
      ],
      asPostgres,
    );
  startPostgres();
  run(`${PG_BIN}/createdb`, ['-h', '127.0.0.1', '-p', String(pgPort), '-U', 'sogoc', 'sogoc']);

  await mkdir(join(folder, 'redis'));
  let redis;
  const startRedis = () => {
    redis = spawn(
      'redis-server',
      [
        '--port',
        String(redisPort),
        '--bind',
        '127.0.0.1',
        '--dir',
        join(folder, 'redis'),
        '--appendonly',
        'yes',
        '--maxmemory-policy',
        'noeviction',
        '--save',
        '',
      ],
      { stdio: 'ignore' },
    );
  };
  startRedis();

  const s3 = join(folder, 's3');
  await mkdir(s3);
  run('bash', [RADOSGW, 'start', s3, String(monPort), String(s3Port)]);
  say('PostgreSQL 15, Redis and radosgw are up');

  const env = {
    DATABASE_URL: `postgres://sogoc@127.0.0.1:${pgPort}/sogoc`,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    S3_ENDPOINT: `http://127.0.0.1:${s3Port}`,
    S3_BUCKET: 'sogoc',
    S3_ACCESS_KEY: 'testaccess',
    S3_SECRET_KEY: 'testsecret123',
  };
  return {
    env,
    /** Every server process, for accounts of CPU time. */
    pids: () => ({
      postgres: Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]),
      redis: redis.pid,
      s3: ['mon', 'osd', 'rgw'].map((name) => Number(readFileSync(join(s3, `${name}.pid`), 'utf8'))),
    }),
    /** An empty database, queue and bucket of its own on the same servers: their settings. */
    async openSite(name) {
      run(`${PG_BIN}/createdb`, ['-h', '127.0.0.1', '-p', String(pgPort), '-U', 'sogoc', name]);
      run('redis-cli', ['-p', String(redisPort), 'flushall']);
      return {
        ...env,
        DATABASE_URL: `postgres://sogoc@127.0.0.1:${pgPort}/${name}`,
        S3_BUCKET: name,
        DATA_DIR: join(folder, name),
      };
    },
    async restartPostgres() {
      spawnSync(`${PG_BIN}/pg_ctl`, ['-D', cluster, '-m', 'immediate', '-w', 'stop'], asPostgres);
      await sleep(2000);
      startPostgres();
    },
    flushRedis() {
      run('redis-cli', ['-p', String(redisPort), 'flushall']);
    },
    async restartRedis(awayMs) {
      redis.kill('SIGKILL');
      await sleep(awayMs);
      startRedis();
    },
    async restartStore(awayMs) {
      spawnSync('bash', ['-c', `kill -9 $(cat ${s3}/rgw.pid)`]);
      await sleep(awayMs);
      run('bash', [RADOSGW, 'gateway', s3, String(s3Port)]);
    },
    async stop() {
      redis.kill();
      spawnSync(`${PG_BIN}/pg_ctl`, ['-D', cluster, '-m', 'fast', '-w', 'stop'], asPostgres);
      spawnSync('bash', [RADOSGW, 'stop', s3]);
      await sleep(1000);
    },
  };
}
