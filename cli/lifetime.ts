/**
 * The life of a command that runs until it is asked to end: what it starts is stopped again in reverse order, whether it
 * ends as asked, is asked to end while it still starts, or cannot start at all.
 */
export interface Lifetime {
  /** Resolves with the first request to end. */
  readonly ended: Promise<string>;
  /** Aborted with that request. */
  readonly signal: AbortSignal;
  /** Starts something and remembers how it is stopped. Throws `Ended` when the end was asked for meanwhile. */
  start<Started>(
    start: () => Promise<Started>,
    stop: (started: Started) => Promise<unknown>,
  ): Promise<Started>;
}

/** Not a fault: somebody pressed Ctrl-C while the program was starting. */
class Ended extends Error {}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;
/** npm hands on the Ctrl-C that the terminal has sent here already: one key, two signals. */
const ECHO_MS = 1000;
/** A part that does not stop must not keep the program from ending. */
const LONGEST_STOP_MS = 90_000;

/** Runs it to its end, then leaves the process: 0 as asked, else what was thrown is thrown on. */
export async function live(run: (life: Lifetime) => Promise<void>): Promise<void> {
  const stops: (() => Promise<unknown>)[] = [];
  const { ended, signal } = listenForEnd();
  const life: Lifetime = {
    ended,
    signal,
    async start(start, stop) {
      if (signal.aborted) throw new Ended();
      const started = await start();
      stops.push(() => stop(started));
      if (signal.aborted) throw new Ended();
      return started;
    },
  };
  try {
    await run(life);
  } catch (error) {
    if (!(error instanceof Ended) && !signal.aborted) throw error;
  } finally {
    for (const stop of stops.reverse()) await withinTime(stop());
  }
  process.exit(0);
}

/** One part that cannot be stopped does not keep the others running. */
async function withinTime(stopping: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, LONGEST_STOP_MS)));
  await Promise.race([stopping.catch(() => undefined), late]);
  clearTimeout(timer);
}

/** Ctrl-C, a service manager, or a parent process that is gone. A second Ctrl-C ends at once, whatever is under way. */
function listenForEnd(): { ended: Promise<string>; signal: AbortSignal } {
  const controller = new AbortController();
  let askedAt = 0;
  const ended = new Promise<string>((resolve) => {
    const end = (reason: string) => {
      askedAt = performance.now();
      controller.abort();
      resolve(reason);
    };
    for (const name of SIGNALS)
      process.on(name, () => {
        if (!controller.signal.aborted) end(name);
        else if (performance.now() - askedAt > ECHO_MS) process.exit(1);
      });
    if (!process.send) return;
    if (!process.connected) end('parent gone');
    process.on('disconnect', () => end('parent gone'));
    process.on('message', (message) => {
      if (message === 'stop') end('asked to stop');
    });
  });
  return { ended, signal: controller.signal };
}
