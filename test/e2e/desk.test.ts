/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { BrowserContext, Page } from 'playwright-core';
import { createPlainRunner } from '../support/plain-runner.ts';
import { openTestScreens, type TestScreens } from '../support/screens.ts';

/** The review desk in a real browser: what is typed, what is saved, what is taken back, and what a slow line does. */

let screens: TestScreens;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  screens = await openTestScreens();
  await screens.house.startWorker(createPlainRunner({ confidence: 0.8 }));
  context = await screens.openBrowser('operator');
}, 120_000);
afterAll(() => screens.close(), 60_000);
beforeEach(async () => {
  page = await context.newPage();
});
afterEach(() => page.close({ runBeforeUnload: false }));

/** Readings that the plain runner does not make: of what the machine is not sure. */
const DOUBTS = { child_ethnicity: 0.7, mother_full_name: 0.4, father_full_name: 0.6 };

/** One record with a doubtful name and more doubts beside it, each unlike sure. */
async function makeRecord(name: string, doubts: Readonly<Record<string, number>> = DOUBTS): Promise<number> {
  const { pool } = screens.house.database;
  const batchId = await screens.house.send(
    { [`${name}.jpg`]: { salt: name, pages: [{ name }] } },
    `Lô ${name}`,
  );
  await screens.house.waitUntilDone(batchId);
  const { rows } = await pool.query<{ id: number }>('select id from records where batch_id = $1', [batchId]);
  const recordId = rows[0]?.id ?? 0;
  for (const [fieldId, confidence] of Object.entries(doubts))
    await pool.query(
      `with v as (insert into field_values (record_id, field_id, source, raw, value, state, confidence, was_accepted)
         values ($1, $2, 'ocr', $3, $3, 'present', $4, false) returning id)
       insert into fields (record_id, field_id, reading_id, current_id, raw, value, state, source, confidence, is_accepted)
       select $1, $2, id, id, $3, $3, 'present', 'ocr', $4, false from v`,
      [recordId, fieldId, `Chữ ${fieldId}`, confidence],
    );
  return recordId;
}

interface Kept {
  readonly value: string | null;
  readonly source: string;
  readonly verified: boolean;
  readonly accepted: boolean;
}

async function readKept(recordId: number, fieldId: string): Promise<Kept | undefined> {
  const { rows } = await screens.house.database.pool.query<Kept>(
    `select value, source, verified_by is not null as verified, is_accepted as accepted
     from fields where record_id = $1 and field_id = $2`,
    [recordId, fieldId],
  );
  return rows[0];
}

const input = (fieldId: string) => page.locator(`#field-${fieldId}`);
const row = (fieldId: string) => page.locator(`[data-field=${fieldId}]:has(#field-${fieldId})`);
const saved = () => page.getByTestId('save-state').getByText(/Đã lưu/);

async function open(recordId: number, fieldId: string): Promise<void> {
  await page.goto(`${screens.url}/duyet/${recordId}?truong=${fieldId}`);
  await page.waitForFunction((id) => document.activeElement?.id === `field-${id}`, fieldId);
}

