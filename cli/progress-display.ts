import { SingleBar } from 'cli-progress';
import { type Language, messages } from './messages.ts';

export interface Progress {
  readonly done: number;
  /** As far as is known by now. */
  readonly total: number;
}

export interface ProgressDisplay {
  update(progress: Progress): void;
  /** A line on standard error that does not break the bar. */
  note(line: string): void;
  stop(): void;
}

const PLAIN_LINE_EVERY_MS = 10_000;

/** A bar with rate and time left on a terminal; elsewhere a plain line every ten seconds, so that logs stay readable. */
export function createProgressDisplay(language: Language, what: 'pages' | 'files'): ProgressDisplay {
  const say = messages[language];
  const startedAt = performance.now();
  const describe = ({ done, total }: Progress) => {
    const minutes = (performance.now() - startedAt) / 60_000;
    const perMinute = Math.round(done / minutes);
    const minutesLeft = Math.round((total - done) / Math.max(done / minutes, 0.01));
    const left = minutesLeft < 1 ? say.lessThanAMinute : say.minutesLeft(minutesLeft);
    return say.progress[what](done, total, perMinute, left);
  };
  if (!process.stdout.isTTY) {
    let lastLineAt = performance.now();
    return {
      update(progress) {
        if (performance.now() - lastLineAt < PLAIN_LINE_EVERY_MS) return;
        lastLineAt = performance.now();
        process.stdout.write(`${describe(progress)}\n`);
      },
      note: (line) => void process.stderr.write(`${line}\n`),
      stop: () => undefined,
    };
  }
  const bar = new SingleBar({ format: '{bar} {line}', clearOnComplete: true, hideCursor: true, barsize: 24 });
  bar.start(1, 0, { line: '' });
  return {
    update(progress) {
      bar.setTotal(Math.max(progress.total, 1));
      bar.update(progress.done, { line: describe(progress) });
    },
    note(line) {
      process.stderr.write(`\r\u001b[2K${line}\n`);
    },
    stop: () => bar.stop(),
  };
}
