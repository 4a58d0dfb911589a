import { basename, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../config.ts';
import { asFailure, FAILURES, type Failure } from '../pipeline/failures.ts';
import { BATCH_PRIORITY, createBatch } from '../storage/database/batches.ts';
import { saveBook } from '../storage/database/books.ts';
import { migrate } from '../storage/database/migrate.ts';
import { findFiles, type FoundFile } from '../workers/batch/find-files.ts';
import type { IncomingFile, Intake } from '../workers/intake.ts';
import { parseBook } from './book-name.ts';
import { createLog, findDatabaseUrl, openHouse } from './house.ts';

export interface IngestOptions {
  /** `birth/2010/01`: record type, year, number of the book. */
  readonly book?: string;
  readonly name?: string;
  readonly priority?: keyof typeof BATCH_PRIORITY;
}

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
    const bookId =
      options.book === undefined ? undefined : (await saveBook(house.pool, parseBook(options.book))).id;
    const { files, failures } = await findFiles(inputs);
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
    for (const { input, failure } of failures) explain(input, failure);
    const counts = await receiveAll(house.intake, batchId, files);
    process.stdout.write(
      `Lô ${batchId}: nhận ${counts.taken} tệp (${counts.duplicates} tệp đã nộp trước đây), từ chối ${counts.refused}.\n`,
    );
    return counts.refused + failures.length > 0 ? 1 : 0;
  } finally {
    await house.close();
  }
}

/** A full disk, a full queue or a part that is away is waited out so long before a file counts as refused. */
const PATIENCE_MS = 3_600_000;
const LONGEST_PAUSE_MS = 30_000;

/** Takes the files into the batch, saying what is refused or was there before, and seals it. */
export async function receiveAll(
  intake: Intake,
  batchId: number,
  files: readonly FoundFile[],
): Promise<{ taken: number; duplicates: number; refused: number }> {
  const counts = { taken: 0, duplicates: 0, refused: 0 };
  for (const file of files) {
    try {
      const upload = await receivePatiently(intake, { batchId, ...file });
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

async function receivePatiently(intake: Intake, file: IncomingFile): ReturnType<Intake['receiveFile']> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (let pauseMs = 500; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await intake.receiveFile(file);
    } catch (error) {
      const failure = asFailure(error);
      if (failure.kind !== 'retryable' || Date.now() > giveUpAt) throw failure;
      if (pauseMs === 500) {
        explain(file.relativePath, failure);
        process.stderr.write('  … chờ rồi tự nộp tiếp; Ctrl-C để dừng (waiting, then going on)\n');
      }
      await sleep(pauseMs);
    }
  }
}

function explain(name: string, failure: Failure): void {
  const { message, advice } = FAILURES[failure.code];
  process.stderr.write(`LỖI ${name}: ${message.vi} ${advice.vi} [${failure.code}]\n`);
}