async function type(fieldId: string, text: string): Promise<void> {
  await input(fieldId).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

describe('what is typed', () => {
  test('is a draft until Enter: leaving the field, the record and the page saves nothing and loses nothing', async () => {
    const recordId = await makeRecord('Điệp Thị Sáu');
    const otherId = await makeRecord('Điệp Văn Bảy');
    await open(recordId, 'child_full_name');
    await type('child_full_name', 'ĐIỆP THỊ SÁU Th');
    await input('reg_no').click();
    await row('child_full_name').getByText('Bản nháp, chưa lưu vào hồ sơ.').waitFor();
    await row('child_full_name').getByText('Trong hồ sơ: Điệp Thị Sáu').waitFor();
    expect(await row('child_full_name').getByText('đã kiểm').count()).toBe(0);
    await page.getByText('1 bản nháp chưa lưu', { exact: true }).waitFor();
    await page.reload();
    await row('child_full_name').getByText('bản nháp', { exact: true }).waitFor();
    expect(await input('child_full_name').inputValue()).toBe('ĐIỆP THỊ SÁU Th');
    await page.goto(`${screens.url}/duyet/${otherId}`);
    await input('child_full_name').waitFor();
    await page.close();
    page = await context.newPage();
    await open(recordId, 'child_full_name');
    expect(await input('child_full_name').inputValue()).toBe('ĐIỆP THỊ SÁU Th');
    expect(await readKept(recordId, 'child_full_name')).toEqual({
      value: 'Điệp Thị Sáu',
      source: 'ocr',
      verified: false,
      accepted: false,
    });
    await page.keyboard.press('Enter');
    await saved().waitFor();
    expect(await readKept(recordId, 'child_full_name')).toMatchObject({
      value: 'ĐIỆP THỊ SÁU Th',
      verified: true,
    });
    expect(await page.getByText(/bản nháp/i).count()).toBe(0);
  }, 120_000);

  test('is not approved while it is a draft; Esc gives the value of the record back', async () => {
    const recordId = await makeRecord('Lâm Thị Nháp', {});
    await open(recordId, 'child_full_name');
    await type('child_full_name', 'Lâm Thị Nh');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Còn 1 bản nháp chưa lưu vào hồ sơ/).waitFor();
    await page.keyboard.press('Escape');
    expect(await input('child_full_name').inputValue()).toBe('Lâm Thị Nháp');
    const { rows } = await screens.house.database.pool.query('select state from records where id = $1', [
      recordId,
    ]);
    expect(rows).toEqual([{ state: 'extracted' }]);
  }, 120_000);

  test('by Telex is composed undisturbed, and Enter within a composition saves nothing', async () => {
    const recordId = await makeRecord('Võ Thị Gõ');
    await open(recordId, 'child_full_name');
    const ime = await context.newCDPSession(page);
    await page.keyboard.press('Control+A');
    for (const text of ['V', 'Vo', 'Vô', 'Võ'])
      await ime.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    expect(await input('child_full_name').inputValue()).toBe('Võ');
    await input('child_full_name').dispatchEvent('keydown', {
      key: 'Enter',
      isComposing: true,
      bubbles: true,
    });
    await input('child_full_name').dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true });
    expect(await readKept(recordId, 'child_full_name')).toMatchObject({ source: 'ocr' });
    await ime.send('Input.insertText', { text: 'Võ Thị' });
    expect(await input('child_full_name').inputValue()).toBe('Võ Thị');
    await page.keyboard.press('Enter');
    await saved().waitFor();
    expect(await readKept(recordId, 'child_full_name')).toMatchObject({ value: 'Võ Thị', source: 'manual' });
  }, 120_000);
});

describe('undo', () => {
  test('gives value, state and counter back, also after leaving the record and the page', async () => {
    const recordId = await makeRecord('Ngô Thị Lùi');
    await open(recordId, 'child_full_name');
    await page.getByText('còn 4 trường ngờ').waitFor();
    await type('child_full_name', 'Ngô Thị Lui');
    await page.keyboard.press('Enter');
    await page.getByText('còn 3 trường ngờ').waitFor();
    await saved().waitFor();
    await page.goto(`${screens.url}/lo`);
    await page.getByRole('heading', { name: 'Lô bản quét' }).waitFor();
    await page.goto(`${screens.url}/duyet/${recordId}?truong=mother_full_name`);
    await page.getByText('còn 3 trường ngờ').waitFor();
    await page.keyboard.press('Alt+u');
    await page.getByText('còn 4 trường ngờ').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'field-child_full_name');
    expect(await input('child_full_name').inputValue()).toBe('Ngô Thị Lùi');
    await row('child_full_name').getByText('ngờ', { exact: true }).waitFor();
    expect(await readKept(recordId, 'child_full_name')).toEqual({
      value: 'Ngô Thị Lùi',
      source: 'ocr',
      verified: false,
      accepted: false,
    });
    // Nothing of one's own is left to take back.
    await page.keyboard.press('Alt+u');
    await page.getByText(/Không còn lần lưu nào của anh\/chị/).waitFor();
  }, 120_000);

  test('of a correction that could not be sent yet takes it off this machine', async () => {
    const recordId = await makeRecord('Ngô Văn Xa');
    await open(recordId, 'child_full_name');
    await context.setOffline(true);
    await type('child_full_name', 'Ngô Văn Xá');
    await page.keyboard.press('Enter');
    await page.getByText(/Mất mạng: 1 sửa đổi/).waitFor();
    await page.keyboard.press('Alt+u');
    await page.getByText('còn 4 trường ngờ').waitFor();
    expect(await input('child_full_name').inputValue()).toBe('Ngô Văn Xa');
    await context.setOffline(false);
    expect(await readKept(recordId, 'child_full_name')).toMatchObject({ source: 'ocr' });
  }, 120_000);
});

