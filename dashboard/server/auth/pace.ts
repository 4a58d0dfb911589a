/** How fast one person may open things by their numbers. */
export interface Pace {
  /** Different records a minute, their histories and files among them; what one opens again and again counts once. */
  readonly recordsAMinute: { readonly staff: number; readonly reader: number };
  /** Different pages a minute: every hit of a look-up shows one. */
  readonly pagesAMinute: { readonly staff: number; readonly reader: number };
  /** So many different numbers that are none, or not theirs, within the window: somebody walks them. */
  readonly misses: number;
  readonly missWindowMs: number;
  /** One line in the account in so long, however many refusals there are. */
  readonly alertEveryMs: number;
}

export const USUAL_PACE: Pace = {
  recordsAMinute: { staff: 240, reader: 60 },
  pagesAMinute: { staff: 1200, reader: 300 },
  misses: 20,
  missWindowMs: 5 * 60_000,
  alertEveryMs: 10 * 60_000,
};

export type Opened = 'record' | 'page';

/** What was opened lately is still in hand: it costs nothing to see it again. */
const IN_HAND_MS = 10 * 60_000;
const MINUTE_MS = 60_000;

interface Person {
  readonly budgets: Record<Opened, { left: number; at: number }>;
  readonly inHand: Map<string, number>;
  readonly misses: Map<string, number>;
  alertedAt: number;
  seenAt: number;
}

/**
 * Keeps count of what people open, in this process: several servers each have their own. All that it knows is forgotten
 * with the process, and of a person who does nothing for ten minutes.
 */
export function createPaceKeeper(pace: Pace) {
  const people = new Map<number, Person>();

  const find = (userId: number, now: number, isStaff: boolean): Person => {
    for (const [id, person] of people) if (now - person.seenAt > IN_HAND_MS) people.delete(id);
    const person = people.get(userId) ?? {
      budgets: {
        record: { left: most('record', isStaff), at: now },
        page: { left: most('page', isStaff), at: now },
      },
      inHand: new Map<string, number>(),
      misses: new Map<string, number>(),
      alertedAt: -Infinity,
      seenAt: now,
    };
    person.seenAt = now;
    people.set(userId, person);
    return person;
  };

  const most = (what: Opened, isStaff: boolean) =>
    (what === 'record' ? pace.recordsAMinute : pace.pagesAMinute)[isStaff ? 'staff' : 'reader'];

  return {
    /** Takes one more into hand. Null: go on; else after how many seconds there is room again. */
    open(userId: number, isStaff: boolean, what: Opened, id: string, now: number): number | null {
      const person = find(userId, now, isStaff);
      forgetBefore(person.inHand, now - IN_HAND_MS);
      const budget = person.budgets[what];
      const perMs = most(what, isStaff) / MINUTE_MS;
      budget.left = Math.min(most(what, isStaff), budget.left + (now - budget.at) * perMs);
      budget.at = now;
      if (!person.inHand.has(id)) {
        if (budget.left < 1) return Math.ceil((1 - budget.left) / perMs / 1000);
        budget.left -= 1;
      }
      touch(person.inHand, id, now);
      return null;
    },
    /** They asked for what is not there or not theirs. */
    miss(userId: number, isStaff: boolean, id: string, now: number): void {
      touch(find(userId, now, isStaff).misses, id, now);
    },
    /** Null: they do not walk the numbers; else after how many seconds they may go on. */
    closedFor(userId: number, now: number): number | null {
      const misses = people.get(userId)?.misses;
      if (!misses) return null;
      forgetBefore(misses, now - pace.missWindowMs);
      if (misses.size < pace.misses) return null;
      const at = [...misses.values()][misses.size - pace.misses] ?? now;
      return Math.max(1, Math.ceil((at + pace.missWindowMs - now) / 1000));
    },
    /** Whether this is to be told now. */
    alert(userId: number, isStaff: boolean, now: number): boolean {
      const person = find(userId, now, isStaff);
      if (now - person.alertedAt < pace.alertEveryMs) return false;
      person.alertedAt = now;
      return true;
    },
  };
}

/** Oldest first, as the map keeps them. */
function touch(times: Map<string, number>, id: string, now: number): void {
  times.delete(id);
  times.set(id, now);
}

function forgetBefore(times: Map<string, number>, before: number): void {
  for (const [id, at] of times) {
    if (at > before) return;
    times.delete(id);
  }
}
