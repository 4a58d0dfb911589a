import type { RecordView } from '../../dashboard/server/schemas/records.ts';
import { openTwoCommunes, type TwoCommunes } from '../support/two-communes.ts';

/** What an approval holds, and on what ground a record opens to somebody who does not work on its book. */

let communes: TwoCommunes;
beforeAll(async () => {
  communes = await openTwoCommunes();
}, 90_000);
afterAll(() => communes?.close());

const FIELD = { value: 'Đã Đổi', state: 'present', isAsInBook: false, version: 1 };

describe('approved means approved', () => {
  test('a correction of an approved record is refused, and nothing of it stays', async () => {
    const { recordId } = await communes.addRecord('xa-b', 'Mai Thị Đã Duyệt');
    const ask = communes.person('reviewer-xa-b');
    expect(
      (
        await ask('POST', `/records/${recordId}/approve`, {
          version: await communes.readVersion(ask, recordId),
        })
      ).status,
    ).toBe(200);
    const refused = await ask('PUT', `/records/${recordId}/fields/child_full_name`, FIELD);
    expect(refused).toMatchObject({ status: 409, body: { code: 'E-APPROVED' } });
    const { body } = await ask<RecordView>('GET', `/records/${recordId}`);
    expect(body.state).toBe('approved');
    expect(JSON.stringify(body)).not.toContain('Đã Đổi');
    // Opened again it is corrected, and must be approved anew.
    expect((await ask('POST', `/records/${recordId}/reopen`)).status).toBe(200);
    expect((await ask('PUT', `/records/${recordId}/fields/child_full_name`, FIELD)).status).toBe(200);
    expect((await ask<RecordView>('GET', `/records/${recordId}`)).body.state).toBe('waiting');
  });

  test('of an approval and a correction at once exactly one holds, twelve times of twelve', async () => {
    const ask = communes.person('reviewer-xa-b');
    for (let round = 0; round < 12; round++) {
      const { recordId } = await communes.addRecord('xa-b', `Vòng Thứ ${round}`);
      const version = await communes.readVersion(ask, recordId);
      const [approved, corrected] = await Promise.all([
        ask('POST', `/records/${recordId}/approve`, { version }),
        ask('PUT', `/records/${recordId}/fields/child_full_name`, FIELD),
      ]);
      const { body } = await ask<RecordView>('GET', `/records/${recordId}`);
      const isCorrected = JSON.stringify(body).includes('Đã Đổi');
      expect([approved.status, corrected.status].sort()).toEqual([200, 409]);
      expect([body.state === 'approved', isCorrected]).toEqual([
        approved.status === 200,
        corrected.status === 200,
      ]);
      expect(body.state === 'approved' && isCorrected).toBe(false);
    }
  }, 60_000);

  test('a field that no record of this kind has is refused', async () => {
    const { recordId } = await communes.addRecord('xa-b', 'Vi Văn Lạ');
    const ask = communes.person('reviewer-xa-b');
    for (const fieldId of ['khong_co', 'bride_full_name', 'constructor'])
      expect([
        fieldId,
        (await ask('PUT', `/records/${recordId}/fields/${fieldId}`, { ...FIELD, version: 0 })).status,
      ]).toEqual([fieldId, 404]);
  });
});

