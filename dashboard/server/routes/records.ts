import { z } from 'zod';
import { appendAudit } from '../../../storage/database/audit.ts';
import { findBatch } from '../../../storage/database/batches.ts';
import { findBlocksOfRecord } from '../../../storage/database/blocks.ts';
import { approveRecord, reopenRecord, returnRecord } from '../../../storage/database/review.ts';
import type { App } from '../app.ts';
import { isReaderOnly, requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { RecordTypeView, RecordView } from '../schemas/records.ts';
import { isRestricted, readShownRecord } from '../shown-records.ts';
import { viewBlocks } from '../views/block-view.ts';
import { viewRecord } from '../views/record-view.ts';

const REVIEWER = { roles: ['reviewer', 'operator'] } as const;
const RecordParams = z.object({ recordId: z.coerce.number().int() });
const Done = z.object({ isDone: z.literal(true) });
const DONE = { isDone: true } as const;

export function addRecordRoutes(app: App, deps: DashboardDeps): void {
  app.get(
    '/api/record-types',
    { schema: { response: { 200: z.object({ recordTypes: z.array(RecordTypeView) }) } } },
    () => ({
      recordTypes: deps.recordTypes.map(({ id, title, code, family }) => ({ id, title, code, family })),
    }),
  );

  app.get(
    '/api/records/:recordId',
    { schema: { params: RecordParams, response: { 200: RecordView } } },
    async (request) => {
      const user = requireUser(request);
      const record = await readShownRecord(deps, user, request.params.recordId);
      // Whoever works on the books sees records all day; what others see, and what is restricted, is kept in the account.
      if (isReaderOnly(user) || isRestricted(deps, record.recordType))
        await appendAudit(deps.pool, {
          actorId: user.id,
          action: 'record.view',
          subjectType: 'record',
          subjectId: record.id,
        });
      const batch = await findBatch(deps.pool, record.batchId);
      const type = deps.recordTypes.find((one) => one.id === record.recordType);
      const notices = type?.family === 'notarial' ? await findBlocksOfRecord(deps.pool, record.id) : [];
      const blocks = viewBlocks(notices, { isReader: isReaderOnly(user) });
      return viewRecord(record, batch?.name ?? '', deps.recordTypes, blocks);
    },
  );

  app.post(
    '/api/records/:recordId/approve',
    {
      config: REVIEWER,
      schema: { params: RecordParams, body: z.object({ version: z.int() }), response: { 200: Done } },
    },
    async (request) => {
      const { recordId } = request.params;
      const isDone = await approveRecord(deps.pool, recordId, request.body.version, requireUser(request).id);
      if (!isDone) throw new Refusal('E-NOT-APPROVABLE');
      return DONE;
    },
  );

  app.post(
    '/api/records/:recordId/return',
    {
      config: REVIEWER,
      schema: {
        params: RecordParams,
        body: z.object({ reason: z.string().trim().min(3).max(500) }),
        response: { 200: Done },
      },
    },
    async (request) => {
      const { recordId } = request.params;
      const isDone = await returnRecord(deps.pool, recordId, request.body.reason, requireUser(request).id);
      if (!isDone) throw new Refusal('E-NOT-HERE');
      return DONE;
    },
  );

  app.post(
    '/api/records/:recordId/reopen',
    { config: REVIEWER, schema: { params: RecordParams, response: { 200: Done } } },
    async (request) => {
      const isDone = await reopenRecord(deps.pool, request.params.recordId, requireUser(request).id);
      if (!isDone) throw new Refusal('E-NOT-HERE');
      return DONE;
    },
  );
}
