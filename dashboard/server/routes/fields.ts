import { z } from 'zod';
import { enterRecord } from '../../../storage/access/gate.ts';
import { listFieldHistory, type RecordDetail, type StoredField } from '../../../storage/database/records.ts';
import { saveField } from '../../../storage/database/review.ts';
import { undoField } from '../../../storage/database/undo-field.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import { createRecordRules } from '../record-rules.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { Id } from '../schemas/basics.ts';
import { FieldChange, FieldHistory, SavedField } from '../schemas/records.ts';
import { findSpec, viewField, viewFinding } from '../views/record-view.ts';

const CORRECT = { access: 'record.correct' } as const;
const HISTORY = { access: 'record.history' } as const;
const FieldParams = z.object({
  recordId: Id,
  fieldId: z.string().regex(/^[a-z0-9_]{1,80}$/),
});

/** Corrections, one field a request. Two people on one field: the second is shown what the first has written. */
export function addFieldRoutes(app: App, deps: DashboardDeps): void {
  const rules = createRecordRules(deps.recordTypes);
  const viewSaved = (field: StoredField, record: RecordDetail): SavedField => {
    const type = deps.recordTypes.find((one) => one.id === record.recordType);
    const spec = findSpec(deps.recordTypes, record.recordType, field.fieldId);
    return {
      field: viewField(spec, field, record.state === 'approved'),
      findings: record.findings.map((finding) => viewFinding(finding, type)),
      version: record.version,
      savedAt: new Date().toISOString(),
    };
  };

  app.put(
    '/api/records/:recordId/fields/:fieldId',
    { config: CORRECT, schema: { params: FieldParams, body: FieldChange, response: { 200: SavedField } } },
    async (request) => {
      const { recordId, fieldId } = request.params;
      const { version, ...change } = request.body;
      const user = requireUser(request);
      const save = { recordId, fieldId, change, expectedVersion: version };
      const outcome = await saveField(deps.pool, user, save, rules);
      if (outcome.kind === 'absent') throw new Refusal('E-NOT-HERE');
      const record = await enterRecord(deps.pool, user, 'record.read', recordId);
      const saved = viewSaved(outcome.field, record);
      if (outcome.kind === 'conflict') throw new Refusal('E-CONFLICT', { field: saved.field });
      return saved;
    },
  );

  app.post(
    '/api/records/:recordId/undo',
    {
      config: CORRECT,
      schema: { params: FieldParams.pick({ recordId: true }), response: { 200: SavedField } },
    },
    async (request) => {
      const { recordId } = request.params;
      const user = requireUser(request);
      const outcome = await undoField(deps.pool, user, recordId, rules);
      if (outcome.kind === 'nothing') throw new Refusal('E-NOTHING-TO-UNDO');
      return viewSaved(outcome.field, await enterRecord(deps.pool, user, 'record.read', recordId));
    },
  );

  app.get(
    '/api/records/:recordId/fields/:fieldId/history',
    {
      config: HISTORY,
      schema: { params: FieldParams, response: { 200: z.object({ history: z.array(FieldHistory) }) } },
    },
    async (request) => {
      const { recordId, fieldId } = request.params;
      await enterRecord(deps.pool, requireUser(request), 'record.history', recordId);
      const history = await listFieldHistory(deps.pool, recordId, fieldId);
      return {
        history: history.map(({ source, raw, value, state, userName, at }) => ({
          source,
          raw,
          value,
          state,
          userName,
          at: at.toISOString(),
        })),
      };
    },
  );
}
