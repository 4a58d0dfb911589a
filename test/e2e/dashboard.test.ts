/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import sharp from 'sharp';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** One browser, one server process, one worker process, real PostgreSQL, a real scan: what a person does on a first day. */

const CHROMIUM = '/usr/bin/chromium';
const SAMPLE = 'mau-05-trich-luc-khai-tu';
const OWN_PASSWORD = 'một câu dễ nhớ 2026';
const CORRECTED = 'Lý Như Thúy Vy Kiểm Thử';
const READ_MS = 240_000;

const Truth = z.object({
  pages: z.array(z.object({ boxes: z.record(z.string(), z.array(z.array(z.number()))) })),
  records: z.array(z.object({ fields: z.record(z.string(), z.object({ value: z.string().nullable() })) })),
});
const truth = Truth.parse(JSON.parse(readFileSync(`test/fixtures/sample-truth/${SAMPLE}.json`, 'utf8')));

const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-e2e-'));
let database: TestDatabase;
let server: RunningProgram;
let worker: RunningProgram;
let browser: Browser;
let page: Page;

interface RunningProgram {
  readonly child: ChildProcess;
  output(): string;
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
}

function runProgram(command: string): RunningProgram {
  const child = spawn(process.execPath, [path.resolve('cli/sogoc.mjs'), command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: database.connectionString,
      DATA_DIR: folder,
      PORT: '0',
      WORKERS: '1',
    },
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  return {
    child,
    output: () => text,
    async waitFor(pattern) {
      for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 100) {
        const found = pattern.exec(text);
        if (found) return found;
        if (child.exitCode !== null) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`${command} did not say ${String(pattern)}: ${text.slice(-2000)}`);
    },
  };
}

async function stop(program: RunningProgram | undefined): Promise<void> {
  if (!program || program.child.exitCode !== null) return;
  const gone = new Promise((resolve) => program.child.once('exit', resolve));
  program.child.kill('SIGTERM');
  await gone;
}

/** A scan that the system has not seen: the sample with other bytes and the same pixels, near enough. */
async function makeScan(): Promise<Buffer> {
  return sharp(`samples/${SAMPLE}-p1.jpg`).withMetadata({ density: 150 }).jpeg({ quality: 88 }).toBuffer();
}

/** Drops files on the page, as from a folder window. */
async function dropFiles(files: Readonly<Record<string, Buffer>>): Promise<void> {
  const sent = Object.entries(files).map(([name, bytes]) => ({ name, base64: bytes.toString('base64') }));
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    for (const type of ['dragenter', 'dragover', 'drop'])
      window.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, sent);
}

async function typeInto(fieldId: string, text: string): Promise<void> {
  await page.waitForFunction((id) => document.activeElement?.id === `field-${id}`, fieldId);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) throw new Error(`this test needs ${CHROMIUM} (apt-get install chromium)`);
  database = await createTestDatabase();
  server = runProgram('serve');
  const [, url = '', password = ''] = await server.waitFor(/^(http:\S+)\nadmin \/ (\S+)/m);
  worker = runProgram('worker');
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  page = await context.newPage();
  page.setDefaultTimeout(45_000);
  await page.goto(url);
  await page.getByLabel('Tên đăng nhập').fill('admin');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await stop(server);
  await stop(worker);
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test('the one-time password must be changed before anything else', async () => {
  await page.getByRole('heading', { name: 'Đặt mật khẩu của anh/chị' }).waitFor();
  expect(await page.evaluate(async () => (await fetch('/api/batches')).status)).toBe(403);
  const [, , password = ''] = /^(http:\S+)\nadmin \/ (\S+)/m.exec(server.output()) ?? [];
  await page.getByLabel('Mật khẩu đang dùng').fill(password);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(OWN_PASSWORD);
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await page.getByRole('heading', { name: 'Nộp bản quét' }).waitFor();
}, 60_000);

test(
  'scans dropped on the page are read while one watches; a bad one is named with what to do',
  async () => {
    await dropFiles({ 'KT-365.jpg': await makeScan(), 'van-ban.jpg': Buffer.from('đây không phải là ảnh') });
    await page.getByText('1 tệp đã nhận').or(page.getByText('2 tệp đã nhận')).waitFor();
    const progress = page.getByTestId('batch-progress');
    await progress.getByText('1/2 trang').waitFor({ timeout: READ_MS });
    await progress.getByText('Đã đọc xong').waitFor({ timeout: READ_MS });
    const failure = progress.getByRole('listitem').filter({ hasText: 'van-ban.jpg' });
    await failure.getByText('Nội dung tệp không phải ảnh hay PDF').waitFor();
    // Trying again cannot help a file that is no scan.
    await failure.getByRole('button', { name: 'Bỏ qua, có lý do' }).waitFor();
    expect(await failure.getByRole('button', { name: 'Thử lại' }).count()).toBe(0);
    expect(await progress.getByRole('listitem').count()).toBe(1);
  },
  2 * READ_MS,
);

