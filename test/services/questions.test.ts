import { searchRecords, type SearchQuery, type SearchResult } from '../../storage/database/search.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { storeRecord } from '../support/store-record.ts';

/** Questions as people ask them at the counter, each with the records that must come and no others. All persons are invented. */

let house: TestHouse;
const ids: Record<string, number> = {};

const RECORDS: Record<string, { type: string; values: Record<string, string> }> = {
  an: {
    type: 'birth',
    values: {
      child_full_name: 'Nguyễn Văn Ấn',
      child_birth_date: '1987-04-02',
      reg_no: '201/2000',
      reg_date: '2000-05-06',
      book_no: '02/2000',
      mother_full_name: 'Trần Thị Bưởi',
      mother_id_doc_no: '095 190 868 531',
      father_full_name: 'Nguyễn Văn Ấn Lớn',
      birth_place: 'ấp 3, xã Hưng Hội, huyện Vĩnh Lợi',
    },
  },
  letter: { type: 'birth', values: { child_full_name: 'Huỳnh Văn A', child_birth_date: '1990-01-01' } },
  old: {
    type: 'marriage',
    values: {
      husband_full_name: 'Lâm Quý Mỹ',
      wife_full_name: 'Thạch Thị Sà Rương',
      reg_no: '74',
      reg_date: '1992-08-09',
      book_no: '04/1992',
    },
  },
  sameNumber: {
    type: 'death',
    values: { deceased_full_name: 'Kim Sơn', reg_no: '74', reg_date: '1992-01-02', book_no: '05/1992' },
  },
  twelve: {
    type: 'death',
    values: { deceased_full_name: 'Đào Mười Hai', reg_no: '12', reg_date: '1999-03-04' },
  },
  twelveOf3: {
    type: 'death',
    values: { deceased_full_name: 'Đào Mười Ba', reg_no: '12/34', reg_date: '1934-03-04' },
  },
  certified: {
    type: 'certification',
    values: {
      requester_full_name: 'Ngô Thị Chứng',
      cert_no: '1573',
      cert_book: '08/2018 SCT/BS',
      cert_date: '2018-09-10',
    },
  },
  deed: {
    type: 'transfer_land',
    values: {
      party_a_1_full_name: 'Đoàn Văn Đất',
      party_b_1_full_name: 'Trịnh Thị Mua',
      notary_no: '1234',
      notary_date: '2020-06-07',
      notary_office: 'Văn phòng công chứng Thử Nghiệm',
      land_certificate: 'CĐ 098765',
      land_certificate_entry_no: 'CS06625',
      land_number: '483',
      land_map_number: '81',
      land_address: 'ấp Cái Giá, xã Hưng Hội',
    },
  },
  parcels: {
    type: 'gift',
    values: { party_a_1_full_name: 'Vũ Hai Thửa', land_number: '12/3', land_map_number: '81' },
  },
  car: {
    type: 'vehicle_sale',
    values: {
      party_a_1_full_name: "K'Brôi H-Xe",
      car_license_number: '95A-123.45',
      car_frame_number: 'RLHJA38105Y001234',
    },
  },
  twins: {
    type: 'guardianship',
    values: {
      guardian_full_name: 'Mai Văn Trùng',
      ward_full_name: 'Mai Văn Trùng',
      supervisor_full_name: 'Mai Văn Trùng',
    },
  },
};

beforeAll(async () => {
  house = await openTestHouse();
  for (const [name, { type, values }] of Object.entries(RECORDS))
    ids[name] = await storeRecord(house.database.pool, { type, values });
}, 60_000);
afterAll(() => house.close());

const ask = (text: string, more: Partial<SearchQuery> = {}): Promise<SearchResult> =>
  searchRecords(house.database.pool, {
    text,
    scope: { workedOn: null, hiddenTypes: [] },
    limit: 50,
    ...more,
  });
const nameOf = (recordId: number) => Object.keys(ids).find((name) => ids[name] === recordId);

