import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'minio';
import type { S3Options } from '../../storage/object-store/s3-client.ts';
import { hasTools } from './tools.ts';

export interface S3Server {
  readonly options: S3Options;
  /** Puts other bytes in the place of an object, as a failing disk would. */
  overwrite(key: string): Promise<void>;
  stop(): Promise<void>;
}

export type S3Lane =
  | { readonly isAvailable: true; start(): Promise<S3Server> }
  | { readonly isAvailable: false; readonly reason: string };

const TOOLS = ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'ceph', 'ceph-authtool', 'monmaptool'];
// jest compiles tests to CommonJS: __dirname is there.
const SCRIPT = join(__dirname, 'radosgw.sh');

/** A real S3 server where Debian's radosgw is installed; else why the lane does not run. */
export function findS3Lane(): S3Lane {
  const missing = TOOLS.filter((tool) => !hasTools(tool));
  if (missing.length > 0)
    return {
      isAvailable: false,
      reason: `needs ${missing.join(', ')} (apt-get install radosgw ceph-mon ceph-osd)`,
    };
  return { isAvailable: true, start };
}

async function start(): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-rgw-'));
  const [monitorPort, port] = [await findFreePort(), await findFreePort()];
  const started = spawnSync('bash', [SCRIPT, 'start', folder, String(monitorPort), String(port)], {
    timeout: 180_000,
    encoding: 'utf8',
  });
  if (started.status !== 0) throw new Error(`radosgw did not start: ${started.stderr}`);
  const options: S3Options = {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'sogoc-test',
    derivativesBucket: 'sogoc-test-derivatives',
    accessKey: 'testaccess',
    secretKey: 'testsecret123',
    region: 'us-east-1',
    isPathStyle: true,
  };
  const client = new Client({
    endPoint: '127.0.0.1',
    port,
    useSSL: false,
    accessKey: options.accessKey,
    secretKey: options.secretKey,
  });
  return {
    options,
    overwrite: async (key) => {
      await client.putObject(options.bucket, key, Buffer.from('damaged'));
    },
    async stop() {
      spawnSync('bash', [SCRIPT, 'stop', folder], { stdio: 'ignore' });
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  };
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
