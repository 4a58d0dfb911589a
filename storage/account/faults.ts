import { AUDIT_FAULTS } from '../database/audit.ts';

/**
 * What can be wrong with the account (nhật ký): what `audit_verify()` finds, and `anchor`: an anchor kept outside says
 * another head at that line than the account does (its last lines are gone, or its chain was made anew);
 * `anchors`: an anchor that the account tells of is not in the file of anchors any more.
 */
export const ACCOUNT_FAULTS = [...AUDIT_FAULTS, 'anchor', 'anchors'] as const;

export interface AccountFault {
  readonly seq: number | null;
  readonly fault: (typeof ACCOUNT_FAULTS)[number];
  readonly subject: string;
}
