import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { hashPassword } from '../../dashboard/server/auth/password.ts';
import type { RecordView } from '../../dashboard/server/schemas/records.ts';
import type { Role } from '../../storage/access/viewer.ts';
import { createBatch } from '../../storage/database/batches.ts';
import { createUnit } from '../../storage/database/units.ts';
import { createUser } from '../../storage/database/users.ts';
import { openTestDashboard, PASSWORD, type Ask, type TestDashboard } from './dashboard.ts';
import { createPlainRunner, makePlainScan } from './plain-runner.ts';

export interface TwoCommunes {
  readonly dashboard: TestDashboard;
  /** By code: `tinh`, `xa-a`, `xa-b`. */
  readonly units: Readonly<Record<string, number>>;
  /** Of people by name (`reviewer-xa-a`), and of a record of commune B: `record`, `batch`, `page`, `dossier`. */
  readonly ids: Readonly<Record<string, number>>;
  person(name: string): Ask;
  /** A batch of one dossier with one birth record, of a unit. */
  addRecord(unit: string, name: string): Promise<{ batchId: number; recordId: number }>;
  readVersion(ask: Ask, recordId: number): Promise<number>;
  close(): Promise<void>;
}

/** A province with two communes, a person of each role in both, a reviewer above, and one record in commune B. */
export async function openTwoCommunes(): Promise<TwoCommunes> {
  const dashboard = await openTestDashboard({
    pace: { misses: 1e9, recordsAMinute: { staff: 1e9, reader: 1e9 } },
  });
  const { house } = dashboard;
  const { pool } = house.database;
  const people = new Map<string, Ask>();
  const units: Record<string, number> = {};
  const ids: Record<string, number> = {};
  const passwordHash = await hashPassword(PASSWORD);

  const addUnit = async (code: string, parentId: number | null) => {
    const unit = await createUnit(pool, { code, name: `Đơn vị ${code}`, kind: 'commune', parentId });
    units[code] = unit?.id ?? 0;
  };
  const addPerson = async (unit: string, role: Role) => {
    const userName = `${role}-${unit}`;
    const user = await createUser(pool, {
      userName,
      fullName: userName,
      passwordHash,
      roles: [role],
      unitId: units[unit] ?? null,
      mustChangePassword: false,
    });
    ids[userName] = user?.id ?? 0;
    people.set(userName, await dashboard.signInAs(userName));
  };
  const communes: TwoCommunes = {
    dashboard,
    units,
    ids,
    person(name) {
      const ask = people.get(name);
      if (!ask) throw new Error(`nobody is called ${name}`);
      return ask;
    },
    async addRecord(unit, name) {
      const batchId = await createBatch(pool, { name, unitId: units[unit] ?? 0 });
      const path = join(house.folder, 'incoming-access');
      await writeFile(path, makePlainScan({ salt: name, pages: [{ name }] }));
      await house.intake.receiveFile({ batchId, path, relativePath: `${name}.jpg` });
      await house.intake.sealBatch(batchId);
      await house.waitUntilDone(batchId);
      const { rows } = await pool.query<{ id: number }>('select id from records where batch_id = $1', [
        batchId,
      ]);
      return { batchId, recordId: rows[0]?.id ?? 0 };
    },
    readVersion: async (ask, recordId) => (await ask<RecordView>('GET', `/records/${recordId}`)).body.version,
    close: () => dashboard.close(),
  };

  await startReading(dashboard);
  await addUnit('tinh', null);
  await addUnit('xa-a', units['tinh'] ?? null);
  await addUnit('xa-b', units['tinh'] ?? null);
  for (const role of ['operator', 'reviewer', 'reader', 'inspector', 'admin'] as const)
    for (const unit of ['xa-a', 'xa-b']) await addPerson(unit, role);
  await addPerson('tinh', 'reviewer');

  const { batchId, recordId } = await communes.addRecord('xa-b', 'Hồ Thị Xã Bê');
  const seen = await communes.person('reviewer-xa-b')<RecordView>('GET', `/records/${recordId}`);
  const { rows } = await pool.query<{ id: number; upload: number }>(
    'select r.dossier_id as id, u.id as upload from records r join uploads u on u.dossier_id = r.dossier_id where r.id = $1',
    [recordId],
  );
  Object.assign(ids, {
    batch: batchId,
    record: recordId,
    page: seen.body.pages[0]?.id ?? 0,
    dossier: rows[0]?.id ?? 0,
    upload: rows[0]?.upload ?? 0,
  });
  return communes;
}

async function startReading({ house }: TestDashboard): Promise<void> {
  const plain = createPlainRunner();
  const viewImage = await sharp({ create: { width: 400, height: 600, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  await house.startWorker({
    ...plain,
    readPage: async (bytes, page, signal) => ({ ...(await plain.readPage(bytes, page, signal)), viewImage }),
  });
}