test('a name that tries to leave its folder is refused, the file beside it is taken', async () => {
  const answer = await page.evaluate(async () => {
    const send = (body: BodyInit, path: string) => fetch(`/api/batches${path}`, { method: 'POST', body });
    const made = await fetch('/api/batches', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Tên tệp', book: null }),
    });
    const { id } = (await made.json()) as { id: number };
    const form = new FormData();
    form.append('path', '../../x.jpg');
    form.append('file', new File(['a'], 'x.jpg'));
    form.append('path', 'tap/rong.jpg');
    form.append('file', new File([], 'rong.jpg'));
    form.append('path', 'tap/y.jpg');
    form.append('file', new File(['b'], 'y.jpg'));
    const files: unknown = await (await send(form, `/${id}/files`)).json();
    await send('', `/${id}/close`);
    return files;
  });
  expect(answer).toMatchObject({
    files: [
      { name: '../../x.jpg', state: 'refused', problem: { code: 'E-UNSAFE-NAME' } },
      { name: 'tap/rong.jpg', state: 'refused', problem: { code: 'E-EMPTY-FILE' } },
      { name: 'tap/y.jpg', state: 'received', problem: null },
    ],
  });
}, 60_000);

test('a value is corrected and the record approved with the keyboard alone', async () => {
  await page.getByRole('link', { name: 'Duyệt' }).click();
  await page.locator('[data-active=true] input, [data-active=true] textarea').first().waitFor();
  // From wherever it opens, Tab walks the fields in the order of the paper.
  for (let step = 0; step < 60; step++) {
    if (await page.evaluate(() => document.activeElement?.id === 'field-deceased_full_name')) break;
    await page.keyboard.press('Tab');
  }
  await page.locator('[data-active=true] canvas').waitFor();
  await typeInto('deceased_full_name', CORRECTED);
  await page.keyboard.press('Enter');
  await page
    .getByTestId('save-state')
    .getByText(/Đã lưu \d\d:\d\d/)
    .waitFor();

  // Whatever a rule objects to on an invented paper stays as in the book: F8 on each such field.
  for (const id of await page
    .locator('[data-field]:has([data-severity=E])')
    .evaluateAll((rows) =>
      rows.map((row) => (row instanceof HTMLElement ? (row.dataset['field'] ?? '') : '')),
    )) {
    await page.locator(`#field-${id}`).focus();
    await page.keyboard.press('F8');
  }
  await page.keyboard.press('Control+Enter');
  const doubts = page.getByText('Vẫn duyệt');
  const approved = page.getByText('Không còn hồ sơ nào chờ duyệt');
  await doubts.or(approved).first().waitFor();
  if (await doubts.isVisible()) await page.keyboard.press('Control+Enter');
  await approved.waitFor();
}, 120_000);

test('the person is found without accents, with the frame on the page where the name stands', async () => {
  await page.keyboard.press('/');
  await page.keyboard.type('ly nhu thuy vy kiem thu');
  await page.keyboard.press('Enter');
  await page.getByText('Chọn lý do tra cứu trước khi tìm.').waitFor();
  const looked = page.waitForResponse((response) => response.url().endsWith('/api/look-ups'));
  await page.getByRole('button', { name: 'Cấp bản sao trích lục' }).click();
  const { hits } = z
    .object({
      hits: z.array(z.object({ name: z.string(), bbox: z.array(z.number()).nullable(), state: z.string() })),
    })
    .parse(await (await looked).json());
  expect(hits[0]).toMatchObject({ name: CORRECTED, state: 'approved' });

  await page.getByRole('link', { name: new RegExp(CORRECTED) }).click();
  const frame = page.locator('section[aria-label="Ảnh trang"] [data-field=deceased_full_name]');
  await frame.getByText('Họ, chữ đệm, tên').waitFor();
  const [expected = []] = truth.pages[0]?.boxes['0.deceased_full_name'] ?? [];
  expect(measureOverlap(hits[0]?.bbox ?? [], expected)).toBeGreaterThan(0.4);
  // The frame is drawn anew when the page's picture has come: it must end up inside the viewer.
  await page.waitForFunction(() => {
    const viewer = document.querySelector('section[aria-label="Ảnh trang"]')?.getBoundingClientRect();
    const frame = document.querySelector('section [data-field=deceased_full_name]')?.getBoundingClientRect();
    if (!viewer || !frame || frame.width < 40) return false;
    const isAcross = frame.left > viewer.left && frame.right < viewer.right;
    return isAcross && frame.top > viewer.top && frame.bottom < viewer.bottom;
  });
}, 120_000);

