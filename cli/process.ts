import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FAILURES, type Failure } from '../pipeline/failures.ts';
import { findDossiers } from '../workers/batch/find-dossiers.ts';
import { processDossiers, type DossierFailure } from '../workers/batch/process-dossiers.ts';
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

/** `sogoc process`: returns the exit code, 0 when every dossier was written whole, else 1. */
export async function runProcess(inputs: readonly string[], options: ProcessArguments): Promise<number> {
  const say = messages[options.lang];
  const explain = (where: string, failure: Failure) => {
    const entry = FAILURES[failure.code];
    return say.failed(where, entry.message[options.lang], entry.advice[options.lang], failure.code);
  };
  const found = await findDossiers(inputs);
  for (const { input, failure } of found.failures) process.stderr.write(`${explain(input, failure)}\n`);
  if (found.dossiers.length === 0) {
    if (found.failures.length === 0) process.stderr.write(`${say.nothingFound}\n`);
    return 1;
  }

  const cpuMs: Record<string, number> = {};
  const pool = new PagePool({
    processes: options.jobs,
    ...(options.engine ? { engine: options.engine } : {}),
    onMeasured: (measured) => {
      for (const [stage, ms] of Object.entries(measured.cpuMs))
        cpuMs[stage] = Math.round((cpuMs[stage] ?? 0) + ms);
    },
  });
  const startedAt = performance.now();
  const display = createProgressDisplay(options.lang, 'pages');
  process.stdout.write(`${say.reading(found.dossiers.length, options.jobs)}\n`);
  let pages = 0;
  try {
    const failures = await processDossiers(found.dossiers, {
      outputFolder: path.resolve(options.out),
      program: PROGRAM_VERSION,
      pool,
      processes: options.jobs,
      onProgress: ({ pagesDone, pagesFound }) => {
        pages = pagesDone;
        display.update({ done: pagesDone, total: pagesFound });
      },
      onFailure: (failure) => display.note(explain(nameFailure(failure, options.lang), failure.failure)),
    });
    display.stop();
    if (options.measure) await writeFile(options.measure, JSON.stringify({ pages, cpuMs }));
    const failedDossiers = new Set(failures.map((failure) => failure.dossier)).size;
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    process.stdout.write(
      `${say.finished(found.dossiers.length - failedDossiers, found.dossiers.length, pages, seconds, path.resolve(options.out))}\n`,
    );
    return failures.length + found.failures.length === 0 ? 0 : 1;
  } finally {
    await pool.close();
  }
}

function nameFailure({ file, page }: DossierFailure, language: Language): string {
  return page === undefined ? file : `${file}, ${messages[language].page(page)}`;
}
