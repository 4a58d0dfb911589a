import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asFailure, Failure } from '../../pipeline/failures.ts';
import type { EngineIdentity } from '../../pipeline/ocr/engine.ts';
import { renderSummaryCsv, renderSummaryRows } from '../../pipeline/outputs/summary-csv.ts';
import type { PagePool } from '../page-pool.ts';
import type { DossierPageSource, FileSource } from '../page-task.ts';
import type { InputDossier } from './find-dossiers.ts';

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
}

/**
 * Takes dossiers through the whole pipeline onto this machine's disk. A dossier's folder appears whole or not at all;
 * a page that cannot be read is named and the dossier's other pages are still written.
 * Returns every failure; none means that every dossier was written whole.
 */
export async function processDossiers(
  dossiers: readonly InputDossier[],
  options: ProcessOptions,
): Promise<readonly DossierFailure[]> {
  const failures: DossierFailure[] = [];
  const rows = new Map<string, readonly string[]>();
  const progress = { pagesDone: 0, pagesFound: 0, dossiersDone: 0, dossiersTotal: dossiers.length };
  const report = {
    found: (pages: number) => (progress.pagesFound += pages),
    pageDone: () => {
      progress.pagesDone++;
      options.onProgress?.({ ...progress });
    },
    failed: (failure: DossierFailure) => {
      failures.push(failure);
      options.onFailure?.(failure);
    },
  };
  await mkdir(options.outputFolder, { recursive: true });
  const workFolder = path.join(options.outputFolder, `.partial-${process.pid}`);
  try {
    // A few dossiers more than processes: while one is put together, pages of the next are being read.
    await forEachLimited(dossiers, options.processes + 2, async (dossier) => {
      const written = await processDossier(dossier, workFolder, options, report);
      if (written) rows.set(dossier.name, written);
      progress.dossiersDone++;
      options.onProgress?.({ ...progress });
    });
    const inOrder = dossiers.flatMap((dossier) => rows.get(dossier.name) ?? []);
    await writeWhole(path.join(options.outputFolder, 'summary.csv'), renderSummaryCsv(inOrder));
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
  return failures;
}

interface Report {
  found(pages: number): void;
  pageDone(): void;
  failed(failure: DossierFailure): void;
}

/** Returns the dossier's rows of summary.csv, or undefined when none of its pages could be read. */
async function processDossier(
  dossier: InputDossier,
  workFolder: string,
  options: ProcessOptions,
  report: Report,
): Promise<readonly string[] | undefined> {
  const folder = path.join(workFolder, dossier.name);
  const viewFolder = path.join(workFolder, 'views', dossier.name);
  try {
    await mkdir(folder, { recursive: true });
    await mkdir(viewFolder, { recursive: true });
    const perFile = await mapLimited(dossier.files, options.processes, (file, index) =>
      readFilePages(dossier, file, path.join(viewFolder, String(index)), options, report),
    );
    const pages = perFile.flat();
    if (pages.length === 0) return undefined;
    const { dossier: made } = await options.pool.run('assemble-dossier', {
      dossier: dossier.name,
      program: options.program,
      engines: distinct(pages.flatMap((page) => page.engines)),
      pages: pages.map((page) => page.source),
      outputFolder: folder,
    });
    const target = path.join(options.outputFolder, dossier.name);
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
    return renderSummaryRows(made);
  } catch (error) {
    report.failed({
      dossier: dossier.name,
      file: dossier.files[0] ?? '',
      page: undefined,
      failure: asFailure(error),
    });
    return undefined;
  } finally {
    await rm(viewFolder, { recursive: true, force: true });
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
    try {
      const read = await retryOnce(() => options.pool.run('read-page', { source, pageInFile }));
      const view = read.viewImage
        ? await keepView(`${viewPath}-${pageInFile}`, read.viewImage, source.name)
        : source;
      return [
        { source: { fileName: source.name, sha256, reading: read.reading, view }, engines: read.engines },
      ];
    } catch (error) {
      fail(pageInFile, error);
      return [];
    } finally {
      report.pageDone();
    }
  });
  return pages.flat();
}

async function keepView(file: string, bytes: Uint8Array, name: string): Promise<FileSource> {
  await writeFile(file, bytes);
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

async function writeWhole(file: string, content: string): Promise<void> {
  await writeFile(`${file}.partial`, content);
  await rename(`${file}.partial`, file);
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

async function forEachLimited<Item>(
  items: readonly Item[],
  limit: number,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  await mapLimited(items, limit, run);
}