test('after every correction the hands are on the field that needs a person most', async () => {
  const recordId = await makeRecord('Trịnh Thị Ngờ');
  await page.goto(`${screens.url}/duyet/${recordId}`);
  const walked: (string | undefined)[] = [];
  for (let step = 0; step < 4; step++) {
    await page.waitForFunction(
      (last) =>
        document.activeElement?.id.startsWith('field-') && document.activeElement.id !== `field-${last}`,
      walked.at(-1) ?? '',
    );
    walked.push(await page.evaluate(() => document.activeElement?.id.replace('field-', '')));
    // By mouse as well as by key.
    if (step === 1) await page.getByRole('button', { name: 'Đúng, đã kiểm' }).click();
    else await page.keyboard.press('Enter');
  }
  expect(walked).toEqual(['mother_full_name', 'father_full_name', 'child_ethnicity', 'child_full_name']);
  await page.getByText('không còn trường ngờ').waitFor();
}, 120_000);

test('approving waits for one’s own saves, however slow the line', async () => {
  const recordId = await makeRecord('Phan Thị Chậm');
  await open(recordId, 'child_full_name');
  await page.route('**/api/records/*/fields/*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 900));
    await route.continue();
  });
  const mine = {
    child_full_name: 'Phan Thị Chạm',
    mother_full_name: 'Lê Thị Đợi',
    father_full_name: 'Phan Văn Chờ',
    child_ethnicity: 'Kinh',
  };
  for (const [fieldId, value] of Object.entries(mine)) {
    await type(fieldId, value);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã duyệt.', { exact: true }).waitFor({ timeout: 30_000 });
  expect(await page.getByText('vừa có người sửa').count()).toBe(0);
  const { rows } = await screens.house.database.pool.query(
    `select r.state, (select count(*)::int from fields f where f.record_id = r.id and f.source = 'manual') as mine
     from records r where r.id = $1`,
    [recordId],
  );
  expect(rows).toEqual([{ state: 'approved', mine: 4 }]);
}, 120_000);

test('two tabs that write at once lose nothing of one another, and each correction is sent once', async () => {
  const ids = [await makeRecord('Hai Thẻ Một'), await makeRecord('Hai Thẻ Hai')];
  const tabs = [page, await context.newPage()];
  await context.setOffline(false);
  let sent = 0;
  await context.route('**/api/records/*/fields/*', (route) => {
    sent++;
    return route.abort();
  });
  for (const [index, tab] of tabs.entries()) {
    page = tab;
    await open(ids[index] ?? 0, 'child_full_name');
  }
  // In turn, each on what the other has not seen yet.
  for (const fieldId of ['child_full_name', 'mother_full_name', 'father_full_name'])
    for (const tab of tabs) {
      page = tab;
      await page.bringToFront();
      await type(fieldId, `Mới ${fieldId}`);
      await page.keyboard.press('Enter');
    }
  for (const tab of tabs) await tab.getByText(/Mất mạng: 6 sửa đổi/).waitFor();
  await tabs[1]?.close({ runBeforeUnload: false });
  page = await context.newPage();
  await tabs[0]?.close({ runBeforeUnload: false });
  await context.unroute('**/api/records/*/fields/*');
  expect(sent).toBeGreaterThan(0);
  const puts: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'PUT') puts.push(request.url());
  });
  // Both tabs come back at once.
  const again = [page, await context.newPage()];
  await Promise.all(again.map((tab, index) => tab.goto(`${screens.url}/duyet/${ids[index] ?? 0}`)));
  for (const tab of again)
    await tab.waitForFunction(
      () => !Object.keys(localStorage).some((key) => key.startsWith('sogoc.outbox.')),
    );
  for (const recordId of ids)
    for (const fieldId of ['child_full_name', 'mother_full_name', 'father_full_name'])
      expect(await readKept(recordId, fieldId)).toMatchObject({ value: `Mới ${fieldId}`, source: 'manual' });
  expect(puts).toHaveLength(6);
  await again[1]?.close({ runBeforeUnload: false });
}, 180_000);
