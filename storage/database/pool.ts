import { createHash } from 'node:crypto';
import pg from 'pg';
import { Failure } from '../../pipeline/failures.ts';
import { errorCode } from '../error-code.ts';

/** Anything that runs a query: the pool, or one client inside a transaction. */
export type Db = Pick<pg.Pool | pg.PoolClient, 'query'>;
export type Pool = pg.Pool;
export type Client = pg.PoolClient;

export interface PoolOptions {
  readonly connectionString: string;
  readonly maxConnections?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** An idle connection broke (server restarted): reported, then replaced by the pool itself. */
  readonly onIdleError?: (error: Error) => void;
}

const INT8 = 20;
const DATE = 1082;

/** Ids are bigint in the database and safe integers here; calendar dates stay `yyyy-mm-dd` text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return Number;
    if (oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');
  }) as typeof pg.types.getTypeParser,
};

export function createPool(options: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.maxConnections ?? 10,
    application_name: options.applicationName ?? 'sogoc',
    connectionTimeoutMillis: 10_000,
    // Many short queries: compiling one takes longer than running it.
    options: '-c jit=off',
    types,
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  return pool;
}

/** Runs `work` in one transaction: all of it or nothing. Serialization is the caller's: rows are locked where it matters. */
export async function inTransaction<T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(pool);
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => (broken = rollbackError));
    throw nameDatabaseError(error);
  } finally {
    client.release(broken);
  }
}

export async function connect(pool: Pool): Promise<Client> {
  try {
    return await pool.connect();
  } catch (error) {
    throw nameDatabaseError(error);
  }
}

/** Names of statements, by their text: the texts are the program's own and few. */
const names = new Map<string, string>();

/** Each connection parses and plans a statement once; for the short ones of every page that costs more than running them. */
function prepared(sql: string, values: readonly unknown[]): pg.QueryConfig {
  let name = names.get(sql);
  if (name === undefined) {
    name = createHash('sha256').update(sql).digest('base64url').slice(0, 32);
    names.set(sql, name);
  }
  return { name, text: sql, values: [...values] };
}

export async function many<Row extends object>(
  db: Db,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  try {
    return (await db.query<Row>(prepared(sql, values))).rows;
  } catch (error) {
    throw nameDatabaseError(error);
  }
}

/** For statements put together for one question: kept prepared they would pile up, and each is planned for what it asks. */
export async function manyOnce<Row extends object>(
  db: Db,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  try {
    return (await db.query<Row>({ text: sql, values: [...values] })).rows;
  } catch (error) {
    throw nameDatabaseError(error);
  }
}

export async function maybeOne<Row extends object>(
  db: Db,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row | undefined> {
  return (await many<Row>(db, sql, values))[0];
}

/** For statements that always return a row (`insert … returning`, aggregates). */
export async function one<Row extends object>(
  db: Db,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row> {
  const row = await maybeOne<Row>(db, sql, values);
  if (row === undefined) throw new Failure('E-BUG', { reason: 'a row was expected' });
  return row;
}

/** How many rows the statement touched. */
export async function execute(db: Db, sql: string, values: readonly unknown[] = []): Promise<number> {
  try {
    return (await db.query(prepared(sql, values))).rowCount ?? 0;
  } catch (error) {
    throw nameDatabaseError(error);
  }
}

const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '08000',
  '08003',
  '08006',
  '53300', // too_many_connections
  '40P01', // deadlock_detected: rolled back whole, works the second time
]);
const AWAY_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/** A lost connection becomes `E-DATABASE-AWAY` (retryable); a full disk `E-DISK-FULL`; anything else stays what it is. */
export function nameDatabaseError(error: unknown): unknown {
  if (error instanceof Failure) return error;
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : '';
  if (code === '53100') return new Failure('E-DISK-FULL', { sqlState: code }, { cause: error });
  if (AWAY_CODES.has(code) || AWAY_MESSAGES.test(message))
    return new Failure('E-DATABASE-AWAY', code === '' ? {} : { sqlState: code }, { cause: error });
  return error;
}
