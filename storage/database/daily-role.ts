import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { one, type Db } from './pool.ts';

/** The role of the program's daily work: it reads and writes, and can neither alter the account nor the schema. */
export interface DailyRole {
  readonly name: string;
  readonly password: string;
}

/** Only ever added to. */
const APPEND_ONLY = ['audit', 'lookups', 'field_values', 'acceptance_targets'];
/** Changed, never taken away. */
const KEPT = ['users', 'records', 'fields', 'originals', 'task_effects'];
/** Where BullMQ keeps its tickets, and makes a sequence for each queue while it runs. */
const QUEUE_SCHEMA = 'bullmq';

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Makes the role where it is not there yet; one that is there keeps its password unless `isOurs`. The password is sent as
 * its SCRAM verifier (RFC 5803), so that it never stands in the server's log.
 */
export async function ensureDailyRole(owner: Db, role: DailyRole, isOurs: boolean): Promise<void> {
  const found = await owner.query('select from pg_roles where rolname = $1', [role.name]);
  const rights = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
  if (found.rowCount === 0)
    await owner.query(
      `create role ${quote(role.name)} ${rights} password ${literal(scramVerifier(role.password))}`,
    );
  else if (isOurs)
    await owner.query(
      `alter role ${quote(role.name)} ${rights} password ${literal(scramVerifier(role.password))}`,
    );
}

function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`;
}

/** After every migration, over and over: tables that came with it are covered like the others. */
export async function grantDailyRights(owner: Db, roleName: string): Promise<void> {
  const role = quote(roleName);
  const database = await one<{ name: string }>(owner, 'select current_database() as name');
  const queue = await owner.query('select from pg_namespace where nspname = $1', [QUEUE_SCHEMA]);
  const schemas = ['public', ...(queue.rowCount === 0 ? [] : [QUEUE_SCHEMA])];
  const statements = [
    // One process at a time: two at once would trip over each other.
    'select pg_advisory_xact_lock(7305160214)',
    // The queue's functions put what they work on into temporary tables.
    `grant connect, temporary on database ${quote(database.name)} to ${role}`,
    `revoke create on schema public from public`,
    ...schemas.flatMap((schema) => [
      `grant usage on schema ${schema} to ${role}`,
      `grant select, insert, update, delete on all tables in schema ${schema} to ${role}`,
      `grant usage, select on all sequences in schema ${schema} to ${role}`,
      `grant execute on all functions in schema ${schema} to ${role}`,
      `alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${role}`,
      `alter default privileges in schema ${schema} grant usage, select on sequences to ${role}`,
    ]),
    ...(schemas.includes(QUEUE_SCHEMA) ? [`grant create on schema ${QUEUE_SCHEMA} to ${role}`] : []),
    ...APPEND_ONLY.map(
      (table) => `revoke update, delete, truncate, references, trigger on ${table} from ${role}`,
    ),
    ...KEPT.map((table) => `revoke delete, truncate, references, trigger on ${table} from ${role}`),
    `revoke insert, update, delete on schema_migrations from ${role}`,
  ];
  // Several statements in one are one transaction.
  await owner.query(statements.join('; '));
}

export interface RoleReach {
  readonly name: string;
  /** Superuser, owner of the account's table, or allowed to change or empty it: could alter the account without a trace in it. */
  readonly couldTamper: boolean;
}

/** What the role of this connection could do to the account. */
export function readRoleReach(db: Db): Promise<RoleReach> {
  return one<RoleReach>(
    db,
    `select current_user::text as name,
       (select rolsuper from pg_roles where rolname = current_user)
         or pg_has_role(current_user, (select relowner from pg_class where oid = 'audit'::regclass), 'member')
         or has_table_privilege('audit', 'update') or has_table_privilege('audit', 'delete')
         or has_table_privilege('audit', 'truncate') as "couldTamper"`,
  );
}
