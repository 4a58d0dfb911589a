import { z } from 'zod';
import { enterRecord } from '../../../storage/access/gate.ts';
import { findGround, layGround } from '../../../storage/access/ground.ts';
import { findBlocksOfRecord } from '../../../storage/database/blocks.ts';
import { approveRecord, reopenRecord, returnRecord } from '../../../storage/database/review.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { readReason } from '../read-reason.ts';
import { Id, Version } from '../schemas/basics.ts';
import { RecordTypeView, RecordView } from '../schemas/records.ts';
import { createViewNotes } from '../view-notes.ts';
import { viewBlocks } from '../views/block-view.ts';
import { viewRecord } from '../views/record-view.ts';

const RecordParams = z.object({ recordId: Id });
const Done = z.object({ isDone: z.literal(true) });
const DONE = { isDone: true } as const;

export function addRecordRoutes(app: App, deps: DashboardDeps): void {
  const noteView = createViewNotes(deps.pool);
  app.get(
    '/api/record-types',
    {
      config: { access: 'record-type.list' },
      schema: { response: { 200: z.object({ recordTypes: z.array(RecordTypeView) }) } },
    },
    () => ({
      recordTypes: deps.recordTypes.map(({ id, title, code, family }) => ({ id, title, code, family })),
    }),
  );

  app.get(
    '/api/records/:recordId',
    { config: { access: 'record.read' }, schema: { params: RecordParams, response: { 200: RecordView } } },
    async (request) => {
      const user = requireUser(request);
      const record = await enterRecord(deps.pool, user, 'record.read', request.params.recordId);
      await noteView(user, 'record.view', 'record', record.id);
      const type = deps.recordTypes.find((one) => one.id === record.recordType);
      const notices = type?.family === 'notarial' ? await findBlocksOfRecord(deps.pool, record.id) : [];
      const blocks = viewBlocks(notices, { viewer: user });
      // The notices shown beside a record may be opened on the ground on which it was itself.
      const noticeIds = notices.map((notice) => notice.recordId);
      const ground = noticeIds.length > 0 ? await findGround(deps.pool, user, [record.id]) : undefined;
      if (ground !== undefined) await layGround(deps.pool, user.id, ground, noticeIds);
      return viewRecord(record, deps.recordTypes, blocks);
    },
  );

  app.post(
    '/api/records/:recordId/approve',
    {
      config: { access: 'record.approve' },
      schema: { params: RecordParams, body: z.object({ version: Version }), response: { 200: Done } },
    },
    async (request) => {
      const { recordId } = request.params;
      const isDone = await approveRecord(deps.pool, requireUser(request), recordId, request.body.version);
      if (!isDone) throw new Refusal('E-NOT-APPROVABLE');
      return DONE;
    },
  );

  app.post(
    '/api/records/:recordId/return',
    {
      config: { access: 'record.return' },
      schema: {
        params: RecordParams,
        body: z.object({ reason: z.string().max(500) }),
        response: { 200: Done },
      },
    },
    async (request) => {
      const { recordId } = request.params;
      const reason = readReason(request.body.reason);
      const isDone = await returnRecord(deps.pool, requireUser(request), recordId, reason);
      if (!isDone) throw new Refusal('E-NOT-HERE');
      return DONE;
    },
  );

  app.post(
    '/api/records/:recordId/reopen',
    { config: { access: 'record.reopen' }, schema: { params: RecordParams, response: { 200: Done } } },
    async (request) => {
      const isDone = await reopenRecord(deps.pool, requireUser(request), request.params.recordId);
      if (!isDone) throw new Refusal('E-NOT-HERE');
      return DONE;
    },
  );
}
