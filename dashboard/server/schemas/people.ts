import { z } from 'zod';
import { RowId } from './basics.ts';
import { Role } from '../../../storage/access/viewer.ts';

export { Role };

export const SignedInUser = z.object({
  id: z.int(),
  userName: z.string(),
  fullName: z.string(),
  roles: z.array(Role),
  mustChangePassword: z.boolean(),
  /** The office that they work for. */
  unit: z.object({ id: z.int(), name: z.string() }).nullable(),
});
export type SignedInUser = z.infer<typeof SignedInUser>;

export const Credentials = z.object({
  userName: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});

/** Of letters as people count them: after composing. */
export const PASSWORD_MIN_LENGTH = 10;
/** How strong it must be is said by auth/password-strength.ts, with advice. */
export const PasswordChange = z.object({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});

export const Session = z.object({ user: SignedInUser, unitName: z.string() });
export type Session = z.infer<typeof Session>;

export const UserRow = SignedInUser.extend({ isActive: z.boolean() });
export type UserRow = z.infer<typeof UserRow>;

export const NewUser = z.object({
  userName: z.string().regex(/^[a-z0-9._-]{3,40}$/i),
  fullName: z.string().trim().min(1).max(120),
  roles: z.array(Role).min(1),
  unitId: RowId.nullable().default(null),
});
export type NewUser = z.infer<typeof NewUser>;

export const UserChange = z.object({
  roles: z.array(Role).min(1),
  isActive: z.boolean(),
  /** Left out: stays as it is. */
  unitId: RowId.nullable().optional(),
});

export const OneTimePassword = z.object({ user: UserRow, oneTimePassword: z.string() });
export type OneTimePassword = z.infer<typeof OneTimePassword>;
