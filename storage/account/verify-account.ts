import { listAuditFaults } from '../database/audit.ts';
import type { Db } from '../database/pool.ts';
import { listAnchorFaults } from './anchors.ts';
import type { AccountFault } from './faults.ts';

/** Everything that is wrong with the account: in itself, with what it tells of, and with the anchors kept outside. */
export async function listAccountFaults(db: Db, anchorFile?: string): Promise<AccountFault[]> {
  const anchors = anchorFile === undefined ? [] : await listAnchorFaults(db, anchorFile);
  return [...anchors, ...(await listAuditFaults(db))];
}
