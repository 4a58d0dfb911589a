import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { adviseAlone, asFailure, FAILURES, type Failure } from '../pipeline/failures.ts';
import { notePageNumbers } from '../pipeline/page-number-notes.ts';
import { findFiles, type FoundFiles } from '../workers/batch/find-files.ts';
import { groupIntoDossiers, type InputDossier } from '../workers/batch/group-files.ts';
import {
  processDossiers,
  type DossierFailure,
  type ProcessOutcome,
} from '../workers/batch/process-dossiers.ts';
import { PagePool } from '../workers/page-pool.ts';
import { type Language, messages } from './messages.ts';
import { createProgressDisplay } from './progress-display.ts';
import { PROGRAM_VERSION } from './version.ts';

export interface ProcessArguments {
  readonly out: string;
  readonly jobs: number;
  readonly engine?: string;
  readonly lang: Language;
  /** JSON file that gets the CPU milliseconds spent in each stage. */
  readonly measure?: string;
}

/** As shells have it: 128 and the number of the signal. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * `sogoc process`: returns the exit code, 0 when every dossier was written whole, else 1; 130 or 143 when it was stopped.
 * What was written by then stays, in summary.csv too; nothing half written does.
 */
export async function runProcess(inputs: readonly string[], options: ProcessArguments): Promise<number> {
  const say = messages[options.lang];
  const outputFolder = path.resolve(options.out);
  const found = await findFiles(inputs, outputFolder);
  sayFound(found, options.lang);
  const dossiers = groupIntoDossiers(found.files.map((file) => file.path));
  if (dossiers.length === 0) {
    if (found.failures.length === 0) process.stderr.write(`${say.nothingFound}\n`);
    return 1;
  }
  noteOddities(dossiers, options.lang);

  const cpuMs: Record<string, number> = {};
  const pool = new PagePool({
    processes: options.jobs,
    ...(options.engine ? { engine: options.engine } : {}),
    onMeasured: (measured) => {
      for (const [stage, ms] of Object.entries(measured.cpuMs))
        cpuMs[stage] = Math.round((cpuMs[stage] ?? 0) + ms);
    },
  });
  const stop = listenForStop(() => void pool.close());
  const startedAt = performance.now();
  const display = createProgressDisplay(options.lang, 'pages');
  process.stdout.write(`${say.reading(dossiers.length, options.jobs)}\n`);
  let pages = 0;
  try {
    const outcome = await processDossiers(dossiers, {
      outputFolder,
      program: PROGRAM_VERSION,
      pool,
      processes: options.jobs,
      signal: stop.signal,
      onProgress: ({ pagesDone, pagesFound }) => {
        pages = pagesDone;
        if (!stop.signal.aborted) display.update({ done: pagesDone, total: pagesFound });
      },
      onFailure: (failure) =>
        display.note(explain(nameFailure(failure, options.lang), failure.failure, options.lang)),
    });
    display.stop();
    if (options.measure) await writeFile(options.measure, JSON.stringify({ pages, cpuMs }));
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    sayEnd(outcome, outputFolder, options.lang, stop.signal.aborted);
    process.stdout.write(`${say.finished(outcome.whole, dossiers.length, pages, seconds, outputFolder)}\n`);
    if (stop.signal.aborted) return stop.exitCode();
    return outcome.failures.length + found.failures.length === 0 && !outcome.stoppedBy ? 0 : 1;
  } catch (error) {
    // The output folder cannot even be made.
    display.stop();
    process.stderr.write(`${explain(outputFolder, asFailure(error), options.lang)}\n`);
    return 1;
  } finally {
    stop.release();
    await pool.close();
  }
}

function explain(where: string, { code }: Failure, language: Language): string {
  return messages[language].failed(
    where,
    FAILURES[code].message[language],
    adviseAlone(code)[language],
    code,
  );
}

function sayFound({ failures, passedBy }: FoundFiles, language: Language): void {
  for (const { input, failure } of failures) process.stderr.write(`${explain(input, failure, language)}\n`);
  if (passedBy.length > 0) process.stderr.write(`${messages[language].passedBy(passedBy)}\n`);
}

/** Page numbers that cannot be quite right: a person is told, nothing is left out. */
function noteOddities(dossiers: readonly InputDossier[], language: Language): void {
  for (const { name, files } of dossiers)
    for (const note of notePageNumbers(files))
      process.stderr.write(`${messages[language].noted(name, note[language], note.code)}\n`);
}

function sayEnd(
  { stoppedBy }: ProcessOutcome,
  folder: string,
  language: Language,
  wasStopped: boolean,
): void {
  if (stoppedBy) process.stderr.write(`${explain(folder, stoppedBy, language)}\n`);
  if (wasStopped) process.stderr.write(`${messages[language].stopped}\n`);
}

interface Stop {
  readonly signal: AbortSignal;
  exitCode(): number;
  release(): void;
}

/** A launcher may hand on the same Ctrl-C that the terminal has sent here already. */
const ECHO_MS = 500;

/** The first Ctrl-C ends in order, a second at once (the work folder goes even then). */
function listenForStop(onStop: () => void): Stop {
  const controller = new AbortController();
  let code = 1;
  let stoppedAt = 0;
  const listeners = Object.entries(SIGNALS).map(([name, exitCode]) => {
    const listener = () => {
      if (controller.signal.aborted) {
        if (performance.now() - stoppedAt > ECHO_MS) process.exit(code);
        return;
      }
      code = exitCode;
      stoppedAt = performance.now();
      controller.abort();
      onStop();
    };
    process.on(name, listener);
    return () => process.off(name, listener);
  });
  return {
    signal: controller.signal,
    exitCode: () => code,
    release: () => listeners.forEach((off) => off()),
  };
}

function nameFailure({ file, page }: DossierFailure, language: Language): string {
  return page === undefined ? file : `${file}, ${messages[language].page(page)}`;
}