test('every look-up is kept with its purpose, and the machine’s reading stands beside the correction', async () => {
  const { rows: lookups } = await database.pool.query('select purpose, hit_count from lookups');
  expect(lookups).toEqual([{ purpose: 'Cấp bản sao trích lục', hit_count: 1 }]);
  const { rows: values } = await database.pool.query(
    `select source, value from field_values where field_id = 'deceased_full_name' order by id`,
  );
  expect(values).toHaveLength(2);
  expect(values[0]).toMatchObject({ source: 'ocr' });
  expect(values[1]).toEqual({ source: 'manual', value: CORRECTED });
});

test(
  'a page that looks empty is named by a person and stands ready to be typed',
  async () => {
    const scan = sharp(`samples/${SAMPLE}-p1.jpg`);
    const { width, height } = await scan.metadata();
    const top = Math.round(0.7 * height);
    const foot = await scan.extract({ left: 0, top, width, height: height - top }).toBuffer();
    await page.getByRole('link', { name: 'Nộp bản quét' }).click();
    await page.getByRole('heading', { name: 'Nộp bản quét' }).waitFor();
    await dropFiles({ 'nua-duoi.jpg': foot });
    await page.getByText('1 tệp đã nhận').waitFor();
    await page.getByTestId('batch-progress').getByText('Đã đọc xong').waitFor({ timeout: READ_MS });
    await page.getByRole('link', { name: 'Xem lô này' }).click();
    await page.getByText('Trang trống').waitFor();
    await page.getByRole('button', { name: 'Chọn loại giấy của nua-duoi' }).click();
    await page.getByRole('combobox', { name: 'Loại giấy' }).fill('khai tử');
    await page.getByRole('option', { name: 'Khai tử' }).click();
    await page.getByRole('button', { name: 'Đọc theo loại này' }).click();
    await page.getByRole('link', { name: /Khai tử/ }).click();
    await page.locator('[data-field=deceased_full_name]').getByPlaceholder('không đọc được').waitFor();
    await page.getByText('còn 6 trường ngờ').waitFor();
  },
  READ_MS,
);

test('the administrator sees what failed and why, and the account tells who looked up whom, in either language', async () => {
  await page.getByRole('link', { name: 'Quản trị' }).click();
  await page.getByRole('heading', { name: 'Hàng đợi xử lý' }).waitFor();
  const failure = page.getByRole('listitem').filter({ hasText: 'E-UNKNOWN-FORMAT' });
  await failure.getByRole('button', { name: 'Xem từng trang' }).click();
  await failure.getByRole('link', { name: 'van-ban.jpg' }).waitFor();
  await page.getByText('1 máy đang chạy').waitFor();

  await page.getByRole('link', { name: 'Ngưỡng chấp nhận' }).click();
  await page.getByLabel('Ngưỡng chung').selectOption({ label: '99,95%' });
  // The price is told before anything is saved.
  await page.getByText(/Ở ngưỡng 99,95%, người xem/).waitFor();
  await page.getByText(/thêm [\d.]+ giá trị so với đang áp dụng|, như đang áp dụng/).waitFor();
  const { rows: kept } = await database.pool.query('select count(*)::int as count from acceptance_targets');
  expect(kept).toEqual([{ count: 0 }]);

  await page.getByRole('link', { name: 'Nhật ký' }).click();
  await page.getByText('Chuỗi nhật ký nguyên vẹn').waitFor();
  const line = page.getByRole('listitem').filter({ hasText: 'ly nhu thuy vy kiem thu' });
  await line.getByText('Lý do: Cấp bản sao trích lục').waitFor();
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await line.getByText('Purpose: Cấp bản sao trích lục').waitFor();
  await page.getByText('The account is whole').waitFor();
}, 120_000);

/** Common area over joined area. */
function measureOverlap(a: readonly number[], b: readonly number[]): number {
  const [l1 = 0, t1 = 0, r1 = 0, b1 = 0] = a;
  const [l2 = 0, t2 = 0, r2 = 0, b2 = 0] = b;
  const common =
    Math.max(0, Math.min(r1, r2) - Math.max(l1, l2)) * Math.max(0, Math.min(b1, b2) - Math.max(t1, t2));
  return common / ((r1 - l1) * (b1 - t1) + (r2 - l2) * (b2 - t2) - common || 1);
}
