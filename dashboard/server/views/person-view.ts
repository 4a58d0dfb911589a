import type { User } from '../../../storage/database/users.ts';
import type { SignedInUser } from '../schemas/people.ts';

export function viewPerson(user: User): SignedInUser {
  return {
    id: user.id,
    userName: user.userName,
    fullName: user.fullName,
    roles: [...user.roles],
    mustChangePassword: user.mustChangePassword,
    unit: user.unitId === null ? null : { id: user.unitId, name: user.unitName ?? '' },
  };
}
