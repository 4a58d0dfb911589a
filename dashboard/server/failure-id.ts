import type { PlaceInBatch } from '../../storage/access/gate.ts';
import { Refusal } from './problems.ts';

/** `page-7`, as a failure is called in addresses. Errors: E-BAD-REQUEST where it is none of these kinds. */
export function readFailureId<Kind extends PlaceInBatch['kind']>(
  text: string,
  kinds: readonly Kind[],
): { readonly kind: Kind; readonly id: number } {
  const [what, id] = text.split('-');
  const kind = kinds.find((each) => each === what);
  if (kind === undefined) throw new Refusal('E-BAD-REQUEST');
  return { kind, id: Number(id) };
}