const FINDS: readonly [text: string, ...records: string[]][] = [
  ['“Trần Thị Bưởi”', 'an'],
  ['"Trần Thị Bưởi"', 'an'],
  ['‘Trần Thị Bưởi’', 'an'],
  ['«Trần Thị Bưởi»', 'an'],
  ['(Trần Thị Bưởi)', 'an'],
  ['[tran thi buoi]', 'an'],
  ['Trần, Thị, Bưởi', 'an'],
  ['Trần Thị Bưởi,', 'an'],
  ['Trần-Thị-Bưởi', 'an'],
  ['Trần – Thị – Bưởi', 'an'],
  ['bà Trần Thị Bưởi', 'an'],
  ['TRẦN   THỊ \t BƯỞI', 'an'],
  ['Trần Thị Bưởi'.normalize('NFD'), 'an'],
  ['Trần\u00a0Thị\u200b Bưởi\ufeff', 'an'],
  ['tran thi buoi', 'an'],
  ['T.T.B', 'an'],
  ['T.T. Bưởi', 'an'],
  ['Trần T. B.', 'an'],
  ['Trần Thị Bưởi và Nguyễn Văn Ấn Lớn', 'an'],
  ['Trần Thị Bưởi, xã Hưng Hội', 'an'],
  ['Nguyễn Văn Ấn 1987', 'an'],
  ['Nguyễn Văn Ấn, sinh năm 1987', 'an'],
  ['Nguyễn Văn Ấn sinh ngày 02/04/1987', 'an'],
  ['Nguyễn Văn Ấn (Tư)', 'an'],
  ['Huỳnh Văn A', 'letter'],
  ['Huỳnh V. A.', 'letter'],
  ['HVA'],
  ['H V A', 'letter'],
  ['Lâm Quí Mĩ', 'old'],
  ['mỹ quý lâm', 'old'],
  ['Lâm Quý Mỹ - Thạch Thị Sà Rương', 'old'],
  ["K'Brôi H Xe", 'car'],
  ['k’broi h-xe', 'car'],
  ['số 201/2000', 'an'],
  ['201/2000', 'an'],
  ['201-2000', 'an'],
  ['Số: 201 / 2000', 'an'],
  ['201/2001'],
  ['số 74 quyển 04/1992', 'old'],
  ['số 74, quyển số 04/1992', 'old'],
  ['quyển 04/1992 số 74', 'old'],
  ['74 quyển 4', 'old'],
  ['số 74 quyển 05/1992', 'sameNumber'],
  ['số 74 quyển 06/1992'],
  ['quyển 04/1992', 'old'],
  ['74/1992', 'old', 'sameNumber'],
  ['74/92', 'old', 'sameNumber'],
  ['Số: 12', 'twelve', 'twelveOf3'],
  ['12/1999', 'twelve'],
  ['12/34', 'twelveOf3'],
  ['12/3', 'parcels'],
  ['số chứng thực 1573', 'certified'],
  ['1573/2018', 'certified'],
  ['1573/2019'],
  ['quyển 08/2018', 'certified'],
  ['số công chứng 1234', 'deed'],
  ['1234/2020', 'deed'],
  ['CCCD 095190868531', 'an'],
  ['CCCD: 095 190 868 531', 'an'],
  ['số định danh cá nhân 095190868531', 'an'],
  ['095190868531', 'an'],
  ['868531', 'an'],
  ['190868', 'an'],
  ['86853'],
  ['095190868532'],
  ['CĐ 098765', 'deed'],
  ['cd098765', 'deed'],
  ['098765', 'deed'],
  ['giấy chứng nhận số CĐ 098765', 'deed'],
  ['CĐ 098764'],
  ['98765'],
  ['CS06625', 'deed'],
  ['số vào sổ CS 06625', 'deed'],
  ['06625', 'deed'],
  ['thửa 483 tờ 81', 'deed'],
  ['thửa đất số: 483; tờ bản đồ số: 81', 'deed'],
  ['thua 483 to 81', 'deed'],
  ['tờ 81 thửa 483', 'deed'],
  ['thửa 483 tờ 82'],
  ['thửa 48 tờ 81'],
  ['tờ bản đồ 81', 'deed', 'parcels'],
  ['thửa 12/3', 'parcels'],
  ['thửa 12/34'],
  ['thửa 12'],
  ['95A-123.45', 'car'],
  ['xe biển số 95a12345', 'car'],
  ['RLHJA38105Y001234', 'car'],
  ['số khung RLHJA38105Y001234', 'car'],
  ['001234', 'car'],
  ['số 098765', 'deed'],
  ['Đoàn Văn Đất 098765', 'deed'],

  ['số 12345', 'car'],
  ['xã Hưng Hội', 'an', 'deed'],
  ['Văn phòng công chứng Thử Nghiệm', 'deed'],
  ['%'],
  ['_'],
  ['%%'],
  ['N_uyễn'],
  ['Nguyễn%'],
  ['Trần%Bưởi'],
  ['???'],
  ['\u0000'],
  ['\ud800'],
  ['9'.repeat(400)],
  ['ngăn chặn'],
];

