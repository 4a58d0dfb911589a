import { z } from 'zod';
import type { EngineIdentity } from '../../pipeline/ocr/engine.ts';
import { PageReading } from '../../pipeline/page-reading.ts';
import type { PageResult } from '../../storage/database/page-results.ts';
import { derivativePrefix, originalKey, type ObjectStore } from '../../storage/object-store/object-store.ts';
import { afterPage } from '../flow.ts';
import type { PageRunner, ReadPage } from '../page-runner.ts';
import type { Step } from '../run-task.ts';

const Params = z.object({ page: z.int().positive() });

/** What stands in `reading.json` of a page's derivatives. */
export const StoredReading = z.object({
  reading: PageReading,
  engines: z.array(z.object({ name: z.string(), version: z.string(), model: z.string() })),
});

export function createReadPageStep(deps: { store: ObjectStore; runner: PageRunner }): Step {
  return {
    async run(task, signal) {
      const { page } = Params.parse(task.params);
      const bytes = await deps.store.read(originalKey(task.content), { sha256: task.content });
      const read = await deps.runner.readPage(bytes, page, signal);
      const resultKey = derivativePrefix(task.stage, task.key);
      await saveDerivatives(deps.store, resultKey, read);
      return {
        result: summarize(read, resultKey),
        madeBy: { stage: task.stage, version: task.stageVersion, engines: read.engines },
        follow: (client) => afterPage(client, deps.runner.versions, task.key),
      };
    },
    onFailed: (client, task) => afterPage(client, deps.runner.versions, task.key),
  };
}

async function saveDerivatives(store: ObjectStore, prefix: string, read: ReadPage): Promise<void> {
  const reading = Buffer.from(JSON.stringify({ reading: read.reading, engines: read.engines }));
  await store.putIfAbsent(`${prefix}/view.jpg`, read.viewImage, { contentType: 'image/jpeg' });
  if (read.cleanImage.length > 0)
    await store.putIfAbsent(`${prefix}/clean.png`, read.cleanImage, { contentType: 'image/png' });
  await store.putIfAbsent(`${prefix}/reading.json`, reading, { contentType: 'application/json' });
}

function summarize({ reading }: ReadPage, resultKey: string): PageResult {
  return {
    resultKey,
    kind: reading.kind,
    rotation: reading.rotation,
    skewDeg: reading.skewDeg,
    quality: reading.quality,
    widthPx: reading.sourceWidth,
    heightPx: reading.sourceHeight,
    wordCount: reading.text.lines.reduce((sum, line) => sum + line.words.length, 0),
  };
}

export async function loadReading(
  store: ObjectStore,
  prefix: string,
): Promise<{ reading: PageReading; engines: EngineIdentity[] }> {
  return StoredReading.parse(JSON.parse((await store.read(`${prefix}/reading.json`)).toString('utf8')));
}
