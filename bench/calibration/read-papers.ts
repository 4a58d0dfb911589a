import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openScan } from '../../pipeline/image/open-scan.ts';
import { PageReading } from '../../pipeline/page-reading.ts';
import { createPageReader } from '../../pipeline/read-page.ts';
import { silentContext } from '../../pipeline/stage.ts';
import { createEngines } from '../../workers/engines/engines.ts';

const context = { ...silentContext, measure: <Result>(_: string, run: () => Promise<Result>) => run() };

/**
 * Reads every scan of a set of papers once and keeps what was read beside it (`DIR/readings`); a second run only
 * loads. Readings by dossier, pages in order.
 */
export async function readPapers(folder: string): Promise<ReadonlyMap<string, readonly PageReading[]>> {
  const kept = path.join(folder, 'readings');
  await mkdir(kept, { recursive: true });
  const engines = await createEngines();
  const reader = createPageReader(engines);
  const dossiers = new Map<string, PageReading[]>();
  for (const file of (await readdir(path.join(folder, 'scans'))).sort()) {
    const target = path.join(kept, `${file}.json`);
    if (!existsSync(target)) {
      const scan = await openScan(await readFile(path.join(folder, 'scans', file)));
      const pages: PageReading[] = [];
      for (let page = 1; page <= scan.pageCount; page++) {
        pages.push(await reader.read(await scan.readPage(page), context));
      }
      scan.close();
      await writeFile(target, JSON.stringify(pages));
    }
    const readings = PageReading.array().parse(JSON.parse(await readFile(target, 'utf8')));
    const dossier = file.replace(/(?:-p\d+)?\.\w+$/, '');
    dossiers.set(dossier, [...(dossiers.get(dossier) ?? []), ...readings]);
  }
  await engines.close();
  return dossiers;
}
