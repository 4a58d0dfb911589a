import { adviseAlone, asFailure, FAILURES } from '../pipeline/failures.ts';
import { nameDatabaseError } from '../storage/database/pool.ts';
import { messages } from './messages.ts';

/** What ended a command, in one sentence that says what to do; undefined for what nobody has named. */
export function explainEnd(error: unknown): string | undefined {
  const failure = asFailure(nameDatabaseError(error));
  if (failure.code === 'E-BUG') return undefined;
  const { message } = FAILURES[failure.code];
  const advice = adviseAlone(failure.code);
  return `${messages.vi.failed(whereOf(error), message.vi, advice.vi, failure.code)}\n${message.en} ${advice.en}`;
}

/** The file or folder that the system would not open or write. */
function whereOf(error: unknown): string {
  if (typeof error === 'object' && error !== null) {
    if ('path' in error && typeof error.path === 'string') return error.path;
    if ('cause' in error && error.cause !== undefined) return whereOf(error.cause);
  }
  return 'Sổ Gốc';
}
