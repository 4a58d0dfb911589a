import type { Problem } from '../../../server/schemas/problem.ts';

/** An answer that is not the one hoped for, in people's words. `status` 0: the server could not be reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;
  readonly body: unknown;

  constructor(status: number, problem: Problem, body: unknown) {
    super(problem.code);
    this.status = status;
    this.problem = problem;
    this.body = body;
  }
}

const AWAY: Problem = {
  code: 'E-SERVER-AWAY',
  message: { vi: 'Không nối được với máy chủ.', en: 'The server cannot be reached.' },
  advice: {
    vi: 'Kiểm tra mạng; việc dở dang được giữ lại.',
    en: 'Check the network; unfinished work is kept.',
  },
};

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body && 'advice' in body;
}

/** Asks the server; JSON out, JSON in. Throws {@link ApiError} for anything but success. */
export async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const isForm = body instanceof FormData;
  const init: RequestInit = { method, credentials: 'same-origin' };
  if (signal) init.signal = signal;
  if (body !== undefined) {
    init.body = isForm ? body : JSON.stringify(body);
    if (!isForm) init.headers = { 'content-type': 'application/json' };
  }
  let response: Response;
  try {
    response = await fetch(`/api${path}`, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, AWAY, null);
  }
  const text = await response.text();
  const answer: unknown = text === '' ? null : parseJson(text);
  if (!response.ok) throw new ApiError(response.status, isProblem(answer) ? answer : AWAY, answer);
  return answer as T;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The server cannot answer now, or wants a sign-in first: what was sent is kept and sent again. */
export const isAway = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500);
