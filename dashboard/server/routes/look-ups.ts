import { findPlaceNames } from '../../../pipeline/places/other-names.ts';
import { asSubject } from '../../../storage/access/gate.ts';
import { layGround } from '../../../storage/access/ground.ts';
import { decide } from '../../../storage/access/policy.ts';
import { findBlocks } from '../../../storage/database/blocks.ts';
import { recordLookup } from '../../../storage/database/lookups.ts';
import { searchRecords } from '../../../storage/database/search.ts';
import type { SearchHit as StoredHit } from '../../../storage/database/search.ts';
import type { App } from '../app.ts';
import { isReaderOnly, requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { readReason } from '../read-reason.ts';
import { LookUp, LookUpResult } from '../schemas/records.ts';
import type { SearchHit } from '../schemas/records.ts';
import { viewBlocks } from '../views/block-view.ts';
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
    {
      config: { access: 'look-up.run' },
      schema: { body: LookUp, response: { 200: LookUpResult } },
    },
    async (request) => {
      const user = requireUser(request);
      const isReader = isReaderOnly(user);
      const { text, year, place, recordType } = request.body;
      const purpose = readReason(request.body.purpose);
      const startedAt = performance.now();
      const found = await searchRecords(deps.pool, {
        text,
        approvedOnly: isReader,
        limit: MOST_HITS,
        ...(year === null ? {} : { year }),
        ...(place === null || place === '' ? {} : { place }),
        ...(recordType === null ? {} : { recordType }),
      });
      const shown = found.filter((hit) => decide(user, 'record.read', asSubject(hit)) !== 'no');
      const recordIds = shown.map((hit) => hit.recordId);
      const notices = await findBlocks(deps.pool, text, recordIds);
      const tookMs = Math.round(performance.now() - startedAt);
      const lookupId = await recordLookup(deps.pool, {
        userId: user.id,
        purpose,
        query: { text, year, place, recordType, blocks: notices.length },
        hitCount: shown.length,
      });
      const { blocks, blocksUnseen } = viewBlocks(notices, isReader);
      await layGround(deps.pool, user.id, lookupId, [...recordIds, ...blocks.map((block) => block.recordId)]);
      return {
        hits: shown.map(view),
        blocks,
        blocksUnseen,
        alsoPlaces: findPlaceNames(place ?? '').flatMap((part) => part.others),
        tookMs,
      };
    },
  );
}
