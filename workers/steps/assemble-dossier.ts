import { z } from 'zod';
import { Failure } from '../../pipeline/failures.ts';
import type { EngineIdentity } from '../../pipeline/ocr/engine.ts';
import { findTargets } from '../../storage/database/acceptance.ts';
import { saveBookCovers } from '../../storage/database/book-covers.ts';
import {
  findWaitingDossier,
  listReadyPages,
  setDossierState,
  type ReadyPage,
} from '../../storage/database/dossier-plan.ts';
import type { Pool } from '../../storage/database/pool.ts';
import { saveDossierRecords } from '../../storage/database/save-dossier.ts';
import { indexRecord } from '../../storage/database/search-index.ts';
import { derivativePrefix, type ObjectStore } from '../../storage/object-store/object-store.ts';
import { afterDossierFailed, closeStep, readAcceptanceVersion } from '../flow.ts';
import type { DossierPageInput, PageRunner } from '../page-runner.ts';
import type { Step } from '../run-task.ts';
import { loadReading } from './read-page.ts';

const Params = z.object({ dossier: z.int() });

/** Puts the pages of a dossier together: which records they hold, their fields, the files that are handed out. */
export function createAssembleDossierStep(deps: {
  pool: Pool;
  store: ObjectStore;
  /** The same store for what its pages left, some of it still at hand. */
  shelf: ObjectStore;
  runner: PageRunner;
}): Step {
  return {
    async run(task, signal) {
      const dossierId = Params.parse(task.params).dossier;
      const dossier = await findWaitingDossier(deps.pool, dossierId, task.key);
      // Planned anew meanwhile (a page came in or was read again): that plan will do the work.
      if (!dossier) return { result: { superseded: true }, follow: () => Promise.resolve([]) };
      const pages = await listReadyPages(deps.pool, dossierId);
      const inputs = await Promise.all(pages.map((page, index) => loadPage(deps.shelf, page, index + 1)));
      const engines = distinctEngines(inputs.flatMap((input) => input.engines));
      const mark = readAcceptanceVersion(task.stageVersion);
      const acceptance = await findTargets(deps.pool, mark);
      if (!acceptance) throw new Failure('E-BUG', { acceptance: mark });
      const made = await deps.runner.assembleDossier(
        { name: dossier.name, pages: inputs.map((input) => input.page), engines, acceptance },
        signal,
      );
      const resultKey = derivativePrefix(task.stage, task.key);
      await Promise.all(
        made.outputs.map((output) =>
          deps.store.putIfAbsent(`${resultKey}/${output.name}`, output.bytes, {
            isLikelyNew: task.attempts === 1,
          }),
        ),
      );
      const madeBy = {
        stage: task.stage,
        version: task.stageVersion,
        program: made.dossier.engine.program,
        engines,
      };
      return {
        result: { resultKey, records: made.dossier.records.length },
        madeBy,
        storedBytes: made.outputs.reduce((sum, output) => sum + output.bytes.length, 0),
        follow: async (client) => {
          if (!(await findWaitingDossier(client, dossierId, task.key))) return [];
          const pageIds = pages.map((page) => page.pageId);
          const recordIds = await saveDossierRecords(client, {
            dossierId,
            batchId: dossier.batchId,
            pageIds,
            records: made.dossier.records,
            notes: made.notes,
            madeBy,
          });
          await saveBookCovers(client, dossierId, pageIds, made.dossier.pages);
          for (const recordId of recordIds) await indexRecord(client, recordId);
          await setDossierState(client, dossierId, { state: 'done', resultKey });
          await closeStep(client, { dossierId, batchId: dossier.batchId });
          return [];
        },
      };
    },
    async onFailed(client, task, failure) {
      const dossierId = Params.parse(task.params).dossier;
      await afterDossierFailed(client, dossierId, { code: failure.code, details: failure.details });
      return [];
    },
  };
}

async function loadPage(
  store: ObjectStore,
  page: ReadyPage,
  position: number,
): Promise<{ page: DossierPageInput; engines: EngineIdentity[] }> {
  const { reading, engines } = await loadReading(store, page.resultKey);
  const viewImage = await store.read(page.viewKey);
  return {
    page: {
      page: position,
      file: page.fileName,
      sha256: page.sha256,
      reading,
      viewImage,
      named: page.named ?? undefined,
    },
    engines,
  };
}

function distinctEngines(engines: readonly EngineIdentity[]): EngineIdentity[] {
  return [
    ...new Map(
      engines.map((engine) => [`${engine.name} ${engine.version} ${engine.model}`, engine]),
    ).values(),
  ];
}
