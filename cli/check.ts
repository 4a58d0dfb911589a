import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { verifyAudit } from '../storage/database/audit.ts';
import { countOriginals } from '../storage/database/originals.ts';
import { createFileStore } from '../storage/object-store/file-system.ts';
import { checkFixity } from '../workers/fixity.ts';
import { createLog, findDatabaseUrl, openHouse } from './house.ts';

/**
 * `sogoc check`: reads originals again and repairs damaged ones from REPLICA_DIR, verifies the chain of the account.
 * 0 all whole (or made whole), 1 something is damaged. Meant for a nightly timer.
 */
export async function runCheck(options: { limit?: number }): Promise<number> {
  const config = readConfig();
  const log = createLog({ ...config, logLevel: 'silent' });
  const house = await openHouse(config, log, await findDatabaseUrl(config));
  try {
    const limit = options.limit ?? (await countOriginals(house.pool)).count;
    const replica =
      config.replicaDir === undefined ? undefined : createFileStore(join(config.replicaDir, 'objects'));
    const report = await checkFixity({ ...house, log, ...(replica ? { replica } : {}) }, { limit });
    process.stdout.write(
      `Bản gốc đã kiểm (originals checked): ${report.checked}; chép sang bản sao (copied to replica): ${report.copied}\n`,
    );
    for (const { sha256, found, isRepaired } of report.damaged)
      process.stdout.write(
        `${isRepaired ? 'ĐÃ KHÔI PHỤC (repaired)' : 'HỎNG (damaged)'} ${found} ${sha256}\n`,
      );
    const fault = await verifyAudit(house.pool);
    process.stdout.write(
      fault
        ? `NHẬT KÝ ĐỨT (account broken) ở mục ${fault.seq}: ${fault.fault}\n`
        : 'Nhật ký nguyên vẹn (account whole)\n',
    );
    return fault || report.damaged.some((each) => !each.isRepaired) ? 1 : 0;
  } finally {
    await house.close();
  }
}
