import { readConfig } from '../config.ts';
import { listDifferences } from '../storage/database/reread.ts';
import { createEnqueue } from '../workers/enqueue.ts';
import { rereadBatch } from '../workers/reread.ts';
import { createLog, findDatabaseUrl, openHouse } from './house.ts';

/** `sogoc reread BATCH`: has a batch read again by the program as it now is; with `--differences`, what that changed. */
export async function runReread(batchId: number, options: { differences?: boolean }): Promise<void> {
  const config = readConfig();
  const log = createLog({ ...config, logLevel: 'warn' });
  const house = await openHouse(config, log, await findDatabaseUrl(config));
  try {
    if (options.differences) {
      for (const each of await listDifferences(house.pool, batchId))
        process.stdout.write(
          `${each.dossierName}\t${each.recordId}\t${each.fieldId}\t${each.before ?? '—'}\t→ ${each.after ?? '—'}${each.isVerified ? '\t(đã kiểm: giữ nguyên)' : ''}\n`,
        );
      return;
    }
    const enqueue = createEnqueue({ ...house, log });
    const due = await rereadBatch({ pool: house.pool, enqueue, versions: house.versions }, batchId);
    process.stdout.write(`Lô ${batchId}: ${due} việc phải làm lại (tasks due).\n`);
  } finally {
    await house.close();
  }
}
