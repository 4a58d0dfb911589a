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
      const storedBytes = await saveDerivatives(deps.store, resultKey, read, task.attempts === 1);
      const viewKey = read.viewImage ? `${resultKey}/view.jpg` : originalKey(task.content);
      return {
        result: summarize(read, resultKey, viewKey),
        madeBy: { stage: task.stage, version: task.stageVersion, engines: read.engines },
        storedBytes,
        follow: (client) => afterPage(client, deps.runner.versions, task.key),
      };
    },
    onFailed: (client, task) => afterPage(client, deps.runner.versions, task.key),
  };
}

/**
 * All at once: what costs here is waiting for the store. A view that is the original itself is not kept twice, and the
 * clean page is not kept at all: cleaning makes it again, pixel for pixel. Returns the bytes put.
 */
async function saveDerivatives(
  store: ObjectStore,
  prefix: string,
  read: ReadPage,
  isLikelyNew: boolean,
): Promise<number> {
  const reading = Buffer.from(JSON.stringify({ reading: read.reading, engines: read.engines }));
  const objects = [
    ...(read.viewImage ? [{ name: 'view.jpg', bytes: read.viewImage, contentType: 'image/jpeg' }] : []),
    { name: 'reading.json', bytes: reading, contentType: 'application/json' },
  ];
  await Promise.all(
    objects.map(({ name, bytes, contentType }) =>
      store.putIfAbsent(`${prefix}/${name}`, bytes, { contentType, isLikelyNew }),
    ),
  );
  return objects.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function summarize({ reading }: ReadPage, resultKey: string, viewKey: string): PageResult {
  return {
    resultKey,
    viewKey,
    kind: reading.kind,
    rotation: reading.rotation,
    skewDeg: reading.skewDeg,
    quality: reading.quality,
    ...(reading.isMirrored && { isMirrored: true as const }),
    ...(reading.pixelAspect !== undefined && { pixelAspect: reading.pixelAspect }),
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
