import { findPlaceNames } from '../../../pipeline/places/other-names.ts';
import { layGround } from '../../../storage/access/ground.ts';
import { cleanQuestion } from '../../../pipeline/search/clean-text.ts';
import { understandQuestion } from '../../../pipeline/search/understand-question.ts';
import { findBlocks, readBlockCoverage } from '../../../storage/database/blocks.ts';
import { scopeOf } from '../../../storage/database/look-up-scope.ts';
import { recordLookup } from '../../../storage/database/lookups.ts';
import { searchRecords, type SearchHit as StoredHit } from '../../../storage/database/search.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { readReason } from '../read-reason.ts';
import { LookUp, LookUpResult, type SearchHit } from '../schemas/look-ups.ts';
import { judgeBlocks, viewBlocks, viewCoverage } from '../views/block-view.ts';
import { readRecordState, titleOf } from '../views/record-title.ts';

const HITS_A_PAGE = 50;

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
    {
      config: { access: 'look-up.run' },
      schema: { body: LookUp, response: { 200: LookUpResult } },
    },
    async (request) => {
      const user = requireUser(request);
      const { year, recordType, offset } = request.body;
      const text = cleanQuestion(request.body.text);
      const place = cleanQuestion(request.body.place ?? '');
      const purpose = readReason(request.body.purpose);
      const startedAt = performance.now();
      const question = understandQuestion(text);
      const found = await searchRecords(deps.pool, {
        text,
        scope: scopeOf(user),
        limit: HITS_A_PAGE,
        offset,
        ...(year === null ? {} : { year }),
        ...(place === '' ? {} : { place }),
        ...(recordType === null ? {} : { recordType }),
      });
      const recordIds = found.hits.map((hit) => hit.recordId);
      const notices = await findBlocks(deps.pool, question, recordIds);
      const blocks = viewBlocks(notices, { viewer: user, asked: question.asked });
      const verdict = judgeBlocks(blocks, question);
      const coverage = viewCoverage(await readBlockCoverage(deps.pool));
      const tookMs = Math.round(performance.now() - startedAt);
      const lookupId = await recordLookup(deps.pool, {
        userId: user.id,
        purpose,
        query: {
          text,
          year,
          place: place === '' ? null : place,
          recordType,
          offset,
          blocks: notices.length,
          verdict,
        },
        hitCount: found.total,
      });
      const noticeIds = notices.map((notice) => notice.recordId);
      await layGround(deps.pool, user.id, lookupId, [...recordIds, ...noticeIds]);
      return {
        hits: found.hits.map(view),
        total: found.total,
        isTotalExact: found.isTotalExact,
        isPartial: found.isPartial,
        verdict,
        coverage,
        ...blocks,
        understood: question.asked.map(({ kind, text: asked }) => ({ kind, text: asked })),
        ignored: [...question.ignored],
        alsoPlaces: findPlaceNames(place).flatMap((part) => part.others),
        tookMs,
      };
    },
  );
}
