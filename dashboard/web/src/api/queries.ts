import {
  MutationCache,
  QueryCache,
  QueryClient,
  infiniteQueryOptions,
  queryOptions,
} from '@tanstack/react-query';
import type { AcceptanceView } from '../../../server/schemas/acceptance.ts';
import type { ActivityPage, Actor, ChainState } from '../../../server/schemas/audit.ts';
import type { BatchDetail, BatchView, DossierPage } from '../../../server/schemas/batches.ts';
import type { BookView, Statistics } from '../../../server/schemas/overview.ts';
import type { Session, UserRow } from '../../../server/schemas/people.ts';
import type { FailedTask, QueueView } from '../../../server/schemas/queue.ts';
import type { RecordTypeView, RecordView, ReviewQueue } from '../../../server/schemas/records.ts';
import type { UnitList } from '../../../server/schemas/units.ts';
import type { Problem } from '../../../server/schemas/problem.ts';
import { ApiError, ask } from './client.ts';
import { wasSignedIn } from './signed-in.ts';

/** Why the session is over, as the server says it; null where nobody was signed in or they went by themselves. */
export const sessionEndKey = ['session-end'] as const;

/** The session has ended: the sign-in comes up and says why, and what was under way is still here afterwards. */
export function noticeSignedOut(error: unknown): void {
  if (!isSessionOver(error)) return;
  rememberEnd(error);
  queryClient.setQueryData(sessionQuery.queryKey, null);
}

export interface SessionEnd {
  readonly problem: Problem;
  /** idle, expired, password, switched-off, elsewhere; null where the server does not know. */
  readonly why: string | null;
}

function rememberEnd({ problem, body }: ApiError): void {
  if (!wasSignedIn()) return;
  const told = typeof body === 'object' && body !== null && 'why' in body ? body.why : null;
  queryClient.setQueryData<SessionEnd>(sessionEndKey, {
    problem,
    why: typeof told === 'string' ? told : null,
  });
}

/** A refused sign-in is the one 401 that ends nothing. */
function isSessionOver(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status === 401 && error.problem.code !== 'E-SIGN-IN';
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) =>
        count < 3 && error instanceof ApiError && (error.status === 0 || error.status >= 500),
    },
  },
});

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await ask<Session>('GET', '/session', undefined, signal);
    } catch (error) {
      if (!isSessionOver(error)) throw error;
      rememberEnd(error);
      return null;
    }
  },
  staleTime: Infinity,
});

const BATCHES_A_PAGE = 50;

/** Newest first, a page at a time. */
export const batchesQuery = infiniteQueryOptions({
  queryKey: ['batches'],
  queryFn: ({ pageParam, signal }) =>
    ask<{ batches: BatchView[] }>(
      'GET',
      pageParam === null ? '/batches' : `/batches?before=${pageParam}`,
      undefined,
      signal,
    ),
  initialPageParam: null as number | null,
  getNextPageParam: ({ batches }) => (batches.length < BATCHES_A_PAGE ? null : (batches.at(-1)?.id ?? null)),
  refetchInterval: 5_000,
});

export const batchQuery = (batchId: number) =>
  queryOptions({
    queryKey: ['batch', batchId],
    queryFn: ({ signal }) => ask<BatchDetail>('GET', `/batches/${batchId}`, undefined, signal),
  });

/** By name, some at a time. */
export const dossiersQuery = (batchId: number, needsPerson: boolean) =>
  infiniteQueryOptions({
    queryKey: ['batch', batchId, 'dossiers', needsPerson],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ needsPerson: String(needsPerson) });
      if (pageParam !== null) search.set('after', pageParam);
      return ask<DossierPage>('GET', `/batches/${batchId}/dossiers?${search}`, undefined, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

export const recordQuery = (recordId: number) =>
  queryOptions({
    queryKey: ['record', recordId],
    queryFn: ({ signal }) => ask<RecordView>('GET', `/records/${recordId}`, undefined, signal),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

/** Which records to go through: all, those of one batch, or those that were given back. */
export interface ReviewCourse {
  readonly batchId: number | null;
  readonly isReturned: boolean;
}

export function askNextRecord(after: number | null, course: ReviewCourse): Promise<ReviewQueue> {
  const search = new URLSearchParams();
  if (after !== null) search.set('after', String(after));
  if (course.batchId !== null) search.set('batch', String(course.batchId));
  if (course.isReturned) search.set('queue', 'returned');
  return ask<ReviewQueue>('GET', `/review/next?${search}`);
}

export const recordTypesQuery = queryOptions({
  queryKey: ['record-types'],
  queryFn: ({ signal }) => ask<{ recordTypes: RecordTypeView[] }>('GET', '/record-types', undefined, signal),
  staleTime: Infinity,
});

export const statisticsQuery = queryOptions({
  queryKey: ['statistics'],
  queryFn: ({ signal }) => ask<Statistics>('GET', '/statistics', undefined, signal),
  refetchInterval: 15_000,
});

export const booksQuery = queryOptions({
  queryKey: ['books'],
  queryFn: ({ signal }) => ask<{ books: BookView[] }>('GET', '/books', undefined, signal),
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => ask<{ users: UserRow[] }>('GET', '/users', undefined, signal),
});

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: ({ signal }) => ask<UnitList>('GET', '/units', undefined, signal),
  staleTime: 60_000,
});

export const queueQuery = queryOptions({
  queryKey: ['queue'],
  queryFn: ({ signal }) => ask<QueueView>('GET', '/queue', undefined, signal),
  refetchInterval: 3_000,
});

export const failedTasksQuery = (code: string) =>
  queryOptions({
    queryKey: ['queue', 'failed', code],
    queryFn: ({ signal }) =>
      ask<{ tasks: FailedTask[] }>(
        'GET',
        `/queue/failed?code=${encodeURIComponent(code)}`,
        undefined,
        signal,
      ),
  });

export const acceptanceQuery = queryOptions({
  queryKey: ['acceptance'],
  queryFn: ({ signal }) => ask<AcceptanceView>('GET', '/acceptance', undefined, signal),
  staleTime: 60_000,
  // A choice under way is not thrown away behind the person's back.
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
});

/** The account, a page at a time; `filter` as the address holds it. */
export const accountQuery = (filter: Readonly<Record<string, string>>) =>
  infiniteQueryOptions({
    queryKey: ['account', filter],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams(filter);
      if (pageParam !== null) search.set('before', String(pageParam));
      return ask<ActivityPage>('GET', `/audit?${search}`, undefined, signal);
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });

export const actorsQuery = queryOptions({
  queryKey: ['actors'],
  queryFn: ({ signal }) => ask<{ actors: Actor[] }>('GET', '/audit/actors', undefined, signal),
  staleTime: 60_000,
});

export const chainQuery = queryOptions({
  queryKey: ['chain'],
  queryFn: ({ signal }) => ask<ChainState>('GET', '/audit/chain', undefined, signal),
  staleTime: 60_000,
});
