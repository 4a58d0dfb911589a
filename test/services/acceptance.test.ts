import type { AcceptanceView, FieldTally } from '../../dashboard/server/schemas/acceptance.ts';
import type { Statistics } from '../../dashboard/server/schemas/overview.ts';
import type { RecordView } from '../../dashboard/server/schemas/records.ts';
import {
  DEFAULT_ACCEPT_AT,
  DEFAULT_TARGETS,
  type AcceptanceTargets,
} from '../../pipeline/fields/acceptance.ts';
import { priceField } from '../../dashboard/web/src/screens/acceptance/price.ts';
import { raiseLine } from '../../pipeline/fields/confidence.ts';
import { markTargets } from '../../storage/database/acceptance.ts';
import { findRecord } from '../../storage/database/records.ts';
import { createEnqueue } from '../../workers/enqueue.ts';
import type { PageRunner } from '../../workers/page-runner.ts';
import { rereadBatch } from '../../workers/reread.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';
import { silent } from '../support/house.ts';
import { createPlainRunner } from '../support/plain-runner.ts';

/** Targets are priced by the confidences of the house, kept, and judge what is read from then on. */

let dashboard: TestDashboard;
let ask: Ask;
/** Dossiers named here read badly. */
const BADLY_READ = /Nhòe/;
/** By dossier name: the targets that its pages were judged by. */
const judgedBy = new Map<string, AcceptanceTargets | undefined>();

beforeAll(async () => {
  dashboard = await openTestDashboard();
  ask = await dashboard.signIn('admin');
  const plain = createPlainRunner({ confidence: 0.96 });
  const badly = createPlainRunner({ confidence: 0.96, readsBadly: true });
  const runner: PageRunner = {
    ...plain,
    assembleDossier(input, signal) {
      judgedBy.set(input.name, input.acceptance);
      return (BADLY_READ.test(input.name) ? badly : plain).assembleDossier(input, signal);
    },
  };
  await dashboard.house.startWorker(runner);
}, 60_000);
afterAll(() => dashboard.close());

async function readOne(name: string): Promise<number> {
  const batchId = await dashboard.house.send({ [`${name}.jpg`]: { salt: name, pages: [{ name }] } });
  await dashboard.house.waitUntilDone(batchId);
  return batchId;
}

async function findRecordId(batchId: number): Promise<number> {
  const { rows } = await dashboard.house.database.pool.query<{ id: number }>(
    'select id from records where batch_id = $1',
    [batchId],
  );
  return rows[0]?.id ?? 0;
}

const readVersions = async (batchId: number) =>
  (
    await dashboard.house.database.pool.query<{ version: string }>(
      `select stage_version as version from tasks where stage = 'assemble-dossier' and batch_id = $1 order by created_at`,
      [batchId],
    )
  ).rows.map((row) => row.version);

const STRICT = { usual: 0.997, kinds: { name: 0.95 }, fields: { 'birth.reg_no': 0.99 } };

test('the price of a target is counted from what is stored here: blanks ask nobody, faulted values always do', async () => {
  const { pool } = dashboard.house.database;
  const recordId = await findRecordId(await readOne('Phạm Thị Giá'));
  await readOne('Phạm Văn Giá');
  await pool.query(
    `insert into findings (record_id, code, severity, field_ids, message) values ($1, 'V-REG', 'E', '{reg_no}', 'x')`,
    [recordId],
  );
  await pool.query(
    `with v as (insert into field_values (record_id, field_id, source, state, confidence) values ($1, 'child_ethnicity', 'ocr', 'blank_on_form', 0) returning id)
     insert into fields (record_id, field_id, reading_id, current_id, state, source, confidence, is_accepted)
     select $1, 'child_ethnicity', id, id, 'blank_on_form', 'ocr', 0, false from v`,
    [recordId],
  );
  const { body } = await ask<AcceptanceView>('GET', '/acceptance');
  expect(body).toMatchObject({ targets: DEFAULT_TARGETS, sample: 2, all: 2, history: [] });
  const tally = new Map(body.fields.map((field) => [field.fieldId, field]));
  expect([...tally.keys()].sort()).toEqual(['child_full_name', 'reg_no']);
  const name = tally.get('child_full_name');
  // A confidence of 0.96 lies at its edge: a target of 96 % lets it through, the next one does not.
  const bin = body.edges.indexOf(0.96) + 1;
  expect(name?.values[bin]).toBe(2);
  expect(name?.expectedWrong[bin]).toBeCloseTo(0.08, 5);
  expect(name?.title.vi).toBeTruthy();
  const number = tally.get('reg_no');
  expect(number?.values.reduce((a, b) => a + b)).toBe(2);
  expect(number?.free.reduce((a, b) => a + b)).toBe(1);
});

