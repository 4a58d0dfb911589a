import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asFailure, Failure } from '../../pipeline/failures.ts';
import type { EngineIdentity } from '../../pipeline/ocr/engine.ts';
import { renderSummaryCsv, renderSummaryRows } from '../../pipeline/outputs/summary-csv.ts';
import { errorCode } from '../../storage/error-code.ts';
import type { PagePool } from '../page-pool.ts';
import type { DossierPageSource, FileSource } from '../page-task.ts';
import type { InputDossier } from './group-files.ts';
import { placeResult, openWorkFolder } from './output-folder.ts';

export interface ProcessProgress {
  readonly pagesDone: number;
  /** Grows as files are opened and their pages counted. */
  readonly pagesFound: number;
  readonly dossiersDone: number;
  readonly dossiersTotal: number;
}

export interface DossierFailure {
  readonly dossier: string;
  readonly file: string;
  readonly page: number | undefined;
  readonly failure: Failure;
}

export interface ProcessOptions {
  readonly outputFolder: string;
  readonly program: string;
  readonly pool: PagePool;
  readonly processes: number;
  readonly onProgress?: (progress: ProcessProgress) => void;
  readonly onFailure?: (failure: DossierFailure) => void;
  /** Nothing new is begun once it is aborted; what was not whole by then is not written. */
  readonly signal?: AbortSignal;
}

export interface ProcessOutcome {
  readonly failures: readonly DossierFailure[];
  /** Dossiers written with every page of theirs. */
  readonly whole: number;
  /** The output cannot be written to (full, read-only): nothing after it could have been kept, so nothing was read. */
  readonly stoppedBy: Failure | undefined;
}

/** What makes every further dossier fail as well. */
const OUTPUT_FAULTS: ReadonlySet<string> = new Set(['E-DISK-FULL', 'E-READ-ONLY', 'E-NO-ACCESS']);

/**
 * Takes dossiers through the whole pipeline onto this machine's disk. A dossier's folder appears whole or not at all;
 * a page that cannot be read is named and the dossier's other pages are still written.
 * Errors: what makes the output folder unusable from the start.
 */
export async function processDossiers(
  dossiers: readonly InputDossier[],
  options: ProcessOptions,
): Promise<ProcessOutcome> {
  const rows = new Map<string, readonly string[]>();
  const progress = { pagesDone: 0, pagesFound: 0, dossiersDone: 0, dossiersTotal: dossiers.length };
  const run = createReport(options, progress);
  const work = await openWorkFolder(options.outputFolder);
  try {
    // A few dossiers more than processes: while one is put together, pages of the next are being read.
    await mapLimited(dossiers, options.processes + 2, async (dossier) => {
      if (run.isOver()) return;
      const written = await processDossier(dossier, work.folder, options, run);
      if (written) rows.set(dossier.name, written);
      progress.dossiersDone++;
      options.onProgress?.({ ...progress });
    });
    const inOrder = dossiers.flatMap((dossier) => rows.get(dossier.name) ?? []);
    if (!run.isOver() || rows.size > 0) await writeSummary(options.outputFolder, work.folder, inOrder, run);
  } finally {
    await work.remove();
  }
  const failed = new Set(run.failures.map((failure) => failure.dossier));
  const whole = [...rows.keys()].filter((name) => !failed.has(name)).length;
  return { failures: run.failures, whole, stoppedBy: run.stoppedBy() };
}

function createReport(
  options: ProcessOptions,
  progress: { -readonly [Name in keyof ProcessProgress]: ProcessProgress[Name] },
) {
  const failures: DossierFailure[] = [];
  let outputFault: Failure | undefined;
  return {
    failures,
    stoppedBy: () => outputFault,
    isOver: () => outputFault !== undefined || options.signal?.aborted === true,
    found: (pages: number) => (progress.pagesFound += pages),
    pageDone() {
      progress.pagesDone++;
      options.onProgress?.({ ...progress });
    },
    failed(failure: DossierFailure) {
      // What comes after the end is its echo: processes let go, folders gone.
      if (outputFault || options.signal?.aborted) return;
      failures.push(failure);
      options.onFailure?.(failure);
    },
    /** Writing failed: of this dossier alone, or because nothing can be written any more. */
    writeFailed(dossier: InputDossier, error: unknown) {
      const failure = asFailure(error);
      if (OUTPUT_FAULTS.has(failure.code) && !options.signal?.aborted) outputFault ??= failure;
      else this.failed({ dossier: dossier.name, file: dossier.files[0] ?? '', page: undefined, failure });
    },
  };
}