test.each(FINDS)('%s', async (text, ...records) => {
  const { hits, total, isPartial } = await ask(text);
  expect(hits.map((hit) => nameOf(hit.recordId)).sort()).toEqual([...records].sort());
  expect(total).toBe(records.length);
  expect(isPartial).toBe(false);
});

test('there are as many questions as were promised', () => {
  expect(FINDS.length).toBeGreaterThanOrEqual(100);
});

test('a place that people narrow by is no pattern either', async () => {
  expect((await ask('Nguyễn Văn Ấn', { place: '%' })).hits).toEqual([]);
  expect((await ask('Nguyễn Văn Ấn', { place: 'H_ng Hội' })).hits).toEqual([]);
  expect((await ask('Nguyễn Văn Ấn', { place: 'Hưng Hội' })).total).toBe(1);
});

test('a year that belongs to nobody of that name narrows to nothing, and the name alone is said to be part', async () => {
  expect(await ask('Trần Thị Bưởi 1987')).toMatchObject({ total: 1, isPartial: true });
});

test('where no record bears all that was asked, those that bear some of it come, and it is said', async () => {
  const found = await ask('Đoàn Văn Đất 95A-123.45');
  expect(found.isPartial).toBe(true);
  expect(found.hits.map((hit) => nameOf(hit.recordId)).sort()).toEqual(['car', 'deed']);
  // A given name before a number is no letter of it.
  expect(await ask('Lê Tâm 095190868531')).toMatchObject({
    isPartial: true,
    hits: [{ recordId: ids['an'] }],
  });
  expect(await ask('Đoàn Văn Đất thửa 483 tờ 81')).toMatchObject({ total: 1, isPartial: false });
});

test('a record is one line however many of its people are met, by the one who is met best', async () => {
  expect(await ask('mai van trung')).toMatchObject({ total: 1, hits: [{ recordId: ids['twins'] }] });
  expect((await ask('Nguyễn Văn Ấn Lớn')).hits).toMatchObject([{ role: 'father', rank: 0 }]);
});

test('the count is true, and the rest is paged to, each record once and in one order', async () => {
  const made = new Set<number>();
  for (let n = 0; n < 7; n++)
    made.add(
      await storeRecord(house.database.pool, {
        type: 'birth',
        values: { child_full_name: `Tôn Nữ Nhiều ${'ABCDEFG'[n]}`, mother_full_name: 'Tôn Nữ Nhiều' },
      }),
    );
  const pages = [];
  for (let offset = 0; offset < 9; offset += 3) pages.push(await ask('tôn nữ nhiều', { limit: 3, offset }));
  expect(pages.map((page) => [page.total, page.isTotalExact, page.hits.length])).toEqual([
    [7, true, 3],
    [7, true, 3],
    [7, true, 1],
  ]);
  expect(new Set(pages.flatMap((page) => page.hits.map((hit) => hit.recordId)))).toEqual(made);
});

test('what is hidden from a person is neither found nor counted', async () => {
  const scope = { workedOn: [], hiddenTypes: ['guardianship'] };
  expect(await ask('mai van trung', { scope })).toMatchObject({ total: 0, hits: [] });
  expect(await ask('tran thi buoi', { scope })).toMatchObject({ total: 1 });
});
