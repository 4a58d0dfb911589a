import { basename, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../config.ts';
import { dossierKey, nameFile, splitPath } from '../pipeline/dossier-names.ts';
import { asFailure, FAILURES, type Failure } from '../pipeline/failures.ts';
import { notePageNumbers } from '../pipeline/page-number-notes.ts';
import { BATCH_PRIORITY, createBatch } from '../storage/database/batches.ts';
import { saveBook } from '../storage/database/books.ts';
import { HOUSE } from '../storage/access/viewer.ts';
import { findUnitByCode, listUnits } from '../storage/database/units.ts';
import { findFiles, type FoundFile } from '../workers/batch/find-files.ts';
import type { IncomingFile, Intake } from '../workers/intake.ts';
import { parseBook } from './book-name.ts';
import { createLog, findDatabaseUrl, openHouse, UsageError, type House } from './house.ts';
import { messages } from './messages.ts';
import { prepareDatabase } from './prepare-database.ts';
import { createProgressDisplay, type ProgressDisplay } from './progress-display.ts';

export interface IngestOptions {
  /** `birth/2010/01`: record type, year, number of the book. */
  readonly book?: string;
  /** Code of the office whose scans these are. */
  readonly unit?: string;
  readonly name?: string;
  readonly priority?: keyof typeof BATCH_PRIORITY;
}

/** `sogoc ingest`: puts files and folders as one batch into a running system. 0 all taken, 1 some refused, 2 bad arguments. */
export async function runIngest(inputs: readonly string[], options: IngestOptions): Promise<number> {
  const config = readConfig();
  const databaseUrl = await findDatabaseUrl(config);
  await prepareDatabase(config, { daily: databaseUrl, admin: config.databaseAdminUrl });
  const house = await openHouse(config, createLog({ ...config, logLevel: 'warn' }), databaseUrl);
  try {
    const unitId = options.unit === undefined ? null : await readUnitId(house, options.unit);
    const book = options.book === undefined ? undefined : { ...parseBook(options.book), unitId };
    const bookId = book && (await saveBook(house.pool, book)).id;
    const { files, failures, passedBy } = await findFiles(inputs);
    const batchId = await createBatch(house.pool, {
      name: options.name ?? nameBatch(inputs),
      priority: BATCH_PRIORITY[options.priority ?? 'ordinary'],
      ...(unitId === null ? {} : { unitId }),
      ...(bookId === undefined ? {} : { bookId }),
    });
    for (const { input, failure } of failures) process.stderr.write(`${explain(input, failure)}\n`);
    if (passedBy.length > 0) process.stderr.write(`${messages.vi.passedBy(passedBy)}\n`);
    noteOddities(files);
    const display = createProgressDisplay('vi', 'files');
    const counts = await receiveAll(house.intake, batchId, files, display);
    display.stop();
    process.stdout.write(
      `Lô ${batchId}: nhận ${counts.taken} tệp (${counts.duplicates} tệp đã nộp trước đây), từ chối ${counts.refused}.\n`,
    );
    return counts.refused + failures.length > 0 ? 1 : 0;
  } finally {
    await house.close();
  }
}

/** Page numbers that cannot be quite right, dossier by dossier: a person is told, nothing is left out. */
function noteOddities(files: readonly FoundFile[]): void {
  const dossiers = new Map<string, string[]>();
  for (const { relativePath } of files) {
    const parts = splitPath(relativePath) ?? [];
    const key = dossierKey(nameFile(parts.at(-1) ?? '', parts.slice(0, -1).join('/')));
    dossiers.set(key, [...(dossiers.get(key) ?? []), relativePath]);
  }
  for (const [key, names] of dossiers)
    for (const { vi, code } of notePageNumbers(names))
      process.stderr.write(`${messages.vi.noted(key.slice(key.indexOf(':') + 1), vi, code)}\n`);
}

async function readUnitId({ pool }: House, code: string): Promise<number> {
  const unit = await findUnitByCode(pool, code);
  if (unit) return unit.id;
  const known = (await listUnits(pool, HOUSE)).map((each) => `${each.code} (${each.name})`).join(', ');
  throw new UsageError(`--unit: không có đơn vị mã "${code}" (no such unit). ${known}`);
}

/** By the folders and files that it is made of, as an archivist calls them. */
function nameBatch(inputs: readonly string[]): string {
  return inputs
    .map((input) => basename(resolve(input)))
    .join(', ')
    .slice(0, 200);
}

/** A full disk, a full queue or a part that is away is waited out so long before a file counts as refused. */
const PATIENCE_MS = 3_600_000;
const LONGEST_PAUSE_MS = 30_000;

/** Where nobody watches: what is refused is said all the same. */
const SILENT: ProgressDisplay = {
  update: () => undefined,
  note: (line) => void process.stderr.write(`${line}\n`),
  stop: () => undefined,
};

/** Takes the files into the batch, saying what is refused or was there before, and seals it. */
export async function receiveAll(
  intake: Intake,
  batchId: number,
  files: readonly FoundFile[],
  display = SILENT,
): Promise<{ taken: number; duplicates: number; refused: number }> {
  const counts = { taken: 0, duplicates: 0, refused: 0 };
  for (const [n, file] of files.entries()) {
    try {
      const upload = await receivePatiently(intake, { batchId, ...file }, display);
      counts.taken++;
      if (upload.duplicateOf) {
        counts.duplicates++;
        display.note(`${file.relativePath}: đã nộp ở lô "${upload.duplicateOf.batchName}".`);
      }
    } catch (error) {
      counts.refused++;
      display.note(explain(file.relativePath, asFailure(error)));
    }
    display.update({ done: n + 1, total: files.length });
  }
  await intake.sealBatch(batchId);
  return counts;
}

async function receivePatiently(
  intake: Intake,
  file: IncomingFile,
  display: ProgressDisplay,
): ReturnType<Intake['receiveFile']> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (let pauseMs = 500; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await intake.receiveFile(file);
    } catch (error) {
      const failure = asFailure(error);
      if (failure.kind !== 'retryable' || Date.now() > giveUpAt) throw failure;
      if (pauseMs === 500) {
        display.note(explain(file.relativePath, failure));
        display.note('  … chờ rồi tự nộp tiếp; Ctrl-C để dừng (waiting, then going on)');
      }
      await sleep(pauseMs);
    }
  }
}

function explain(name: string, failure: Failure): string {
  const { message, advice } = FAILURES[failure.code];
  return messages.vi.failed(name, message.vi, advice.vi, failure.code);
}
