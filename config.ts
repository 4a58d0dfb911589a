import { availableParallelism } from 'node:os';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Empty means not set: compose files write `NAME=` for what they leave out. */
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional());
const withDefault = <T extends z.ZodType>(type: T, value: z.input<T>) =>
  z.preprocess((given) => (given === '' || given === undefined ? value : given), type);

const Port = z.coerce.number().int().min(0).max(65_535);
const Count = (most: number) => z.coerce.number().int().min(1).max(most);
const Flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
/** Comma-separated: addresses, networks like 10.1.0.0/16, or loopback, linklocal, uniquelocal. */
const Proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every(isProxyName), 'is not a list of addresses or networks');
const PROXY_RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isProxyName(name: string): boolean {
  if (PROXY_RANGES.has(name)) return true;
  const [address = '', bits, ...more] = name.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const url = (...protocols: string[]) =>
  z.url({
    protocol: new RegExp(`^(${protocols.join('|')})$`),
    error: `must be a ${protocols.join(' or ')} address`,
  });

/**
 * Everything that can be set from outside. `npm start` needs none of it: each part falls back to its embedded default,
 * and each external part is switched on by its own variables alone.
 */
const bucketName = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is not a bucket name');

const Environment = z.object({
  /** Where the embedded database, the objects and the logs lie. */
  DATA_DIR: withDefault(z.string().min(1), '.data'),
  /** PostgreSQL 15 or newer; without it the embedded server is used. */
  DATABASE_URL: optional(url('postgres', 'postgresql')),
  /**
   * The same database as its owner, for migrations; the role of DATABASE_URL is made by it where it is missing, and
   * given what the daily work needs. Without it DATABASE_URL does both, and could alter its own account.
   */
  DATABASE_ADMIN_URL: optional(url('postgres', 'postgresql')),
  /** Redis 7 (noeviction, AOF) for the queue; without it the queue lives in PostgreSQL. */
  REDIS_URL: optional(url('redis', 'rediss')),
  /** S3 store for originals and derivatives; without it a folder below DATA_DIR. */
  S3_ENDPOINT: optional(url('http', 'https')),
  S3_BUCKET: optional(bucketName),
  /** For what can be made again, without versions: each costs half of what it would beside the originals. Default: `<S3_BUCKET>-derivatives`. */
  S3_DERIVATIVES_BUCKET: optional(bucketName),
  S3_ACCESS_KEY: optional(z.string().min(1)),
  S3_SECRET_KEY: optional(z.string().min(1)),
  S3_REGION: withDefault(z.string().min(1), 'us-east-1'),
  /** `https://host/bucket/key`; false for `https://bucket.host/key`. */
  S3_PATH_STYLE: withDefault(Flag, 'true'),
  /** PEM file of the office's own certificate authority. */
  S3_CA_FILE: optional(z.string().min(1)),
  /** File that the head of the account is anchored in; default: `anchors/account.log` below DATA_DIR. Best on another machine. */
  ACCOUNT_ANCHOR_FILE: optional(z.string().min(1)),
  /** A second copy of the originals, from which damaged ones are repaired: a folder on another disk. */
  REPLICA_DIR: optional(z.string().min(1)),
  /** Where the dashboard listens. */
  HOST: withDefault(z.string().min(1), '127.0.0.1'),
  /** 0 takes any free port; without it 4180, or any free port where that is taken. */
  PORT: optional(Port),
  /** The dashboard is reached over TLS (a proxy before it): cookies are marked Secure. */
  BEHIND_TLS: withDefault(Flag, 'false'),
  /**
   * The proxies before the dashboard, whose X-Forwarded-For says from where a request comes; anybody else's is not believed.
   * Wrong passwords are counted by that address: a proxy that is not named here makes everybody one address.
   */
  TRUSTED_PROXIES: withDefault(Proxies, 'loopback'),
  /** A session without a request for so long is over; the longest is 12 hours anyway. */
  SESSION_IDLE_MINUTES: withDefault(Count(720), '30'),
  /** Whose books these are; stands at the top of every screen. */
  UNIT_NAME: withDefault(z.string().min(1).max(120), 'Sổ Gốc'),
  /** At the very first start, put the invented sample scans in as a batch. */
  SAMPLES: withDefault(Flag, 'true'),
  LOG_LEVEL: withDefault(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']), 'info'),
  /** Pages read side by side by one worker process. */
  WORKERS: withDefault(Count(256), String(availableParallelism())),
  /** Recognizer; without it the program's own choice. */
  ENGINE: optional(z.enum(['sogoc', 'tesseract'])),
  /** A task whose worker shows no sign of life for so long is taken up by another. */
  LEASE_SECONDS: withDefault(z.coerce.number().int().min(2).max(3600), '60'),
  /** How long a stopping worker lets pages under way finish before it gives them back. */
  STOP_SECONDS: withDefault(z.coerce.number().int().min(0).max(600), '10'),
  UPLOAD_MAX_MB: withDefault(Count(16_384), '512'),
  /** With less than this free nothing more is taken in. */
  MIN_FREE_MB: withDefault(z.coerce.number().int().min(0), '1024'),
  /** What the object store may hold altogether: for an S3 store, which does not say how much room it has left. */
  STORE_QUOTA_GB: optional(z.coerce.number().positive()),
  /** With more tasks than this waiting nothing more is taken in, save what somebody waits for at the desk. */
  MAX_WAITING_TASKS: withDefault(Count(100_000_000), '500000'),
  /** Where `serve` and `worker` answer /metrics, /health and /ready; without it nowhere. */
  METRICS_PORT: optional(Port),
});

/** An S3 store is configured whole or not at all. Apart from the schema, so that it is said together with every other fault. */
function findMissingS3(environment: NodeJS.ProcessEnv): string[] {
  const needed = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'];
  const given = needed.filter((name) => (environment[name] ?? '') !== '');
  if (given.length === 0) return [];
  const missing = needed.filter((name) => !given.includes(name));
  return missing.map((name) => `${name}: is needed together with ${given.join(', ')}`);
}

export interface S3Config {
  readonly endpoint: string;
  readonly bucket: string;
  readonly derivativesBucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  readonly isPathStyle: boolean;
  readonly caFile?: string;
}

export interface Config {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly databaseAdminUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly s3: S3Config | undefined;
  readonly anchorFile: string;
  readonly replicaDir: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
  readonly isBehindTls: boolean;
  readonly trustedProxies: readonly string[];
  readonly sessionIdleMinutes: number;
  readonly unitName: string;
  readonly hasSamples: boolean;
  readonly logLevel: string;
  readonly workers: number;
  readonly engine: string | undefined;
  readonly leaseMs: number;
  readonly stopGraceMs: number;
  readonly uploadMaxBytes: number;
  readonly minFreeBytes: number;
  readonly storeQuotaBytes: number | undefined;
  readonly maxWaitingTasks: number;
  readonly metricsPort: number | undefined;
}

/** Everything wrong with the environment, one line a fault; values are not repeated, they may be secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

const MEBIBYTE = 2 ** 20;
/** As disks and stores are sold. */
const GIGABYTE = 1e9;

/** Reads the environment once; throws `ConfigError` with every fault at once. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(environment);
  const issues = parsed.success ? [] : parsed.error.issues;
  const faults = [
    ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...findMissingS3(environment),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const env = parsed.data;
  return {
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    databaseAdminUrl: env.DATABASE_ADMIN_URL,
    redisUrl: env.REDIS_URL,
    s3: readS3(env),
    anchorFile: resolve(env.ACCOUNT_ANCHOR_FILE ?? join(env.DATA_DIR, 'anchors', 'account.log')),
    replicaDir: env.REPLICA_DIR === undefined ? undefined : resolve(env.REPLICA_DIR),
    host: env.HOST,
    port: env.PORT,
    isBehindTls: env.BEHIND_TLS,
    trustedProxies: env.TRUSTED_PROXIES,
    sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
    unitName: env.UNIT_NAME,
    hasSamples: env.SAMPLES,
    logLevel: env.LOG_LEVEL,
    workers: env.WORKERS,
    engine: env.ENGINE,
    leaseMs: env.LEASE_SECONDS * 1000,
    stopGraceMs: env.STOP_SECONDS * 1000,
    uploadMaxBytes: env.UPLOAD_MAX_MB * MEBIBYTE,
    minFreeBytes: env.MIN_FREE_MB * MEBIBYTE,
    storeQuotaBytes: env.STORE_QUOTA_GB === undefined ? undefined : Math.floor(env.STORE_QUOTA_GB * GIGABYTE),
    maxWaitingTasks: env.MAX_WAITING_TASKS,
    metricsPort: env.METRICS_PORT,
  };
}

function readS3(env: z.infer<typeof Environment>): S3Config | undefined {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY } = env;
  if (S3_ENDPOINT === undefined || S3_BUCKET === undefined) return undefined;
  if (S3_ACCESS_KEY === undefined || S3_SECRET_KEY === undefined) return undefined;
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    derivativesBucket: env.S3_DERIVATIVES_BUCKET ?? `${S3_BUCKET}-derivatives`,
    accessKey: S3_ACCESS_KEY,
    secretKey: S3_SECRET_KEY,
    region: env.S3_REGION,
    isPathStyle: env.S3_PATH_STYLE,
    ...(env.S3_CA_FILE === undefined ? {} : { caFile: env.S3_CA_FILE }),
  };
}

/** The environment for a process that we start: ours, with some of it set. */
export function childEnvironment(set: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...set };
}