describe('on what ground a record opens', () => {
  const lookUp = (text: string) => ({
    text,
    year: null,
    recordType: null,
    purpose: 'công chứng hợp đồng số 12',
  });

  test('an agency opens what its own look-up found, once approved, and nothing by its id alone', async () => {
    const { recordId } = await communes.addRecord('xa-b', 'Tống Thị Tra Cứu');
    const [reader, reviewer] = [communes.person('reader-xa-a'), communes.person('reviewer-xa-b')];
    const { pages } = (await reviewer<RecordView>('GET', `/records/${recordId}`)).body;
    const shapes = [
      `/records/${recordId}`,
      ...['image', 'crop?bbox=1,1,9,9', 'original'].map((s) => `/pages/${pages[0]?.id}/${s}`),
    ];
    const open = async () => Promise.all(shapes.map(async (url) => (await reader('GET', url)).status));
    await reader('POST', '/look-ups', lookUp('Tống Thị Tra Cứu'));
    expect(await open()).toEqual([404, 404, 404, 404]);
    await reviewer('POST', `/records/${recordId}/approve`, {
      version: await communes.readVersion(reviewer, recordId),
    });
    expect(await open()).toEqual([403, 403, 403, 403]);
    expect((await reader('GET', `/records/${recordId}`)).body).toMatchObject({ code: 'E-LOOK-UP-FIRST' });
    const found = await reader<{ hits: { recordId: number }[] }>(
      'POST',
      '/look-ups',
      lookUp('Tống Thị Tra Cứu'),
    );
    expect(found.body.hits.map((hit) => hit.recordId)).toEqual([recordId]);
    expect(await open()).toEqual([200, 200, 200, 200]);
    // Another agency's look-up is no ground of one's own, and a reviewer of another commune needs one as well.
    expect((await communes.person('reader-xa-b')('GET', `/records/${recordId}`)).status).toBe(403);
    expect((await communes.person('reviewer-xa-a')('GET', `/records/${recordId}`)).status).toBe(403);
    await communes.dashboard.house.database.pool.query(
      `update look_up_grounds set at = now() - interval '61 minutes' where record_id = $1`,
      [recordId],
    );
    expect(await open()).toEqual([403, 403, 403, 403]);
  });

  test('restricted kinds are closed to agencies in every shape, look-up or not', async () => {
    const { recordId } = await communes.addRecord('xa-b', 'Kha Thị Con Nuôi');
    const { pool } = communes.dashboard.house.database;
    const reviewer = communes.person('reviewer-xa-b');
    await reviewer('POST', `/records/${recordId}/approve`, {
      version: await communes.readVersion(reviewer, recordId),
    });
    const { pages } = (await reviewer<RecordView>('GET', `/records/${recordId}`)).body;
    await pool.query(`update records set record_type = 'adoption' where id = $1`, [recordId]);
    await pool.query(`update search_people set record_type = 'adoption' where record_id = $1`, [recordId]);
    const { rows } = await pool.query<{ id: number }>('select dossier_id as id from records where id = $1', [
      recordId,
    ]);
    const shapes = [
      `/records/${recordId}`,
      `/records/${recordId}/fields/child_full_name/history`,
      `/dossiers/${rows[0]?.id}/files/dossier.json`,
      ...['image', 'crop?bbox=1,1,9,9', 'original'].map((shape) => `/pages/${pages[0]?.id}/${shape}`),
    ];
    for (const name of ['reader-xa-a', 'reader-xa-b', 'reviewer-xa-a']) {
      const { body } = await communes.person(name)<{ hits: unknown[] }>(
        'POST',
        '/look-ups',
        lookUp('Kha Thị Con Nuôi'),
      );
      expect([name, body.hits]).toEqual([name, []]);
      for (const url of shapes)
        expect([name, url, [403, 404].includes((await communes.person(name)('GET', url)).status)]).toEqual([
          name,
          url,
          true,
        ]);
    }
    // Who works on the book sees it; taking its files away is the administrator's.
    expect((await reviewer('GET', `/records/${recordId}`)).status).toBe(200);
    expect((await reviewer('GET', `/pages/${pages[0]?.id}/original`)).status).toBe(403);
    expect((await communes.person('admin-xa-b')('GET', `/pages/${pages[0]?.id}/original`)).status).toBe(200);
  });

  test('what anybody opened stands in the account: staff and agencies, records, pages and originals', async () => {
    const { recordId } = await communes.addRecord('xa-b', 'Ông Văn Nhật Ký');
    const reviewer = communes.person('reviewer-xa-b');
    const { pages } = (await reviewer<RecordView>('GET', `/records/${recordId}`)).body;
    await reviewer('GET', `/pages/${pages[0]?.id}/image`);
    await reviewer('GET', `/pages/${pages[0]?.id}/crop?bbox=1,1,9,9`);
    await reviewer('GET', `/pages/${pages[0]?.id}/original`);
    await reviewer('GET', `/pages/${pages[0]?.id}/original`);
    const { rows } = await communes.dashboard.house.database.pool.query<{ action: string }>(
      `select action from audit where actor_id = $1 and (subject_type, subject_id) in (('record', $2), ('page', $3)) order by seq`,
      [communes.ids['reviewer-xa-b'], String(recordId), String(pages[0]?.id)],
    );
    expect(rows.map((row) => row.action)).toEqual([
      'record.view',
      'page.view',
      'page.original',
      'page.original',
    ]);
  });
});
