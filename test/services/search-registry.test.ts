import type { FieldSpec, RecordType, SearchMeaning } from '../../pipeline/records/record-type.ts';
import { RECORD_TYPES } from '../../pipeline/records/registry.ts';
import { readSearchMeaning } from '../../pipeline/records/search-meaning.ts';
import { migrate } from '../../storage/database/migrate.ts';
import { one } from '../../storage/database/pool.ts';
import { reindexStale } from '../../storage/database/reindex.ts';
import { searchRecords } from '../../storage/database/search.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { storeRecord } from '../support/store-record.ts';

/** Every number, plate, serial, name and place of every kind of record is found by its value, or declared unsearched. */

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.close());

/** A value of its own for each field, as papers write it, and how somebody would ask for it. */
const SAMPLES: Record<Exclude<SearchMeaning, 'none'>, (n: number) => { value: string; question: string }> = {
  name: (n) => ({ value: `Đỗ ${letters(n)} Tìm`, question: `“do ${letters(n)} tim”` }),
  identity: (n) => ({ value: `0951 ${10_000_000 + n}`, question: `CCCD 0951${10_000_000 + n}` }),
  number: (n) => ({ value: `${20_000 + n}/QĐ-UBND`, question: `số ${20_000 + n}/qđ-ubnd` }),
  reference: (n) => ({ value: `${30_000 + n}/2011`, question: `${30_000 + n}/2011` }),
  book: (n) => ({ value: `${100 + n}/2012`, question: `quyển số ${100 + n}/2012` }),
  serial: (n) => ({ value: `BĐ ${100_000 + n}`, question: `bd-${100_000 + n}` }),
  entry: (n) => ({ value: `CS0${50_000 + n}`, question: `số vào sổ CS 0${50_000 + n}` }),
  plate: (n) => ({ value: `95A-${100 + n}.21`, question: `biển số 95a ${100 + n}21` }),
  vehicle: (n) => ({ value: `RLH${70_000 + n}XZ`, question: `RLH${70_000 + n}XZ` }),
  parcel: (n) => ({ value: `${1000 + n}`, question: `thửa ${1000 + n}` }),
  sheet: (n) => ({ value: `${2000 + n}`, question: `tờ bản đồ số ${2000 + n}` }),
  apartment: (n) => ({ value: `A${300 + n}/2`, question: `A${300 + n}/2` }),
  place: (n) => ({ value: `xã Lạ ${letters(n)}, huyện Thử`, question: `xã Lạ ${letters(n)}` }),
};
/** A word of its own for each number: khai, mo, … */
const letters = (n: number) =>
  [...String(n).padStart(4, '0')]
    .map((digit) => `${'bcdghklmnp'.charAt(Number(digit))}${'aeiou'.charAt(Number(digit) % 5)}`)
    .join('');

const cases = RECORD_TYPES.map((type): [string, RecordType] => [type.id, type]);

test.each(cases)('%s: each of its searched values finds it and nothing else', async (id, type) => {
  const isSearched = (field: FieldSpec) => readSearchMeaning(field) !== 'none';
  const start = RECORD_TYPES.indexOf(type) * 60;
  const samples = type.fields.filter(isSearched).map((field, at) => {
    const meaning = readSearchMeaning(field);
    return { field, ...(meaning === 'none' ? { value: '', question: '' } : SAMPLES[meaning](start + at)) };
  });
  const recordId = await storeRecord(house.database.pool, {
    type: id,
    values: Object.fromEntries(samples.map(({ field, value }) => [field.id, value])),
  });
  const answers: Record<string, number[]> = {};
  for (const { field, question } of samples) {
    const { hits } = await searchRecords(house.database.pool, {
      text: question,
      scope: { workedOn: null, hiddenTypes: [] },
      limit: 5,
    });
    // Names that merely look alike come after, and say so.
    answers[field.id] = hits.filter((hit) => hit.rank < 5 || hit.rank === 7).map((hit) => hit.recordId);
  }
  expect(answers).toEqual(Object.fromEntries(samples.map(({ field }) => [field.id, [recordId]])));
});

test('what is not looked up is few and said: those who sign and keep the books', () => {
  const FINDABLE = new Set([
    'name',
    'id_no',
    'personal_id',
    'reg_no',
    'book_no',
    'land_certificate',
    'land_no',
    'plate',
    'place',
    'unit',
  ]);
  const unsearched = RECORD_TYPES.flatMap((type) =>
    type.fields.filter((field) => FINDABLE.has(field.kind) && readSearchMeaning(field) === 'none'),
  ).map((field) => field.id);
  expect([...new Set(unsearched)].sort()).toEqual(['notary_name', 'officer_name', 'signer_name']);
  // Numbers kept as text are declared one by one.
  const inText = RECORD_TYPES.flatMap((type) =>
    type.fields.filter(
      (field) => field.kind === 'text' && /(_no|_number|plate|serial|certificate)$/.test(field.id),
    ),
  );
  expect(inText.length).toBeGreaterThan(0);
  expect(inText.filter((field) => readSearchMeaning(field) === 'none').map((field) => field.id)).toEqual([]);
});

test('who issued an identity paper is no place of the person', async () => {
  await storeRecord(house.database.pool, {
    type: 'transfer_land',
    values: { party_a_1_full_name: 'Đỗ Nơi Cấp', party_a_1_id_doc_issue_place: 'Công an tỉnh Xa Lắc' },
  });
  const found = await searchRecords(house.database.pool, {
    text: 'Đỗ Nơi Cấp',
    place: 'Xa Lắc',
    scope: { workedOn: null, hiddenTypes: [] },
    limit: 5,
  });
  expect(found.total).toBe(0);
});

describe('records of a program before', () => {
  const count = async (sql: string) =>
    (await one<{ n: number }>(house.database.pool, `select count(*)::int as n ${sql}`)).n;

  test('are indexed anew when the program starts, block notices first, and going on where it was stopped', async () => {
    const { pool } = house.database;
    const notice = await storeRecord(pool, {
      type: 'prevent_notice',
      values: { prevent_doc_no: '4321/QĐ-TA', owner_full_name: 'Đỗ Cũ' },
    });
    const people = await count('from search_people');
    const keys = await count('from search_keys');
    // As the migration finds them: rows of an older make, and no keys.
    await pool.query('delete from search_keys');
    await pool.query(`update search_people set index_version = 0, initials = null, k2 = 'cu'`);
    const before = await searchRecords(pool, {
      text: '4321/QĐ-TA',
      scope: { workedOn: null, hiddenTypes: [] },
      limit: 5,
    });
    expect(before.total).toBe(0);
    // Stopped after the first batch, the notices are done and the rest still known to be stale.
    await expect(
      reindexStale(pool, () => {
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
    expect(await count(`from search_people where index_version < 1 and record_type = 'prevent_notice'`)).toBe(
      0,
    );
    expect(await count('from search_people where index_version < 1')).toBeGreaterThan(0);
    await migrate(house.database.ownerPool);
    expect(await count('from search_people where index_version < 1')).toBe(0);
    expect([await count('from search_people'), await count('from search_keys')]).toEqual([people, keys]);
    const after = await searchRecords(pool, {
      text: '4321/QĐ-TA',
      scope: { workedOn: null, hiddenTypes: [] },
      limit: 5,
    });
    expect(after.hits.map((hit) => hit.recordId)).toEqual([notice]);
    expect(await reindexStale(pool)).toBe(0);
  });
});
