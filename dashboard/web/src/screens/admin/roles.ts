import type { Role } from '../../../../server/schemas/people.ts';

export const ROLES: readonly Role[] = ['reviewer', 'operator', 'reader', 'inspector', 'admin'];
