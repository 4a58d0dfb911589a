import {
  BookOpenText,
  ChartNoAxesColumn,
  Inbox,
  Layers,
  ScanSearch,
  ScrollText,
  SquareCheckBig,
  Users,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { Role } from '../../../server/schemas/people.ts';
import type { Words } from '../i18n/words-vi.ts';

export interface Room {
  readonly path: string;
  readonly word: keyof Pick<
    Words['nav'],
    'submit' | 'batches' | 'review' | 'search' | 'books' | 'watch' | 'inspection' | 'admin'
  >;
  readonly icon: LucideIcon;
  readonly roles: readonly Role[];
  /** Administrators find it elsewhere. */
  readonly isForRolesOnly?: boolean;
}

/** The left rail, in the order of the work; a person sees only what their role may do. */
export const ROOMS: readonly Room[] = [
  { path: '/nop', word: 'submit', icon: Inbox, roles: ['operator'] },
  { path: '/lo', word: 'batches', icon: Layers, roles: ['operator'] },
  { path: '/duyet', word: 'review', icon: SquareCheckBig, roles: ['operator', 'reviewer'] },
  { path: '/tra-cuu', word: 'search', icon: ScanSearch, roles: ['operator', 'reviewer', 'reader'] },
  { path: '/so', word: 'books', icon: BookOpenText, roles: ['operator', 'reviewer'] },
  { path: '/theo-doi', word: 'watch', icon: ChartNoAxesColumn, roles: ['operator'] },
  { path: '/nhat-ky', word: 'inspection', icon: ScrollText, roles: ['inspector'], isForRolesOnly: true },
  { path: '/quan-tri', word: 'admin', icon: Users, roles: ['admin'] },
];

/** Administrators may enter every room. */
export function mayEnter(room: Room, roles: readonly Role[]): boolean {
  if (roles.includes('admin')) return room.isForRolesOnly !== true;
  return roles.some((role) => room.roles.includes(role));
}
