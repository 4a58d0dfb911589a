import { Failure } from '../pipeline/failures.ts';

/** What of an error may stand in a log. */
export interface DescribedError {
  type: string;
  /** Of our own failures only: what others write into a message may be a person's name. */
  message: string;
  code?: string;
  table?: string;
  constraint?: string;
  routine?: string;
  details?: Readonly<Record<string, string | number | boolean>>;
  /** Where in the program, without the message that a stack begins with. */
  stack: string;
  cause?: DescribedError;
  [other: string]: unknown;
}

const MOST_FRAMES = 12;
const DEEPEST = 4;
/** A line of a message may look like anything; a frame names a place in a file. */
const FRAME = /^\s+at (?:(?:async )?[\w$.<>[\] #]+ \()?(?:file:|node:|\/|[A-Z]:\\)[^()]*:\d+:\d+\)?$/;
const PLAIN_CODE = /^[\w.-]{1,40}$/;

/**
 * An error as ids and measurements: PostgreSQL puts the values of a row into `message`, `detail` and `where`, other
 * libraries theirs into the message. Only what is known to hold none is taken over.
 */
export function describeError(thrown: unknown, depth = 0): DescribedError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: '', stack: '' };
  return {
    type: PLAIN_CODE.test(thrown.name) ? thrown.name : 'Error',
    message: thrown instanceof Failure ? thrown.message : '',
    ...(thrown instanceof Failure ? { details: thrown.details } : {}),
    ...pick(thrown, 'code'),
    ...pick(thrown, 'table'),
    ...pick(thrown, 'constraint'),
    ...pick(thrown, 'routine'),
    stack: readFrames(thrown),
    ...(thrown.cause !== undefined && depth < DEEPEST
      ? { cause: describeError(thrown.cause, depth + 1) }
      : {}),
  };
}

function pick(error: Error, key: 'code' | 'table' | 'constraint' | 'routine') {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' && PLAIN_CODE.test(value) ? { [key]: value } : {};
}

/** A stack begins with the message, whose lines may look like anything. */
function readFrames({ stack = '', message }: Error): string {
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  const frames = stack
    .slice(start)
    .split('\n')
    .filter((line) => FRAME.test(line));
  return frames
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim())
    .join('\n');
}
