import { mkdir, open, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { appendAudit } from '../database/audit.ts';
import { many, maybeOne, type Db } from '../database/pool.ts';
import { errorCode } from '../error-code.ts';
import type { AccountFault } from './faults.ts';

/**
 * The head of the account, kept outside of the database: a file that only grows, one line an anchor,
 * `<time> <seq> <hash> <by whom>`. The account in turn tells of every anchor (`account.anchor`), by the place that holds
 * it: so neither the account nor the file can be shortened or made anew by itself.
 */
export interface Anchor {
  readonly at: string;
  readonly seq: number;
  readonly hash: string;
  readonly by: string;
}

export interface AccountHead {
  readonly seq: number;
  readonly hash: string;
}

const ACTION = 'account.anchor';
const LINE = /^(\S+) (\d+) ([0-9a-f]{64}) (\S+)$/;
const Told = z.object({ seq: z.number(), hash: z.string() });

/** Two machines may keep a file of the same name. */
const placeOf = (file: string) => `${hostname()}:${resolve(file)}`;

/** Nothing where there is no file. Lines that are none (a power cut in mid-line) are passed by: what they held is missed. */
export async function readAnchors(file: string): Promise<Anchor[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    const [, at, seq, hash, by] = LINE.exec(line) ?? [];
    return at === undefined || hash === undefined || by === undefined
      ? []
      : [{ at, seq: Number(seq), hash, by }];
  });
}

export function readHead(db: Db): Promise<AccountHead | undefined> {
  return maybeOne<AccountHead>(db, 'select seq, hash from audit order by seq desc limit 1');
}

/** Anchors that the account does not fit: `named` says where they are kept. */
export async function compareAnchors(
  db: Db,
  anchors: readonly Anchor[],
  named: string,
): Promise<AccountFault[]> {
  const rows = await many<AccountHead>(db, 'select seq, hash from audit where seq = any($1::bigint[])', [
    anchors.map((anchor) => anchor.seq),
  ]);
  const hashes = new Map(rows.map((row) => [row.seq, row.hash]));
  return anchors
    .filter((anchor) => hashes.get(anchor.seq) !== anchor.hash)
    .map((anchor) => ({ seq: anchor.seq, fault: 'anchor', subject: `${named} ${anchor.at}` }));
}

/** The account against its file of anchors, and the file against what the account tells of it. */
export async function listAnchorFaults(db: Db, file: string): Promise<AccountFault[]> {
  // Asked before the file is read: an anchor is written first and told of afterwards.
  const told = await many<{ seq: number; details: unknown }>(
    db,
    'select seq, details from audit where action = $1 and subject_id = $2 order by seq',
    [ACTION, placeOf(file)],
  );
  const anchors = await readAnchors(file);
  const kept = new Set(anchors.map((anchor) => `${anchor.seq} ${anchor.hash}`));
  const missing = told.filter(({ details }) => {
    const anchor = Told.safeParse(details).data;
    return anchor === undefined || !kept.has(`${anchor.seq} ${anchor.hash}`);
  });
  return [
    ...(await compareAnchors(db, anchors, file)),
    ...missing.map(({ seq }) => ({ seq, fault: 'anchors' as const, subject: file })),
  ];
}

/**
 * Anchors the head, unless it is anchored already; returns what does not fit. Nothing is anchored then: the file shall
 * not speak for an account that does not hold.
 */
export async function anchorAccount(
  db: Db,
  file: string,
  by: string,
): Promise<{ readonly head: AccountHead | undefined; readonly faults: readonly AccountFault[] }> {
  const faults = await listAnchorFaults(db, file);
  const head = await readHead(db);
  if (faults.length > 0 || !head || (await isAnchorLine(db, head, file))) return { head, faults };
  await appendLine(file, `${new Date().toISOString()} ${head.seq} ${head.hash} ${by}\n`);
  await appendAudit(db, {
    actorId: null,
    action: ACTION,
    subjectType: 'anchor',
    subjectId: placeOf(file),
    details: { ...head, by },
  });
  return { head, faults };
}

/** Nothing happened since this place was last anchored. */
async function isAnchorLine(db: Db, head: AccountHead, file: string): Promise<boolean> {
  const line = await maybeOne(db, 'select from audit where seq = $1 and action = $2 and subject_id = $3', [
    head.seq,
    ACTION,
    placeOf(file),
  ]);
  return line !== undefined;
}

/** Only ever added to: the file may lie where nothing else is allowed (`chattr +a`). */
async function appendLine(file: string, line: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(line);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
