import { randomInt } from 'node:crypto';

/** Letters and digits that nobody confuses when reading them aloud or typing them off paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand over once, like `k7mf-2qpx-9vra`: 59 bits. */
export function makeOneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)] ?? '').join('');
  return [group(), group(), group()].join('-');
}
