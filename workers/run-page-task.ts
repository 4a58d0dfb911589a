import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { assembleDossier } from '../pipeline/assemble-dossier.ts';
import { asFailure, Failure } from '../pipeline/failures.ts';
import type { OpenScan } from '../pipeline/image/opened-scan.ts';
import type { PdfPage } from '../pipeline/outputs/pdf/searchable-pdf.ts';
import { writeSearchablePdf } from '../pipeline/outputs/pdf/searchable-pdf.ts';
import { makeViewImage, mapToView, toPdfImage } from '../pipeline/outputs/view-image.ts';
import { createPageReader, type PageReader } from '../pipeline/read-page.ts';
import { silentContext } from '../pipeline/stage.ts';
import { readScan } from '../pipeline/stages/read-scan.ts';
import { errorCode } from '../storage/error-code.ts';
import { createEngines } from './engines/engines.ts';
import type { DossierPageSource, FileSource, PageResult, PageTask, PageTaskName } from './page-task.ts';

/** CPU milliseconds by stage, filled while a task runs. */
export type CpuMs = Record<string, number>;

type TaskRunner = <Name extends PageTaskName>(
  name: Name,
  task: PageTask<Name>,
  cpuMs: CpuMs,
) => Promise<PageResult<Name>>;

/**
 * Does page tasks in this process. The recognizer starts with the first page and is kept; so is the last file opened,
 * since its next page usually follows.
 */
export function createTaskRunner(engineName?: string, modelFolder?: string): TaskRunner {
  const files = createFileCache();
  let reader: Promise<PageReader> | undefined;
  const startReader = async () => createPageReader(await createEngines(engineName, modelFolder));
  return (async (name: PageTaskName, task: never, cpuMs: CpuMs) => {
    switch (name) {
      case 'open-file':
        return openFile(task, files, cpuMs);
      case 'read-page':
        reader ??= startReader();
        return readPage(task, files, await reader, cpuMs);
      case 'assemble-dossier':
        return assemble(task, cpuMs);
    }
  }) as TaskRunner;
}

async function openFile(
  { source }: PageTask<'open-file'>,
  files: FileCache,
  cpuMs: CpuMs,
): Promise<PageResult<'open-file'>> {
  const { scan, sha256 } = await timed(cpuMs, 'read-scan', () => files.open(source));
  return { pageCount: scan.pageCount, sha256 };
}

async function readPage(
  { source, pageInFile }: PageTask<'read-page'>,
  files: FileCache,
  reader: PageReader,
  cpuMs: CpuMs,
): Promise<PageResult<'read-page'>> {
  const { scan, bytes } = await files.open(source);
  const page = await timed(cpuMs, 'read-scan', () => scan.readPage(pageInFile));
  const reading = await reader.read(page, {
    ...silentContext,
    measure: (stage, run) => timed(cpuMs, stage, run),
  });
  const viewImage = await timed(cpuMs, 'view-image', () => makeViewImage(bytes, page));
  return { reading, viewImage, engines: reader.engines };
}

async function assemble(
  task: PageTask<'assemble-dossier'>,
  cpuMs: CpuMs,
): Promise<PageResult<'assemble-dossier'>> {
  const { dossier, notes, texts } = await assembleDossier(task, {
    ...silentContext,
    measure: (stage, run) => timed(cpuMs, stage, run),
  });
  await timed(cpuMs, 'render-outputs', async () => {
    await writePdf(task, path.join(task.outputFolder, 'searchable.pdf'));
    await Promise.all(texts.map(({ name, text }) => writeFile(path.join(task.outputFolder, name), text)));
  });
  return { dossier, notes };
}

async function writePdf(task: PageTask<'assemble-dossier'>, file: string): Promise<void> {
  const out = createWriteStream(file);
  const failed = once(out, 'error').then(([error]: unknown[]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  await Promise.race([
    failed,
    writeSearchablePdf(
      pdfPages(task.pages),
      { title: task.dossier, producer: `Sổ Gốc ${task.program}` },
      async (chunk) => {
        if (!out.write(chunk)) await once(out, 'drain');
      },
    ),
  ]);
  await Promise.race([failed, new Promise((resolve) => out.end(resolve))]);
}

async function* pdfPages(pages: readonly DossierPageSource[]): AsyncGenerator<PdfPage> {
  for (const { view, reading } of pages) {
    yield {
      image: await toPdfImage(await readSource(view)),
      ...mapToView(reading),
      dpi: reading.dpi,
      rotation: reading.rotation,
      lines: reading.text.lines,
    };
  }
}

interface OpenedFile {
  readonly scan: OpenScan;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

interface FileCache {
  open(source: FileSource): Promise<OpenedFile>;
}

/** Keeps the last file open: the pages of one file come one after the other. */
function createFileCache(): FileCache {
  let last: { path: string; file: OpenedFile } | undefined;
  return {
    async open(source) {
      if (source.kind === 'path' && last?.path === source.path) return last.file;
      last?.file.scan.close();
      last = undefined;
      const bytes = await readSource(source);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const scan = await readScan.run({ bytes }, silentContext);
      const file = { scan, bytes, sha256 };
      if (source.kind === 'path') last = { path: source.path, file };
      return file;
    },
  };
}

async function readSource(source: FileSource): Promise<Uint8Array> {
  if (source.kind === 'bytes') return source.bytes;
  try {
    return await readFile(source.path);
  } catch (error) {
    throw errorCode(error) === 'ENOENT' ? new Failure('E-NOT-FOUND', {}, { cause: error }) : asFailure(error);
  }
}

async function timed<Result>(cpuMs: CpuMs, stage: string, run: () => Promise<Result>): Promise<Result> {
  const before = process.cpuUsage();
  try {
    return await run();
  } finally {
    const { user, system } = process.cpuUsage(before);
    cpuMs[stage] = (cpuMs[stage] ?? 0) + (user + system) / 1000;
  }
}
