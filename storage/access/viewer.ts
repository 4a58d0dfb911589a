import { z } from 'zod';

/** operator: nộp bản quét · reviewer: duyệt · reader: tra cứu · inspector: xem nhật ký · admin: all of it, and the users. */
export const Role = z.enum(['admin', 'operator', 'reviewer', 'reader', 'inspector']);
export type Role = z.infer<typeof Role>;

/** Whoever asks something of what is kept. */
export interface Viewer {
  /** Null: the program itself, on the machine. */
  readonly id: number | null;
  readonly roles: readonly Role[];
  /** The unit (đơn vị) that they work for and all below it; null: the house's own people, who see every unit. */
  readonly unitIds: readonly number[] | null;
}

/** The program itself, or whoever sits at the machine's own command line. */
export const HOUSE: Viewer = { id: null, roles: ['admin'], unitIds: null };

export function hasRole(viewer: Viewer, roles: readonly Role[]): boolean {
  return viewer.roles.some((role) => role === 'admin' || roles.includes(role));
}

/** Whether what belongs to `unitId` lies in the viewer's own tree; what belongs to no unit is the house's own. */
export function isOwnUnit(viewer: Viewer, unitId: number | null): boolean {
  return viewer.unitIds === null || (unitId !== null && viewer.unitIds.includes(unitId));
}
