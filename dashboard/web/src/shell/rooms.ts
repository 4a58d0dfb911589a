import {
  BookOpenText,
  ChartNoAxesColumn,
  Inbox,
  Layers,
  ScanSearch,
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
    'submit' | 'batches' | 'review' | 'search' | 'books' | 'watch' | 'admin'
  >;
  readonly icon: LucideIcon;
  readonly roles: readonly Role[];
}

/** The left rail, in the order of the work; a person sees only what their role may do. */
export const ROOMS: readonly Room[] = [
  { path: '/nop', word: 'submit', icon: Inbox, roles: ['operator'] },
  { path: '/lo', word: 'batches', icon: Layers, roles: ['operator'] },
  { path: '/duyet', word: 'review', icon: SquareCheckBig, roles: ['operator', 'reviewer'] },
  { path: '/tra-cuu', word: 'search', icon: ScanSearch, roles: ['operator', 'reviewer', 'reader'] },
  { path: '/so', word: 'books', icon: BookOpenText, roles: ['operator', 'reviewer'] },
  { path: '/theo-doi', word: 'watch', icon: ChartNoAxesColumn, roles: ['operator'] },
  { path: '/quan-tri', word: 'admin', icon: Users, roles: ['admin'] },
];

/** Administrators may enter every room. */
export function mayEnter(room: Room, roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'admin' || room.roles.includes(role));
}
