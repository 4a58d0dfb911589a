import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../../pipeline/failures.ts';
import { Refusal } from './problems.ts';
import { holdsKeptTexts } from './schemas/basics.ts';

/** The parts of a form one after another. Errors: E-BAD-REQUEST where it is no form, is cut short or names what no text holds. */
export async function* readParts(request: FastifyRequest): AsyncGenerator<Multipart> {
  const parts = request.parts()[Symbol.asyncIterator]();
  for (;;) {
    const next = await parts.next().catch((error: unknown) => {
      throw error instanceof Failure ? error : new Refusal('E-BAD-REQUEST');
    });
    if (next.done) return;
    const part = next.value;
    const texts = part.type === 'file' ? [part.fieldname, part.filename] : [part.fieldname, part.value];
    if (!holdsKeptTexts(texts)) throw new Refusal('E-BAD-REQUEST');
    yield part;
  }
}
