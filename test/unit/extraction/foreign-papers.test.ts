import { FOREIGN_PAPERS } from '../../fixtures/foreign-papers/index.ts';
import { judgePages, listAccepted } from './judge-pages.ts';

const HEAD = `
              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Độc lập - Tự do - Hạnh phúc
`;

/** The lines of a birth certificate, without its head. */
const BIRTH = `
Họ, chữ đệm, tên: LÂM QUANG HUY
Ngày, tháng, năm sinh: 12/05/2019             Ghi bằng chữ: Ngày mười hai tháng năm năm hai nghìn không trăm mười chín
Giới tính: Nam        Dân tộc: Kinh           Quốc tịch: Việt Nam
Nơi sinh: Bệnh viện đa khoa tỉnh Nam Định
Quê quán: xã Hải Bắc, huyện Hải Hậu, tỉnh Nam Định
Họ, chữ đệm, tên người mẹ: ĐỖ THỊ HẠNH
Năm sinh: 1992        Dân tộc: Kinh           Quốc tịch: Việt Nam
Nơi cư trú: xã Hải Bắc, huyện Hải Hậu, tỉnh Nam Định
Họ, chữ đệm, tên người cha: LÂM VĂN KHOA
Năm sinh: 1990        Dân tộc: Kinh           Quốc tịch: Việt Nam
Nơi cư trú: xã Hải Bắc, huyện Hải Hậu, tỉnh Nam Định
Nơi đăng ký khai sinh: UBND xã Hải Bắc, huyện Hải Hậu, tỉnh Nam Định
Ngày, tháng, năm đăng ký: 20/05/2019
`;

it.each(FOREIGN_PAPERS.map(({ name, pages }) => [name, pages] as const))(
  'makes no record of another paper: %s',
  async (_, pages) => {
    const { records } = await judgePages(...pages);
    expect(records.flatMap(listAccepted)).toEqual([]);
    expect(records.map(({ recordType }) => recordType)).toEqual([]);
  },
);

it('says what a paper calls itself that is none of ours, on the page where it says so', async () => {
  const named = async (name: string) => {
    const found = FOREIGN_PAPERS.find((paper) => paper.name === name);
    return (await judgePages(...(found?.pages ?? []))).pages;
  };
  expect(await named('labour contract')).toEqual([{ page: 1, kind: 'other', title: 'HỢP ĐỒNG LAO ĐỘNG' }]);
  expect(await named('letter on stopping a disease')).toMatchObject([
    { kind: 'other', title: 'V/v ngăn chặn dịch bệnh lây lan' },
  ]);
  expect(await named('land recovery decision')).toMatchObject([
    { kind: 'other', title: 'QUYẾT ĐỊNH Về việc thu hồi đất để xây dựng trạm bơm' },
  ]);
  const [first, second] = await named('publication of procedures, table over two pages');
  expect(first).toMatchObject({ kind: 'other' });
  expect(second).toMatchObject({ kind: 'other' });
});

it('passes what a paper of ours says under its title, and nothing of the same lines under none', async () => {
  const ours = await judgePages(`${HEAD}                       GIẤY KHAI SINH${BIRTH}`);
  expect(ours.records.flatMap(listAccepted)).toEqual(
    expect.arrayContaining(['child_full_name', 'child_birth_date', 'mother_full_name', 'father_birth_year']),
  );
  expect(ours.records[0]?.findings).toEqual([]);

  const untitled = await judgePages(`${HEAD}${BIRTH}`);
  expect(untitled.records.map(({ recordType }) => recordType)).toEqual(['birth']);
  expect(untitled.records.flatMap(listAccepted)).toEqual([]);
  expect(untitled.records[0]?.findings).toMatchObject([{ code: 'V-TYPE', severity: 'W' }]);

  const declared = await judgePages(`${HEAD}                  TỜ KHAI ĐĂNG KÝ KHAI SINH
Kính gửi: Ủy ban nhân dân xã Hải Bắc${BIRTH}`);
  expect(declared.records.flatMap(listAccepted)).toEqual([]);
});

it('knows an entry of a register without its title by nearly all of its labels', async () => {
  const { records } = await judgePages(`
Số: 74                    Quyển số: 01/2019
Ngày, tháng, năm đăng ký: 20/05/2019
${BIRTH.split('\n').slice(1, 12).join('\n')}
Họ, chữ đệm, tên người đi khai sinh: LÂM VĂN KHOA
Quan hệ với người được khai sinh: Cha
`);
  expect(records.map(({ recordType }) => recordType)).toEqual(['birth']);
  expect(records.flatMap(listAccepted)).toContain('child_full_name');
});

const DEED = (head: string, tail = '') => `${head}
                        HỢP ĐỒNG THUÊ NHÀ
BÊN CHO THUÊ (BÊN A):
Ông: Trịnh Văn Lộc        Sinh năm: 1970
CCCD số: 036070001122     Nơi cư trú: xã Hải Bắc, huyện Hải Hậu, tỉnh Nam Định
BÊN THUÊ (BÊN B):
Bà: Mạc Thị Lành          Sinh năm: 1990
ĐIỀU 1. Bên A cho Bên B thuê nhà số 5, giá thuê: 3.000.000 đồng/tháng
${tail}`;
const ATTESTED = `
                 LỜI CHỨNG CỦA CÔNG CHỨNG VIÊN
Hôm nay, ngày 26 tháng 08 năm 2010, tôi Lê Thị Bé, công chứng viên Phòng Công chứng số 2 tỉnh Nam Định, chứng nhận:
Số công chứng: 6076, quyển số: 09/2010 TP/CC-SCC/HĐGD
`;

it('takes a deed for one of ours by its attestation: without one nothing of it passes', async () => {
  const attested = await judgePages(DEED(HEAD), ATTESTED);
  expect(attested.records.flatMap(listAccepted)).toEqual(expect.arrayContaining(['notary_no']));
  const alone = await judgePages(DEED(HEAD));
  expect(alone.records.map(({ recordType }) => recordType)).toEqual(['lease']);
  expect(alone.records.flatMap(listAccepted)).toEqual([]);
});

it('does not let a field pass that any rule finds fault with: a child who bears neither parent’s surname', async () => {
  const mixed = await judgePages(
    `${HEAD}                       GIẤY KHAI SINH${BIRTH.replace('LÂM QUANG HUY', 'VÕ QUANG HUY')}`,
  );
  expect(mixed.records[0]?.findings).toMatchObject([
    { code: 'V-NAME', severity: 'W', fields: ['child_full_name', 'father_full_name', 'mother_full_name'] },
  ]);
  const accepted = mixed.records.flatMap(listAccepted);
  expect(accepted).toEqual(expect.arrayContaining(['child_birth_date', 'father_birth_year']));
  expect(accepted).not.toContain('child_full_name');
  expect(accepted).not.toContain('father_full_name');
  expect(accepted).not.toContain('mother_full_name');
});
