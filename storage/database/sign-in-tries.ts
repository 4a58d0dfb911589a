import { execute, maybeOne, type Db } from './pool.ts';

export type TryKind = 'name' | 'address';

interface Slowing {
  /** So many wrong tries cost nothing. */
  readonly free: number;
  /** How long it is closed after each wrong one beyond, in seconds; the last stands for all after it. */
  readonly waitsS: readonly number[];
  /** After so long without a try all is forgotten. */
  readonly memoryS: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Many people may share one address; a name belongs to one, who is locked out for an hour at last. */
const SLOWING: Readonly<Record<TryKind, Slowing>> = {
  name: {
    free: 4,
    waitsS: [1, 2, 4, 8, 15, 15, 15, 60].map((minutes) => minutes * MINUTE),
    memoryS: 24 * HOUR,
  },
  address: { free: 29, waitsS: [1, 2, 4, 8, 15].map((minutes) => minutes * MINUTE), memoryS: HOUR },
};

const KEY = 'sign_in_key($1, $2)';

/**
 * Counts a try before anything is compared, so that many at once are counted as well; whoever turns out to be right has it
 * taken back. Null: go on; else for how many seconds it is closed, and that try counts for nothing.
 */
export async function takeTry(db: Db, kind: TryKind, said: string): Promise<number | null> {
  const { free, waitsS, memoryS } = SLOWING[kind];
  const taken = await execute(
    db,
    `with old as (delete from sign_in_tries where last_at < now() - interval '2 days')
     insert into sign_in_tries as t (kind, key, failed, last_at) values ($1, ${KEY}, 1, now())
     on conflict (kind, key) do update set last_at = now(), (failed, closed_until) = (
       select counted.n, now() + ($4::int[])[least(counted.n - $5, cardinality($4::int[]))] * interval '1 second'
       from (select case when t.last_at < now() - $3 * interval '1 second' then 1 else t.failed + 1 end as n) counted)
     where t.closed_until is null or t.closed_until <= now()`,
    [kind, said, memoryS, waitsS, free],
  );
  return taken > 0 ? null : await readClosedFor(db, kind, said);
}

/** For how many seconds more it is closed; 0 where it is not. */
export async function readClosedFor(db: Db, kind: TryKind, said: string): Promise<number> {
  const closed = await maybeOne<{ seconds: number }>(
    db,
    `select ceil(extract(epoch from closed_until - now()))::int as seconds from sign_in_tries
     where kind = $1 and key = ${KEY} and closed_until > now()`,
    [kind, said],
  );
  return closed?.seconds ?? 0;
}

/** The try was a right one: as if it had not been. */
export async function takeBackTry(db: Db, kind: TryKind, said: string): Promise<void> {
  await execute(
    db,
    `update sign_in_tries set failed = greatest(0, failed - 1), closed_until = null where kind = $1 and key = ${KEY}`,
    [kind, said],
  );
}

/** All wrong tries are forgiven, what is closed opens. */
export async function forgetTries(db: Db, kind: TryKind, said: string): Promise<void> {
  await execute(db, `delete from sign_in_tries where kind = $1 and key = ${KEY}`, [kind, said]);
}
