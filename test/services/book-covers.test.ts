import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DossierBook } from '../../pipeline/dossier.ts';
import type { BatchDetail, BatchView, DossierPage } from '../../dashboard/server/schemas/batches.ts';
import type { BookView } from '../../dashboard/server/schemas/overview.ts';
import { PagePool } from '../../workers/page-pool.ts';
import type { PageRunner } from '../../workers/page-runner.ts';
import { createPooledPageRunner } from '../../workers/pooled-page-runner.ts';
import { makeBookCover } from '../fixtures/papers/forms/whole-pages.ts';
import { findBrowser, openEasel } from '../fixtures/papers/draw.ts';
import { makeDossier } from '../fixtures/papers/write-set.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';

/** From a drawn cover, read by the real pipeline, to what the archivist is told of the book and of a wrong choice. */

// Drawing needs a browser. Where the machine has none, jest names what was left out.
const whenDrawable = findBrowser() === undefined ? describe.skip : describe;
jest.setTimeout(240_000);

whenDrawable('the cover of a book among the scans', () => {
  let dashboard: TestDashboard;
  let ask: Ask;
  let folder: string;
  let runner: PageRunner;
  let scan: Buffer;
  let truth: Record<string, string>;

  beforeAll(async () => {
    const easel = await openEasel();
    const drawn = await makeDossier(easel, {
      id: 'bia',
      seed: 'cover of 05/2018',
      make: makeBookCover,
      fill: 'typed',
      profile: 'clean',
    });
    await easel.close();
    scan = drawn.scans[0]?.bytes ?? Buffer.alloc(0);
    truth = drawn.truth.book as Record<string, string>;
    folder = await mkdtemp(join(tmpdir(), 'sogoc-covers-'));
    dashboard = await openTestDashboard();
    ask = await dashboard.signIn('operator');
    runner = createPooledPageRunner({
      pool: new PagePool({ processes: 1 }),
      program: 'test',
      scratchFolder: folder,
      versions: { countPages: 1, readPage: 1, assembleDossier: 1 },
    });
    await dashboard.house.startWorker(runner);
  });
  afterAll(async () => {
    await dashboard.close();
    await runner.close();
    await rm(folder, { recursive: true });
  });

  /** Each batch its own bytes: the same again would be a duplicate. */
  async function submit(name: string, book: { recordType: string; year: number; number: string } | null) {
    const { body } = await ask<BatchView>('POST', '/batches', { name, book });
    const path = join(folder, 'bia.jpg');
    await writeFile(path, Buffer.concat([scan, Buffer.from(name)]));
    await dashboard.house.intake.receiveFile({ batchId: body.id, path, relativePath: 'bia.jpg' });
    await ask('POST', `/batches/${body.id}/close`);
    await dashboard.house.waitUntilDone(body.id, 120_000);
    return body.id;
  }
  const readDetail = async (id: number) => (await ask<BatchDetail>('GET', `/batches/${id}`)).body;
  const readPages = async (id: number) =>
    (await ask<DossierPage>('GET', `/batches/${id}/dossiers`)).body.dossiers[0]?.pages;
  const listBooks = async () => (await ask<{ books: BookView[] }>('GET', '/books')).body.books;
  const split = () => {
    const [number = '', year = truth.year_opened] = truth.book_no?.split('/') ?? [];
    return { recordType: truth.record_type ?? '', number: String(Number(number)), year: Number(year) };
  };

  test('what it says is kept and shown with its page; into the right book it goes without a word', async () => {
    const id = await submit('đúng quyển', split());
    const [page] = (await readPages(id)) ?? [];
    const sure = (text: string | undefined) => ({ text, isSure: true });
    expect(page?.cover).toEqual({
      recordType: truth.record_type,
      title: expect.objectContaining({ vi: expect.stringMatching(/^Sổ \p{Ll}/u) }) as unknown,
      unit: sure(truth.registrar_unit),
      bookNo: sure(truth.book_no),
      openedOn: sure(truth.opened_on),
      closedOn: sure(truth.closed_on),
    });
    expect((await readDetail(id)).strayCovers).toEqual([]);
    expect((await listBooks()).map((book) => book.strayBatches)).toEqual([[]]);
  });

  test('a batch of another book is told of on the batch and in the list of books, and stays where it is', async () => {
    const { recordType, number, year } = split();
    const wrong = {
      recordType: recordType === 'death' ? 'birth' : 'death',
      number: `${number}9`,
      year: year + 1,
    };
    const id = await submit('nhầm quyển', wrong);
    const { strayCovers, batch } = await readDetail(id);
    expect(strayCovers).toMatchObject([
      {
        dossier: 'bia',
        page: 1,
        cover: { recordType },
        differs: ['record_type', 'book_no', 'year'],
        names: { recordType, number, year },
      },
    ]);
    expect(batch.book).toContain(`quyển ${wrong.number}/${wrong.year}`);
    const books = await listBooks();
    expect(books.find((book) => book.year === wrong.year)?.strayBatches).toEqual([
      { id, name: 'nhầm quyển' },
    ]);
  });

  test('a batch of no book is compared with none; what was not surely read warns nobody', async () => {
    const id = await submit('không chọn', null);
    expect((await readPages(id))?.[0]?.cover?.recordType).toBe(truth.record_type);
    expect((await readDetail(id)).strayCovers).toEqual([]);

    const { pool } = dashboard.house.database;
    const doubted: DossierBook = {
      record_type: 'death',
      confidence: 0.4,
      book_no: { raw: '9 1999', value: '9/1999', confidence: 0.5, bbox: null },
    };
    const unsure = await submit('đọc kém', split());
    await pool.query('update book_covers set said = $2 where batch_id = $1', [
      unsure,
      JSON.stringify(doubted),
    ]);
    expect((await readDetail(unsure)).strayCovers).toEqual([]);
    expect((await readPages(unsure))?.[0]?.cover?.bookNo).toEqual({ text: '9/1999', isSure: false });
  });
});