type Report = ReturnType<typeof createReport>;

/** Returns the dossier's rows of summary.csv, or undefined when none of its pages could be read. */
async function processDossier(
  dossier: InputDossier,
  workFolder: string,
  options: ProcessOptions,
  report: Report,
): Promise<readonly string[] | undefined> {
  const folder = path.join(workFolder, 'dossiers', dossier.name);
  const viewFolder = path.join(workFolder, 'views', dossier.name);
  try {
    await mkdir(folder, { recursive: true });
    await mkdir(viewFolder, { recursive: true });
    const perFile = await mapLimited(dossier.files, options.processes, (file, index) =>
      readFilePages(dossier, file, path.join(viewFolder, String(index)), options, report),
    );
    const pages = perFile.flat();
    if (pages.length === 0 || report.isOver()) return undefined;
    const { dossier: made } = await options.pool.run('assemble-dossier', {
      dossier: dossier.name,
      program: options.program,
      engines: distinct(pages.flatMap((page) => page.engines)),
      pages: pages.map((page) => page.source),
      outputFolder: folder,
    });
    await placeResult(folder, path.join(options.outputFolder, dossier.name));
    return renderSummaryRows(made);
  } catch (error) {
    report.writeFailed(dossier, error);
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(viewFolder, { recursive: true, force: true });
  }
}

/** Of what was written, even where that is not all: never a summary that tells of folders that are not there. */
async function writeSummary(
  outputFolder: string,
  workFolder: string,
  rows: readonly string[],
  report: Report,
): Promise<void> {
  const summary = { name: 'summary.csv', files: [path.join(outputFolder, 'summary.csv')] };
  try {
    const fresh = path.join(workFolder, 'summary.csv');
    await writeFile(fresh, renderSummaryCsv(rows), { mode: 0o600 });
    await rename(fresh, path.join(outputFolder, 'summary.csv'));
  } catch (error) {
    const isTaken = ['EISDIR', 'ENOTEMPTY', 'EEXIST'].includes(errorCode(error));
    report.writeFailed(summary, isTaken ? new Failure('E-OUTPUT-TAKEN', {}, { cause: error }) : error);
  }
}

interface FilePage {
  readonly source: DossierPageSource;
  readonly engines: readonly EngineIdentity[];
}

async function readFilePages(
  dossier: InputDossier,
  file: string,
  viewPath: string,
  options: ProcessOptions,
  report: Report,
): Promise<FilePage[]> {
  const source: FileSource = { kind: 'path', path: file, name: path.basename(file) };
  const fail = (page: number | undefined, error: unknown) =>
    report.failed({ dossier: dossier.name, file, page, failure: asFailure(error) });
  let opened;
  try {
    opened = await options.pool.run('open-file', { source });
  } catch (error) {
    fail(undefined, error);
    return [];
  }
  const { pageCount, sha256 } = opened;
  report.found(pageCount);
  const numbers = Array.from({ length: pageCount }, (_, index) => index + 1);
  const pages = await mapLimited(numbers, options.processes, async (pageInFile) => {
    if (report.isOver()) return [];
    try {
      const read = await retryOnce(() => options.pool.run('read-page', { source, pageInFile }));
      const kept = `${viewPath}-${pageInFile}`;
      const view = read.viewImage ? await keepView(kept, read.viewImage, source.name) : source;
      return [
        { source: { fileName: source.name, sha256, reading: read.reading, view }, engines: read.engines },
      ];
    } catch (error) {
      if (error instanceof OutputFault) throw error.cause;
      fail(pageInFile, error);
      return [];
    } finally {
      report.pageDone();
    }
  });
  return pages.flat();
}

/** Told apart from what is wrong with a page. */
class OutputFault extends Error {}

async function keepView(file: string, bytes: Uint8Array, name: string): Promise<FileSource> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw new OutputFault('view image', { cause: error });
  }
  return { kind: 'path', path: file, name };
}

function distinct(engines: readonly EngineIdentity[]): EngineIdentity[] {
  return [...new Map(engines.map((engine) => [JSON.stringify(engine), engine])).values()];
}

/** A process that died may have been the victim of another page's memory: one more try, in a fresh one. */
async function retryOnce<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'E-WORKER-DIED') throw error;
    return run();
  }
}

async function mapLimited<Item, Result>(
  items: readonly Item[],
  limit: number,
  run: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const runner = async () => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await run(items[index] as Item, index);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, runner));
  return results;
}
