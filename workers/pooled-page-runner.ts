import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PagePool } from './page-pool.ts';
import type { PageRunner, TaskVersions } from './page-runner.ts';
import type { FileSource } from './page-task.ts';

export interface PooledPageRunnerOptions {
  readonly pool: PagePool;
  /** Recorded in every dossier as what made it. */
  readonly program: string;
  /** For outputs on their way to the object store; emptied after each dossier. */
  readonly scratchFolder: string;
  /** Stages' versions and the model that the pool's processes read with. */
  readonly versions: TaskVersions;
}

/** The pure pipeline on processes of its own, as the queue's workers call it. */
export function createPooledPageRunner({
  pool,
  program,
  scratchFolder,
  versions,
}: PooledPageRunnerOptions): PageRunner {
  const fromBytes = (bytes: Uint8Array, name: string): FileSource => ({ kind: 'bytes', bytes, name });
  return {
    versions,
    async countPages(bytes, fileName) {
      const { pageCount } = await pool.run('open-file', { source: fromBytes(bytes, fileName) });
      return pageCount;
    },
    readPage(bytes, pageInFile) {
      return pool.run('read-page', { source: fromBytes(bytes, ''), pageInFile });
    },
    async assembleDossier({ name, pages, engines, acceptance }) {
      const outputFolder = await mkdtemp(path.join(scratchFolder, 'dossier-'));
      try {
        const { dossier, notes } = await pool.run('assemble-dossier', {
          dossier: name,
          program,
          engines,
          acceptance,
          pages: pages.map((page) => ({
            fileName: page.file,
            sha256: page.sha256,
            reading: page.reading,
            named: page.named,
            view: fromBytes(page.viewImage, page.file),
          })),
          outputFolder,
        });
        const names = (await readdir(outputFolder)).sort();
        const outputs = await Promise.all(
          names.map(async (file) => ({ name: file, bytes: await readFile(path.join(outputFolder, file)) })),
        );
        return { dossier, notes, outputs };
      } finally {
        await rm(outputFolder, { recursive: true, force: true });
      }
    },
    close: () => pool.close(),
  };
}
