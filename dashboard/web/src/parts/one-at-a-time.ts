/**
 * Runs `work` while no other tab of this browser runs work of the same name. Where the browser has no locks (a page that
 * did not come over TLS) only this tab takes turns with itself.
 */
export async function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  return locks ? await locks.request(name, work) : takeTurn(name, work);
}

const turns = new Map<string, Promise<unknown>>();

function takeTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
  turns.set(name, turn);
  return turn;
}
