/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { BrowserContext, Page } from 'playwright-core';
import { createPlainRunner, makePlainScan } from '../support/plain-runner.ts';
import { openTestScreens, type TestScreens } from '../support/screens.ts';

/** What the screens do when things end badly, and how they are sent: real server, real browser. */

let screens: TestScreens;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  screens = await openTestScreens();
  await screens.house.startWorker(createPlainRunner({ confidence: 0.8 }));
  context = await screens.openBrowser('admin');
}, 120_000);
afterAll(() => screens.close(), 60_000);
beforeEach(async () => {
  page = await context.newPage();
  complaints.length = 0;
  page.on('console', (message) => {
    // The plain scans of these tests hold no picture.
    const isPicture = /\/api\/pages\/\d+\/image/.test(message.location().url);
    if (message.type() === 'error' && !isPicture) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(() => page.close({ runBeforeUnload: false }));

/** Drops files on the page, as from a folder window. */
async function dropFiles(files: Readonly<Record<string, Buffer>>): Promise<void> {
  await page.getByText('Kéo thư mục hoặc tệp quét vào đây').waitFor();
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

const scan = (name: string) => makePlainScan({ salt: name, pages: [{ name }] });
const countUploads = async (name: string) =>
  (
    await screens.house.database.pool.query<{ batch: number; files: number; sealed: boolean }>(
      `select b.id as batch, count(u.id)::int as files, b.sealed_at is not null as sealed
       from batches b left join uploads u on u.batch_id = b.id where b.name = $1 group by b.id order by b.id`,
      [name],
    )
  ).rows;

describe('an upload that was cut off', () => {
  /** Three files of a folder, of which the browser sends one before it dies. */
  async function cutOff(name: string, files: Readonly<Record<string, Buffer>>): Promise<void> {
    let sent = 0;
    await page.route('**/files', (route) => (++sent === 1 ? route.continue() : route.abort()));
    await page.goto(`${screens.url}/nop`);
    await page.getByLabel('Tên lô').fill(name);
    await dropFiles(files);
    await page.getByText('Đã nhận', { exact: true }).first().waitFor();
    await page.close({ runBeforeUnload: false });
    page = await context.newPage();
  }

  test('says so, and the same files dropped again go on in it, none sent twice', async () => {
    const files = { 'do-1.jpg': scan('Dở Một'), 'do-2.jpg': scan('Dở Hai'), 'do-3.jpg': scan('Dở Ba') };
    await cutOff('Lô bị cắt', files);
    await page.goto(`${screens.url}/lo`);
    await page.getByText('Đang nhận dở: 1 tệp đã nhận').waitFor();
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/files')) posts.push(request.url());
    });
    await page.goto(`${screens.url}/nop`);
    await dropFiles(files);
    await page.getByText(/đang nộp dở ở lô “Lô bị cắt”/).waitFor();
    await page.getByText(/1 tệp đã nhận từ trước, không gửi lại/).waitFor();
    await page.getByText('3 tệp đã nhận', { exact: false }).first().waitFor();
    expect(posts).toHaveLength(2);
    expect(await countUploads('Lô bị cắt')).toMatchObject([{ files: 3, sealed: true }]);
    const { rows } = await screens.house.database.pool.query('select count(*)::int as n from batches');
    expect(rows).toEqual([{ n: 1 }]);
  }, 120_000);

  test('another scan of the same name and size is sent, not taken for the one that is there', async () => {
    const first = { 'cung-ten-1.jpg': scan('Cùng Cỡ A'), 'cung-ten-2.jpg': scan('Cùng Cỡ B') };
    await cutOff('Lô cùng cỡ', first);
    await page.goto(`${screens.url}/nop`);
    await dropFiles({ ...first, 'cung-ten-1.jpg': scan('Cùng Cỡ C') });
    await page.getByText(/đang nộp dở ở lô “Lô cùng cỡ”/).waitFor();
    await page.getByText('Đã gửi đủ 2 tệp').waitFor();
    expect(await countUploads('Lô cùng cỡ')).toMatchObject([{ files: 3, sealed: true }]);
  }, 120_000);

  test('is gone on with, or closed, by whoever sees it', async () => {
    await cutOff('Lô bỏ dở', { 'bo-1.jpg': scan('Bỏ Một'), 'bo-2.jpg': scan('Bỏ Hai') });
    const [{ batch } = { batch: 0 }] = await countUploads('Lô bỏ dở');
    await page.goto(`${screens.url}/lo/${batch}`);
    await page.getByText('Lô này đang nhận dở: 1 tệp đã nhận.').waitFor();
    await page.getByRole('link', { name: 'Nộp tiếp' }).click();
    await page.getByText('Nộp tiếp vào lô “Lô bỏ dở”: 1 tệp đã nhận.').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Đóng lô, đọc phần đã nhận' }).click();
    await page.getByText('Đã đọc xong').waitFor();
    expect(await countUploads('Lô bỏ dở')).toMatchObject([{ files: 1, sealed: true }]);
    expect(await page.getByText(/đang nhận dở/).count()).toBe(0);
  }, 120_000);
});

test('what cannot be read is let go with a reason on the screen, until nothing needs attention', async () => {
  const batchId = await screens.house.send(
    {
      'tot.jpg': { salt: 's1', pages: [{ name: 'Kiều Thị Tốt' }] },
      'hong.jpg': { salt: 's2', pages: [], fails: 'E-TRUNCATED' },
    },
    'Lô có tệp hỏng',
  );
  await screens.house.waitUntilDone(batchId);
  await page.goto(`${screens.url}/lo/${batchId}`);
  const progress = page.getByTestId('batch-progress');
  await progress.getByText('1 trang cần xem lại').waitFor();
  const failure = progress.getByRole('listitem').filter({ hasText: 'hong.jpg' });
  await failure.getByRole('button', { name: 'Thay bằng bản quét khác' }).waitFor();
  expect(await failure.getByRole('button', { name: 'Thử lại' }).count()).toBe(0);
  await failure.getByRole('button', { name: 'Bỏ qua, có lý do' }).click();
  const dialog = page.getByRole('dialog');
  // Whoever cannot see the cross hears what it does.
  await dialog.getByRole('button', { name: 'Đóng' }).waitFor();
  expect(await dialog.getByRole('button', { name: 'Bỏ qua, có lý do' }).isDisabled()).toBe(true);
  await dialog.getByText('Không phải bản quét').click();
  await dialog.getByRole('button', { name: 'Bỏ qua, có lý do' }).click();
  await progress.getByText('1 phần đã bỏ qua, có lý do').waitFor();
  await progress.getByText('1 trang cần xem lại').waitFor({ state: 'detached' });
  await page.getByText('Đã bỏ qua: Không phải bản quét').waitFor();
  await page.goto(`${screens.url}/quan-tri/hang-doi`);
  await page.getByText('Không có việc nào hỏng.').waitFor();
  await page.goto(`${screens.url}/quan-tri/nhat-ky`);
  await page.getByText('lý do: Không phải bản quét').waitFor();
  expect(complaints).toEqual([]);
}, 120_000);

test('a record that was given back makes room for another, and is found where such records are', async () => {
  const files = {
    'tra-1.jpg': { salt: 't1', pages: [{ name: 'Mạc Thị Trả' }] },
    'tra-2.jpg': { salt: 't2', pages: [{ name: 'Mạc Thị Giữ' }] },
  };
  const batchId = await screens.house.send(files, 'Lô trả lại');
  await screens.house.waitUntilDone(batchId);
  await page.goto(`${screens.url}/duyet?lo=${batchId}`);
  await page.waitForURL(/\/duyet\/\d+\?lo=/);
  const first = page.url();
  await page.locator('[data-active=true] input').first().waitFor();
  await page.keyboard.press('F9');
  await page.getByRole('dialog').getByText('Thiếu trang').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click();
  await page.waitForURL((url) => url.href !== first && /\/duyet\/\d+/.test(url.pathname));
  await page.getByText('Chờ duyệt', { exact: true }).waitFor();
  await page.getByRole('link', { name: '1 hồ sơ đã trả lại' }).click();
  await page.waitForURL(/tra-lai=1/);
  await page.getByText('Đã trả lại', { exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe(new URL(first).pathname);
}, 120_000);

test('when a session ends the screen says why, and the work of its owner is still there', async () => {
  const { pool } = screens.house.database;
  const batchId = await screens.house.send(
    { 'het.jpg': { salt: 'h', pages: [{ name: 'Tô Thị Hết' }] } },
    'Lô hết phiên',
  );
  await screens.house.waitUntilDone(batchId);
  const { rows } = await pool.query<{ id: number }>('select id from records where batch_id = $1', [batchId]);
  const own = await screens.openBrowser('reviewer');
  const desk = await own.newPage();
  await desk.goto(`${screens.url}/duyet/${rows[0]?.id ?? 0}?truong=child_full_name`);
  const name = desk.locator('#field-child_full_name');
  await name.fill('Tô Thị Hế');
  await pool.query('delete from sessions where user_id = $1', [screens.userIds.reviewer]);
  await desk.locator('#field-reg_no').focus();
  await desk.keyboard.press('Enter');
  await desk.getByText(/Phiên làm việc đã kết thúc/).waitFor();
  await desk.getByText(/việc dở dang được giữ trên máy này/).waitFor();
  // Somebody else at the same desk sees nothing of it.
  await desk.getByLabel('Tên đăng nhập').fill('operator');
  await desk.getByLabel('Mật khẩu', { exact: true }).fill('một câu dễ nhớ 2026');
  await desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await name.waitFor();
  expect(await name.inputValue()).toBe('Tô Thị Hết');
  await desk.getByRole('button', { name: 'Tài khoản' }).click();
  await desk.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await desk.getByRole('button', { name: 'Đăng nhập' }).waitFor();
  expect(await desk.getByText(/Phiên làm việc đã kết thúc/).count()).toBe(0);
  await own.close();
}, 120_000);

describe('what is sent', () => {
  test('is compressed as the browser can take it, and kept for good where its name tells its content', async () => {
    const { app } = screens;
    const html = await app.inject({ url: '/nop' });
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html.body)?.[1] ?? '';
    const raw = await app.inject({ url: script });
    const brotli = await app.inject({ url: script, headers: { 'accept-encoding': 'gzip, deflate, br' } });
    const gzip = await app.inject({ url: script, headers: { 'accept-encoding': 'gzip' } });
    expect(raw.headers['content-encoding']).toBeUndefined();
    expect(brotli.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: expect.stringContaining('accept-encoding'),
    });
    expect(brotli.headers['content-type']).toMatch(/javascript/);
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(brotli.rawPayload.length).toBeLessThan(raw.rawPayload.length * 0.35);
    expect(html.headers['cache-control']).toBe('no-cache');
  });

  test('the first screen takes less than a third of what it is, and says nothing in the console', async () => {
    let sent = 0;
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (sent += encodedDataLength));
    await page.goto(`${screens.url}/lo`, { waitUntil: 'networkidle' });
    const full = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .reduce(
          (sum, entry) =>
            sum +
            (entry instanceof PerformanceResourceTiming && /\.(js|css)$/.test(entry.name)
              ? entry.decodedBodySize
              : 0),
          0,
        ),
    );
    expect(full).toBeGreaterThan(500_000);
    expect(sent).toBeLessThan(full / 3 + 100_000);
    for (const path of [
      '/nop',
      '/duyet',
      '/so',
      '/theo-doi',
      '/quan-tri/hang-doi',
      '/quan-tri/nguong',
      '/quan-tri/nguoi-dung',
    ])
      await page.goto(screens.url + path, { waitUntil: 'networkidle' });
    // The pages of this house are texts, not pictures: the viewer says that it cannot show them.
    expect(complaints.filter((line) => !line.startsWith('Tile '))).toEqual([]);
  }, 120_000);
});

test('a dialog closes by a button that has a name, in either language', async () => {
  await page.goto(`${screens.url}/quan-tri/nguoi-dung`);
  await page.getByRole('button', { name: 'Thêm người dùng' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await page.getByRole('button', { name: 'Add', exact: false }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}, 120_000);
