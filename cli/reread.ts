import { readConfig } from '../config.ts';
import { listBatchIdsOfBook } from '../storage/database/batches.ts';
import { listDifferences } from '../storage/database/reread.ts';
import { createEnqueue } from '../workers/enqueue.ts';
import { rereadBatch } from '../workers/reread.ts';
import { parseBook } from './book-name.ts';
import { createLog, findDatabaseUrl, openHouse, UsageError, type House } from './house.ts';

/**
 * `sogoc reread BATCH`, or `--book`: has a batch, or all of a book, read again by the program as it now is; with
 * `--differences`, what that changed.
 */
export async function runReread(
  batchId: number | undefined,
  options: { book?: string; differences?: boolean },
): Promise<void> {
  const config = readConfig();
  const log = createLog({ ...config, logLevel: 'warn' });
  const house = await openHouse(config, log, await findDatabaseUrl(config));
  try {
    for (const id of await listBatchIds(house, batchId, options.book)) {
      if (options.differences) {
        await showDifferences(house, id);
        continue;
      }
      const enqueue = createEnqueue({ ...house, log });
      const due = await rereadBatch({ pool: house.pool, enqueue, versions: house.versions }, id);
      process.stdout.write(`Lô ${id}: ${due} việc phải làm lại (tasks due).\n`);
    }
  } finally {
    await house.close();
  }
}

async function listBatchIds(house: House, batchId: number | undefined, book: string | undefined) {
  if (batchId !== undefined) return [batchId];
  if (book === undefined) throw new UsageError('Nêu số của lô, hoặc --book (say which batch or book).');
  const ids = await listBatchIdsOfBook(house.pool, parseBook(book));
  if (ids.length === 0) throw new UsageError(`Không có lô nào của quyển ${book} (no batch of that book).`);
  return ids;
}

async function showDifferences(house: House, batchId: number): Promise<void> {
  for (const each of await listDifferences(house.pool, batchId))
    process.stdout.write(
      `${each.dossierName}\t${each.recordId}\t${each.fieldId}\t${each.before ?? '—'}\t→ ${each.after ?? '—'}${each.isVerified ? '\t(đã kiểm: giữ nguyên)' : ''}\n`,
    );
}
