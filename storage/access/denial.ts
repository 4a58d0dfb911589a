import { decide, type Action, type Subject } from './policy.ts';
import { isOwnUnit, type Viewer } from './viewer.ts';

/**
 * absent: it is not there, or must look as if it were not · approved: open it again before you change it ·
 * look-up: only what a look-up with its purpose has lately found · forbidden: of nobody in this role.
 */
export type DenialReason = 'absent' | 'approved' | 'look-up' | 'forbidden';

/** The policy says no. */
export class Denial extends Error {
  override readonly name = 'Denial';
  readonly reason: DenialReason;

  constructor(reason: DenialReason) {
    super(reason);
    this.reason = reason;
  }
}

/** Why the policy says no; undefined where it says yes. `isGrounded`: a look-up of the viewer's own has found it. */
export function findDenial(
  viewer: Viewer,
  action: Action,
  subject: Subject,
  isGrounded = false,
): DenialReason | undefined {
  const decision = decide(viewer, action, subject);
  if (decision === 'yes' || (decision === 'look-up' && isGrounded)) return undefined;
  if (decision === 'look-up') return 'look-up';
  // Whether another unit has such a thing is not for others to know.
  if (!isOwnUnit(viewer, subject.unitId)) return 'absent';
  if (subject.state === 'approved' && decide(viewer, action, { ...subject, state: 'open' }) === 'yes')
    return 'approved';
  return 'forbidden';
}

/** Errors: {@link Denial}. */
export function requirePermission(viewer: Viewer, action: Action, subject: Subject): void {
  const reason = findDenial(viewer, action, subject);
  if (reason !== undefined) throw new Denial(reason);
}