test('of a record that reads badly the price counts as accepted what its higher line lets through, at every target', async () => {
  const { pool } = dashboard.house.database;
  const readNames = async () => {
    const { body } = await ask<AcceptanceView>('GET', '/acceptance');
    const names = body.fields.find((field) => field.fieldId === 'child_full_name');
    if (!names) throw new Error('no names were read');
    return { names, edges: body.edges };
  };
  const before = await readNames();
  const recordId = await findRecordId(await readOne('Phạm Thị Nhòe'));
  for (const confidence of [0.96, 0.9765, 0.9883, 0.9899, 0.995, 0.9991]) {
    // What was read is never changed: another reading takes its place.
    await pool.query(
      `with v as (insert into field_values (record_id, field_id, source, raw, value, state, confidence)
         values ($1, 'child_full_name', 'ocr', 'x', 'x', 'present', $2) returning id)
       update fields f set reading_id = v.id, current_id = v.id, raw = 'x' from v where record_id = $1 and field_id = 'child_full_name'`,
      [recordId, confidence],
    );
    const { names, edges } = await readNames();
    for (const target of edges) {
      const added =
        priceField(names, edges, target).accepted - priceField(before.names, edges, target).accepted;
      expect({ confidence, target, added }).toEqual({
        confidence,
        target,
        added: confidence >= raiseLine(target, true) ? 1 : 0,
      });
    }
    const bin = edges.filter((edge) => edge <= confidence).length;
    expect(names.values[bin]).toBe((before.names.values[bin] ?? 0) + 1);
  }
});

test('what nobody had under their hands is no measure: approving a record measures none of its values', async () => {
  const recordId = await findRecordId(await readOne('Vũ Thị Chưa Xem'));
  const readMeasures = async () => {
    const { body } = await ask<Statistics>('GET', '/statistics');
    const view = (await ask<AcceptanceView>('GET', '/acceptance')).body;
    const sum = (pick: (field: FieldTally) => readonly number[]) =>
      view.fields.flatMap(pick).reduce((total, n) => total + n, 0);
    const { acceptedVerified, acceptedRight } = body.acceptance;
    return {
      acceptedVerified,
      acceptedRight,
      checked: sum(({ checked }) => checked),
      right: sum(({ right }) => right),
    };
  };
  const before = await readMeasures();
  const { body: record } = await ask<RecordView>('GET', `/records/${recordId}`);
  expect((await ask('POST', `/records/${recordId}/approve`, { version: record.version })).status).toBe(200);
  expect(await readMeasures()).toEqual(before);
  await ask('POST', `/records/${recordId}/reopen`);
  const save = (fieldId: string, value: string) =>
    ask('PUT', `/records/${recordId}/fields/${fieldId}`, {
      value,
      state: 'present',
      isAsInBook: false,
      version: 1,
    });
  // One confirmed as it was read, one corrected.
  expect((await save('reg_no', '12/2010')).status).toBe(200);
  expect((await save('child_full_name', 'Vũ Thị Đã Xem')).status).toBe(200);
  expect(await readMeasures()).toEqual({
    acceptedVerified: before.acceptedVerified + 2,
    acceptedRight: before.acceptedRight + 1,
    checked: before.checked + 2,
    right: before.right + 1,
  });
});

