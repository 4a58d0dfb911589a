import { RECORD_TYPES, findRecordType } from '../../../pipeline/records/registry.ts';
import { collectFindings } from '../../../pipeline/validation/finding.ts';
import { sayInEnglish } from '../../../pipeline/validation/finding-english.ts';

const VIETNAMESE = /[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵ]/i;

/** Values that offend one rule or another, dealt out in turn so that fields meet in many combinations. */
const BAD = [
  '2021-13-45',
  '1650-01-01',
  '2024-05-01',
  '1990-02-03',
  '2012-12-12',
  'X9?',
  'Nguyễn Thị Hoa',
  'Trần Văn Nam',
  'Nam',
  'Nữ',
  'Hỏa Tinh',
  '12345',
  '999190000001',
  '001190000001',
  '-5',
  '45/1999',
  'không rõ',
  'một trăm đồng',
  '1',
];

function offend(): Map<string, { message: string; english: string }> {
  const seen = new Map<string, { message: string; english: string }>();
  for (const type of RECORD_TYPES)
    for (let turn = 0; turn < BAD.length * BAD.length; turn += 7) {
      const values = Object.fromEntries(
        type.fields.map((field, index) => [
          field.id,
          BAD[(index * (1 + Math.floor(turn / BAD.length)) + turn) % BAD.length],
        ]),
      );
      for (const finding of collectFindings(type, values)) {
        const shape = `${finding.code} ${finding.message.replace(/«[^»]*»/g, '«»').replace(/\d+/g, '#')}`;
        if (!seen.has(shape))
          seen.set(shape, { message: finding.message, english: sayInEnglish(finding, type) });
      }
    }
  return seen;
}

test('everything that the rules of any record type object to is said in English, field titles too', () => {
  const seen = offend();
  expect(seen.size).toBeGreaterThan(30);
  for (const { message, english } of seen.values()) {
    expect([message, english]).toEqual([message, expect.not.stringMatching(/^Please check|[{}«»]/)]);
    expect([message, english.replace(/Nam \(male\) nor Nữ \(female\)/, '')]).toEqual([
      message,
      expect.not.stringMatching(VIETNAMESE),
    ]);
  }
});

test('fields of one wording are told apart by the finding that names them, numbers stay', () => {
  const birth = findRecordType('birth');
  const late = {
    code: 'V-ORDER',
    fields: ['mother_birth_date', 'child_birth_date'],
    message: 'Khoảng cách từ «Ngày sinh của mẹ» đến «Ngày, tháng, năm sinh» chưa đủ 12 năm.',
  };
  const titles = new Map(birth?.fields.map((field) => [field.id, field.title]));
  const message = `Khoảng cách từ «${titles.get('mother_birth_date')?.vi}» đến «${titles.get('child_birth_date')?.vi}» chưa đủ 12 năm.`;
  expect(sayInEnglish({ ...late, message }, birth)).toBe(
    `From “${titles.get('mother_birth_date')?.en}” to “${titles.get('child_birth_date')?.en}” is less than 12 years.`,
  );
});

test('a wording that this version does not know is still told by its rule and fields', () => {
  const finding = { code: 'V-REG', fields: ['reg_no'], message: 'Câu của một bản khác.' };
  expect(sayInEnglish(finding, findRecordType('birth'))).toMatch(/^Please check the number: “.+”\.$/);
});
