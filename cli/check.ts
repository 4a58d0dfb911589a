import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import { anchorAccount } from '../storage/account/anchors.ts';
import { compareKept } from '../storage/account/kept-anchors.ts';
import type { AccountFault } from '../storage/account/faults.ts';
import { listAccountFaults } from '../storage/account/verify-account.ts';
import { countOriginals } from '../storage/database/originals.ts';
import type { Pool } from '../storage/database/pool.ts';
import { createFileStore } from '../storage/object-store/file-system.ts';
import { checkFixity } from '../workers/fixity.ts';
import { describeFault } from './account-words.ts';
import { createLog, findDatabaseUrl, openHouse, type House } from './house.ts';
import { describeReach } from './prepare-database.ts';

/** More of a kind add nothing: whoever reads this calls for help. */
const TOLD_FAULTS = 20;

const say = (text: string) => process.stdout.write(`${text}\n`);

/**
 * `sogoc check`: reads originals again and repairs damaged ones from REPLICA_DIR; verifies the account in itself, against
 * what it tells of and against its anchors, and anchors it. 0 all whole (or made whole), 1 something is damaged.
 * Meant for a nightly timer.
 */
export async function runCheck(options: { limit?: number; anchors?: readonly string[] }): Promise<number> {
  const config = readConfig();
  const log = createLog({ ...config, logLevel: 'silent' });
  const house = await openHouse(config, log, await findDatabaseUrl(config));
  try {
    const areOriginalsWhole = await checkOriginals(config, house, options.limit);
    const warning = await describeReach(house.pool);
    if (warning !== undefined) say(warning);
    const faults = [
      ...(await compareKept(house.pool, options.anchors ?? [])),
      ...(await listAccountFaults(house.pool, config.anchorFile)),
    ];
    await tellAccount(config, house.pool, faults);
    return faults.length === 0 && areOriginalsWhole ? 0 : 1;
  } finally {
    await house.close();
  }
}

async function checkOriginals(config: Config, house: House, most?: number): Promise<boolean> {
  const limit = most ?? (await countOriginals(house.pool)).count;
  const replica =
    config.replicaDir === undefined ? undefined : createFileStore(join(config.replicaDir, 'objects'));
  const log = createLog({ ...config, logLevel: 'silent' });
  const report = await checkFixity({ ...house, log, ...(replica ? { replica } : {}) }, { limit });
  say(
    `Bản gốc đã kiểm (originals checked): ${report.checked}; chép sang bản sao (copied to replica): ${report.copied}`,
  );
  for (const { sha256, found, isRepaired } of report.damaged)
    say(`${isRepaired ? 'ĐÃ KHÔI PHỤC (repaired)' : 'HỎNG (damaged)'} ${found} ${sha256}`);
  return report.damaged.every((each) => each.isRepaired);
}

/** A whole account is anchored, a broken one is not: the file and the log shall not speak for it. */
async function tellAccount(config: Config, pool: Pool, faults: readonly AccountFault[]): Promise<void> {
  for (const fault of faults.slice(0, TOLD_FAULTS)) say(describeFault(fault));
  if (faults.length > TOLD_FAULTS) say(`… +${faults.length - TOLD_FAULTS}`);
  if (faults.length > 0) return;
  const { head } = await anchorAccount(pool, config.anchorFile, 'check');
  if (head) {
    const log = createLog(config, join(config.dataDir, 'log', 'sogoc.log'));
    log.info({ ...head }, 'head of the account');
  }
  say(
    `Nhật ký nguyên vẹn (account whole)${head ? `: dòng (line) ${head.seq} ${head.hash}` : ''}\nMốc neo (anchors): ${config.anchorFile}`,
  );
}
