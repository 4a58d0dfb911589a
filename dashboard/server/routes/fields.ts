import { z } from 'zod';
import { listFieldHistory, type RecordDetail, type StoredField } from '../../../storage/database/records.ts';
import { saveField } from '../../../storage/database/review.ts';
import { undoField } from '../../../storage/database/undo-field.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import { createCheckRecord } from '../check-record.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { FieldChange, FieldHistory, SavedField } from '../schemas/records.ts';
import { readShownRecord } from '../shown-records.ts';
import { findSpec, viewField, viewFinding } from '../views/record-view.ts';

const REVIEWER = { roles: ['reviewer', 'operator'] } as const;
const FieldParams = z.object({
  recordId: z.coerce.number().int(),
  fieldId: z.string().regex(/^[a-z0-9_]{1,80}$/),
});

/** Corrections, one field a request. Two people on one field: the second is shown what the first has written. */
export function addFieldRoutes(app: App, deps: DashboardDeps): void {
  const check = createCheckRecord(deps.recordTypes);
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
    { config: REVIEWER, schema: { params: FieldParams, body: FieldChange, response: { 200: SavedField } } },
    async (request) => {
      const { recordId, fieldId } = request.params;
      const { version, ...change } = request.body;
      const user = requireUser(request);
      const save = { recordId, fieldId, change, expectedVersion: version, userId: user.id };
      const outcome = await saveField(deps.pool, save, check);
      if (outcome.kind === 'absent') throw new Refusal('E-NOT-HERE');
      const record = await readShownRecord(deps, user, recordId);
      const saved = viewSaved(outcome.field, record);
      if (outcome.kind === 'conflict') throw new Refusal('E-CONFLICT', { field: saved.field });
      return saved;
    },
  );

  app.post(
    '/api/records/:recordId/undo',
    {
      config: REVIEWER,
      schema: { params: FieldParams.pick({ recordId: true }), response: { 200: SavedField } },
    },
    async (request) => {
      const { recordId } = request.params;
      const user = requireUser(request);
      const shown = await readShownRecord(deps, user, recordId);
      const outcome = await undoField(deps.pool, { recordId, userId: user.id }, check);
      if (outcome.kind === 'absent') throw new Refusal('E-NOT-HERE');
      if (outcome.kind === 'nothing') throw new Refusal('E-NOTHING-TO-UNDO');
      return viewSaved(outcome.field, await readShownRecord(deps, user, shown.id));
    },
  );

  app.get(
    '/api/records/:recordId/fields/:fieldId/history',
    {
      config: REVIEWER,
      schema: { params: FieldParams, response: { 200: z.object({ history: z.array(FieldHistory) }) } },
    },
    async (request) => {
      const { recordId, fieldId } = request.params;
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
