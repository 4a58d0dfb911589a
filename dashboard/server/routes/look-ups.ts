import { recordLookup } from '../../../storage/database/lookups.ts';
import { searchRecords } from '../../../storage/database/search.ts';
import type { SearchHit as StoredHit } from '../../../storage/database/search.ts';
import type { App } from '../app.ts';
import { isReaderOnly, requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { LookUp, LookUpResult } from '../schemas/records.ts';
import type { SearchHit } from '../schemas/records.ts';
import { isRestricted } from '../shown-records.ts';
import { readRecordState, titleOf } from '../views/record-title.ts';

const MOST_HITS = 50;

/** Looking up (tra cứu): by name with or without accents, by number; each is kept with its purpose. */
export function addLookUpRoutes(app: App, deps: DashboardDeps): void {
  const view = (hit: StoredHit): SearchHit => {
    const type = deps.recordTypes.find((one) => one.id === hit.recordType);
    return {
      recordId: hit.recordId,
      recordType: hit.recordType,
      title: titleOf(deps.recordTypes, hit.recordType),
      state: readRecordState(hit.state),
      name: hit.name ?? hit.regNo ?? '',
      fieldId: hit.fieldId,
      fieldTitle: type?.fields.find((field) => field.id === hit.fieldId)?.title ?? null,
      birthDate: hit.birthDate,
      regNo: hit.regNo,
      bookNo: hit.bookNo,
      regYear: hit.regYear,
      pageId: hit.pageId,
      page: hit.pageNo,
      bbox: hit.bbox,
    };
  };

  app.post(
    '/api/look-ups',
    { schema: { body: LookUp, response: { 200: LookUpResult } } },
    async (request) => {
      const user = requireUser(request);
      const isReader = isReaderOnly(user);
      const { text, year, recordType, purpose } = request.body;
      const startedAt = performance.now();
      const found = await searchRecords(deps.pool, {
        text,
        approvedOnly: isReader,
        limit: MOST_HITS,
        ...(year === null ? {} : { year }),
        ...(recordType === null ? {} : { recordType }),
      });
      const tookMs = Math.round(performance.now() - startedAt);
      const shown = found.filter((hit) => !isReader || !isRestricted(deps, hit.recordType));
      await recordLookup(deps.pool, {
        userId: user.id,
        purpose,
        query: { text, year, recordType },
        hitCount: shown.length,
      });
      return { hits: shown.map(view), tookMs };
    },
  );
}
