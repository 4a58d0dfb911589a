import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActivityPage } from '../../dashboard/server/schemas/audit.ts';
import type { BatchDetail, BatchView } from '../../dashboard/server/schemas/batches.ts';
import type { BookView } from '../../dashboard/server/schemas/overview.ts';
import type { OneTimePassword, Session, UserRow } from '../../dashboard/server/schemas/people.ts';
import type { UnitList } from '../../dashboard/server/schemas/units.ts';
import { listLanes } from '../../storage/database/turns.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';
import { makePlainScan } from '../support/plain-runner.ts';

/** Offices, the people who work for them, and whose a book is. */

let dashboard: TestDashboard;
let admin: Ask;
let operator: Ask;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  admin = await dashboard.signIn('admin');
  operator = await dashboard.signIn('operator');
}, 60_000);
afterAll(() => dashboard.close());

const PROVINCE = { code: 'T01', name: 'Tỉnh Thử', kind: 'province', parentId: null };
const commune = (code: string, parentId: number | null = null) => ({
  code,
  name: `Xã ${code}`,
  kind: 'commune',
  parentId,
});
const add = (...units: object[]) => admin<UnitList>('POST', '/units', { units });
const listUnits = async () => (await admin<UnitList>('GET', '/units')).body.units;
const idOf = async (code: string) => (await listUnits()).find((unit) => unit.code === code)?.id ?? 0;
async function placeOperator(unitId: number | null) {
  const { operator: id } = dashboard.userIds;
  return admin<UserRow>('PATCH', `/users/${id}`, { roles: ['operator'], isActive: true, unitId });
}

test('a list is taken whole or not at all, and the code that is taken is named', async () => {
  expect((await add(PROVINCE)).status).toBe(200);
  const parentId = await idOf('T01');
  expect((await add(commune('A', parentId), commune('B', parentId))).body.units).toHaveLength(3);
  const refused = await admin('POST', '/units', { units: [commune('C'), commune('A')] });
  expect(refused).toMatchObject({ status: 409, body: { code: 'E-CODE-TAKEN', taken: 'A' } });
  expect((await listUnits()).map((unit) => unit.code).sort()).toEqual(['A', 'B', 'T01']);
});

test('a unit may be renamed, not take another’s code, nor lie below itself', async () => {
  const [top, below] = [await idOf('T01'), await idOf('A')];
  const put = (id: number, unit: object) => admin<UnitList>('PUT', `/units/${id}`, unit);
  const renamed = await put(below, { ...commune('A', top), name: 'Phường Anh Đào' });
  expect(renamed.body.units.find((unit) => unit.id === below)).toMatchObject({ name: 'Phường Anh Đào' });
  expect((await put(below, commune('B', top))).body).toMatchObject({ code: 'E-CODE-TAKEN', taken: 'B' });
  expect((await put(top, { ...PROVINCE, parentId: below })).body).toMatchObject({ code: 'E-UNIT-LOOP' });
  expect((await put(top, { ...PROVINCE, parentId: top })).body).toMatchObject({ code: 'E-UNIT-LOOP' });
  expect((await put(987654, PROVINCE)).status).toBe(404);
  const { entries } = (await admin<ActivityPage>('GET', '/audit?kind=people')).body;
  expect(entries.filter((entry) => entry.action === 'unit.change')).toMatchObject([
    { details: { name: 'Phường Anh Đào' } },
  ]);
});

test('only administrators change units; a person’s unit is shown to them and may be taken away', async () => {
  expect((await operator('POST', '/units', { units: [PROVINCE] })).status).toBe(403);
  expect((await operator<UnitList>('GET', '/units')).body.units).toHaveLength(3);
  expect((await (await dashboard.signIn('reader'))('GET', '/units')).status).toBe(403);
  const unitId = await idOf('A');
  const made = await admin<OneTimePassword>('POST', '/users', {
    userName: 'can.bo',
    fullName: 'Cán Bộ Thử',
    roles: ['reviewer'],
    unitId,
  });
  expect(made.body.user.unit).toEqual({ id: unitId, name: 'Phường Anh Đào' });
  expect((await placeOperator(987654)).status).toBe(404);
  await placeOperator(unitId);
  expect((await operator<Session>('GET', '/session')).body.unitName).toBe('Phường Anh Đào');
  expect((await listUnits()).find((unit) => unit.id === unitId)).toMatchObject({ users: 2 });
  await placeOperator(null);
  expect((await operator<Session>('GET', '/session')).body.unitName).toBe('UBND xã Thử');
});

test('two offices have a book 01/2010 each; a person’s books are their office’s unless they say otherwise', async () => {
  const book = { recordType: 'birth', year: 2010, number: '01' };
  const [a, b] = [await idOf('A'), await idOf('B')];
  await placeOperator(a);
  const submit = async (name: string, unitId?: number) =>
    (
      await operator<BatchView>('POST', '/batches', {
        name,
        book: { ...book, ...(unitId ? { unitId } : {}) },
      })
    ).body;
  const own = await submit('của mình');
  // Whoever works for the province above both may help either; a commune’s own people may not.
  await placeOperator(await idOf('T01'));
  const other = await submit('làm giúp', b);
  const read = async (id: number) => (await operator<BatchDetail>('GET', `/batches/${id}`)).body;
  expect((await read(own.id)).book).toEqual({ ...book, unitId: a });
  expect((await read(other.id)).book).toEqual({ ...book, unitId: b });
  expect((await read(other.id)).batch.book).toContain('Xã B');
  const { books } = (await operator<{ books: BookView[] }>('GET', '/books')).body;
  expect(books.map((one) => one.unit).sort()).toEqual(['Phường Anh Đào', 'Xã B']);

  // What waits is served in the turn of the office whose it is, and goes over with the batch.
  const path = join(dashboard.house.folder, 'mot.pdf');
  await writeFile(path, makePlainScan({ pages: [{ name: 'Lê Văn Một' }] }));
  await dashboard.house.intake.receiveFile({ batchId: own.id, path, relativePath: 'mot.pdf' });
  const lanes = async () => (await listLanes(dashboard.house.database.pool)).map((lane) => lane.name);
  expect(await lanes()).toEqual(['Phường Anh Đào']);
  await operator('PUT', `/batches/${own.id}/book`, { book: { ...book, unitId: b } });
  expect(await lanes()).toEqual(['Xã B']);
  const worker = await dashboard.house.startWorker();
  await operator('POST', `/batches/${own.id}/close`);
  await dashboard.house.waitUntilDone(own.id);
  await worker.stop();
  const { rows } = await dashboard.house.database.pool.query<{ unit: number; searched: number }>(
    `select r.unit_id as unit, s.unit_id as searched from records r join search_people s on s.record_id = r.id where r.batch_id = $1`,
    [own.id],
  );
  expect(rows).toEqual([{ unit: b, searched: b }]);
  expect((await submit('không có', 987654)).id).toBeUndefined();
}, 60_000);
