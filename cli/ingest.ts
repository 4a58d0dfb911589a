import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { asFailure, FAILURES, Failure } from '../pipeline/failures.ts';
import { findRecordType } from '../pipeline/records/registry.ts';
import { BATCH_PRIORITY, createBatch } from '../storage/database/batches.ts';
import { saveBook } from '../storage/database/books.ts';
import type { Pool } from '../storage/database/pool.ts';
import { migrate } from '../storage/database/migrate.ts';
import type { Intake } from '../workers/intake.ts';
import { createLog, findDatabaseUrl, openHouse, UsageError } from './house.ts';

export interface IngestOptions {
  /** `birth/2010/01`: record type, year, number of the book. */
  readonly book?: string;
  readonly name?: string;
  readonly priority?: keyof typeof BATCH_PRIORITY;
}

interface FoundFile {
  readonly path: string;
  readonly relativePath: string;
}

const BookName = z.string().regex(/^[a-z_]+\/\d{4}\/[^/]+$/);

/** `sogoc ingest`: puts files and folders as one batch into a running system. 0 all taken, 1 some refused, 2 bad arguments. */
export async function runIngest(inputs: readonly string[], options: IngestOptions): Promise<number> {
  const config = readConfig();
  const house = await openHouse(
    config,
    createLog({ ...config, logLevel: 'warn' }),
    await findDatabaseUrl(config),
  );
  try {
    await migrate(house.pool);
    const bookId = options.book === undefined ? undefined : await openBook(house.pool, options.book);
    const { files, missing } = await findFiles(inputs);
    const batchId = await createBatch(house.pool, {
      name:
        options.name ??
        options.book ??
        inputs
          .map((input) => basename(resolve(input)))
          .join(', ')
          .slice(0, 200),
      priority: BATCH_PRIORITY[options.priority ?? 'ordinary'],
      ...(bookId === undefined ? {} : { bookId }),
    });
    for (const input of missing) explain(input, new Failure('E-NOT-FOUND'));
    const counts = await receiveAll(house.intake, batchId, files);
    process.stdout.write(
      `Lô ${batchId}: nhận ${counts.taken} tệp (${counts.duplicates} tệp đã nộp trước đây), từ chối ${counts.refused}.\n`,
    );
    return counts.refused + missing.length > 0 ? 1 : 0;
  } finally {
    await house.close();
  }
}

/** Takes the files into the batch, saying what is refused or was there before, and seals it. */
export async function receiveAll(
  intake: Intake,
  batchId: number,
  files: readonly FoundFile[],
): Promise<{ taken: number; duplicates: number; refused: number }> {
  const counts = { taken: 0, duplicates: 0, refused: 0 };
  for (const file of files) {
    try {
      const upload = await intake.receiveFile({ batchId, ...file });
      counts.taken++;
      if (upload.duplicateOf) {
        counts.duplicates++;
        process.stderr.write(`${file.relativePath}: đã nộp ở lô "${upload.duplicateOf.batchName}".\n`);
      }
    } catch (error) {
      counts.refused++;
      explain(file.relativePath, asFailure(error));
    }
  }
  await intake.sealBatch(batchId);
  return counts;
}

function explain(name: string, failure: Failure): void {
  const { message, advice } = FAILURES[failure.code];
  process.stderr.write(`LỖI ${name}: ${message.vi} ${advice.vi} [${failure.code}]\n`);
}

async function openBook(pool: Pool, text: string): Promise<number> {
  if (!BookName.safeParse(text).success)
    throw new UsageError(`--book: loại/năm/số, ví dụ birth/2010/01 (type/year/number)`);
  const [recordType = '', year = '', number = ''] = text.split('/');
  if (!findRecordType(recordType))
    throw new UsageError(`--book: không có loại sổ "${recordType}" (no such record type)`);
  return (await saveBook(pool, { recordType, year: Number(year), number })).id;
}

/** Files as they are named inside what was given, so that the folders of a book stay visible. */
export async function findFiles(
  inputs: readonly string[],
): Promise<{ files: FoundFile[]; missing: string[] }> {
  const files: FoundFile[] = [];
  const missing: string[] = [];
  for (const input of inputs) {
    const path = resolve(input);
    const found = await stat(path).catch(() => undefined);
    if (!found) missing.push(input);
    else if (found.isFile()) files.push({ path, relativePath: basename(path) });
    else files.push(...(await walk(path)));
  }
  return { files, missing };
}

async function walk(root: string): Promise<FoundFile[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, relativePath: relative(root, path).split(sep).join('/') }))
    .filter(
      (file) =>
        !file.relativePath
          .split('/')
          .some((part) => part.startsWith('.') || SYSTEM_FILES.has(part.toLowerCase())),
    )
    .sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1));
}

const SYSTEM_FILES = new Set(['thumbs.db', 'desktop.ini']);