test('targets that are set judge what is read from then on; what was judged before stays', async () => {
  const before = await readOne('Trần Văn Trước');
  expect(judgedBy.get('Trần Văn Trước')).toEqual(DEFAULT_TARGETS);
  const saved = await ask<AcceptanceView>('PUT', '/acceptance', STRICT);
  expect(saved).toMatchObject({
    status: 200,
    body: { targets: STRICT, history: [{ setBy: 'Người admin' }] },
  });
  const after = await readOne('Trần Văn Sau');
  expect(judgedBy.get('Trần Văn Sau')).toEqual(STRICT);
  // The key of the work names the targets: the same dossier by other targets is other work.
  expect(await readVersions(before)).toEqual(['1']);
  expect(await readVersions(after)).toEqual([`1~${markTargets(STRICT)}`]);
  await dashboard.house.intake.sealBatch(before);
  expect(await readVersions(before)).toEqual(['1']);
});

test('judged anew on request, values that a person has set stay as they are', async () => {
  const { pool } = dashboard.house.database;
  const batchId = await readOne('Lý Thị Kiểm');
  const recordId = await findRecordId(batchId);
  const change = { value: 'Lý Thị Kiểm Xong', state: 'present', isAsInBook: false, version: 1 };
  expect((await ask('PUT', `/records/${recordId}/fields/child_full_name`, change)).status).toBe(200);
  const looser = { ...STRICT, kinds: {} };
  await ask('PUT', '/acceptance', looser);
  const deps = {
    pool,
    enqueue: createEnqueue({ pool, queue: dashboard.house.queue, log: silent }),
    versions: createPlainRunner().versions,
  };
  expect(await rereadBatch(deps, batchId)).toBe(1);
  await dashboard.house.waitUntilDone(batchId);
  expect(judgedBy.get('Lý Thị Kiểm')).toEqual(looser);
  const record = await findRecord(pool, recordId);
  expect(record?.fields.find((field) => field.fieldId === 'child_full_name')).toMatchObject({
    value: 'Lý Thị Kiểm Xong',
    source: 'manual',
    isAccepted: true,
  });
});

test('every change stands in the account and cannot be rewritten; only administrators set targets', async () => {
  const { pool } = dashboard.house.database;
  const { rows } = await pool.query(
    `select actor_id as actor, details->>'mark' as mark from audit where action = 'acceptance.set' order by seq`,
  );
  expect(rows).toEqual([
    { actor: dashboard.userIds.admin, mark: markTargets(STRICT) },
    { actor: dashboard.userIds.admin, mark: markTargets({ ...STRICT, kinds: {} }) },
  ]);
  await expect(
    dashboard.house.database.ownerPool.query(`update acceptance_targets set mark = 'x'`),
  ).rejects.toThrow(/append-only/);
  const operator = await dashboard.signIn('operator');
  expect((await operator('PUT', '/acceptance', STRICT)).status).toBe(403);
  expect((await ask('PUT', '/acceptance', { ...STRICT, usual: 0.2 })).status).toBe(400);
});

test('the same targets have the same mark however they are written; the ones that ship have none', () => {
  expect(markTargets(DEFAULT_TARGETS)).toBe('');
  expect(markTargets({ usual: DEFAULT_ACCEPT_AT, kinds: { date: DEFAULT_ACCEPT_AT }, fields: {} })).toBe('');
  expect(markTargets({ usual: 0.99, kinds: { name: 0.9, date: 0.95 }, fields: {} })).toBe(
    markTargets({ fields: {}, kinds: { date: 0.95, name: 0.9 }, usual: 0.99 }),
  );
});
