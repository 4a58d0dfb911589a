import type { Finding } from '../dossier.ts';
import type { RecordType } from '../records/record-type.ts';

/**
 * What the rules say, in English. The Vietnamese message is the record and is what is stored; these are its wordings for
 * people who read English. `{1}`, `{2}` stand for the titles of fields in the order in which they stand in the Vietnamese
 * message, `{n}` for its number, `{…}` for other words of it.
 */
const WORDINGS: readonly (readonly [vietnamese: string, english: string])[] = [
  [
    'Chưa chắc chắn về loại giấy tờ: cần người xem xác nhận.',
    'What kind of paper this is, is not certain: please confirm it.',
  ],
  ['{1} không phải là ngày, tháng, năm có thật.', '{1} is not a date that exists.'],
  ['Năm ở {1} quá xa, cần xem lại.', 'The year in {1} is very far back: please check.'],
  ['Không hiểu được ngày ghi bằng chữ ở {1}.', 'The date in words in {1} cannot be understood.'],
  ['{1} ghi bằng số và {2} không khớp nhau.', '{1} in figures and {2} do not agree.'],
  ['{1} không thể sau {2}.', '{1} cannot be later than {2}.'],
  ['Tuổi tính từ {1} đến {2} vượt quá {n}.', 'From {1} to {2} is more than {n} years of age.'],
  ['Khoảng cách từ {1} đến {2} chưa đủ {n} năm.', 'From {1} to {2} is less than {n} years.'],
  ['Khoảng cách từ {1} đến {2} vượt quá {n} năm.', 'From {1} to {2} is more than {n} years.'],
  [
    'Ghi đăng ký đúng hạn nhưng từ {1} đến {2} đã quá {n} ngày.',
    'Said to be registered in time, yet from {1} to {2} is more than {n} days.',
  ],
  ['Ô {1} không khớp với tuổi khi chết.', 'The box {1} does not agree with the age at death.'],
  ['Con nuôi đã quá {n} tuổi tại {1}.', 'The adoptee was over {n} on the {1}.'],
  [
    'Người chồng chưa đủ tuổi kết hôn theo luật có hiệu lực tại {1}.',
    'The husband was below the marriage age of the law in force on the {1}.',
  ],
  [
    'Người vợ chưa đủ tuổi kết hôn theo luật có hiệu lực tại {1}.',
    'The wife was below the marriage age of the law in force on the {1}.',
  ],
  ['{1} có ký tự không dùng trong họ tên.', '{1} holds characters that no name has.'],
  ['{1} có số chữ khác thường, cần xem lại.', '{1} has an unusual number of words: please check.'],
  ['Chữ đệm ở {1} không hợp với {2}.', 'The middle name in {1} does not go with {2}.'],
  ['Họ ở {1} khác họ của cha và của mẹ.', 'The surname in {1} is neither the father’s nor the mother’s.'],
  [
    'Tên gọi ở {1} có thể chỉ nhiều dân tộc, cần xem lại.',
    'The name in {1} may mean more than one ethnic group: please check.',
  ],
  ['{1} không có trong danh mục 54 dân tộc.', '{1} is not in the list of the 54 ethnic groups.'],
  ['{1} không có trong danh mục quốc tịch.', '{1} is not in the list of nationalities.'],
  ['{1} không phải Nam hoặc Nữ.', '{1} is neither Nam (male) nor Nữ (female).'],
  [
    '{1} không khớp với phần ghi về cha, mẹ.',
    '{1} does not agree with what is written of father and mother.',
  ],
  ['{1} không đủ 12 chữ số.', '{1} does not have 12 digits.'],
  ['{1} không khớp với năm ở {2}.', '{1} does not agree with the year in {2}.'],
  ['{1} không khớp với {2}.', '{1} does not agree with {2}.'],
  [
    'Ba số đầu của {1} không phải mã tỉnh, thành phố.',
    'The first three digits of {1} are not the code of a province or city.',
  ],
  [
    '{1} chỉ được cấp từ năm 2016, sau {2}: có thể ghi bổ sung hoặc đọc nhầm.',
    '{1} has been issued only since 2016, after the {2}: added later, or misread.',
  ],
  ['{1} không có 9 hoặc 12 chữ số.', '{1} has neither 9 nor 12 digits.'],
  ['Người được cấp giấy chưa đủ 14 tuổi tại {1}.', 'The holder was under 14 on the {1}.'],
  ['{1} không phải số điện thoại Việt Nam.', '{1} is not a telephone number of Vietnam.'],
  ['{1} không đúng dạng số đăng ký.', '{1} does not have the form of a registration number.'],
  ['{1} không đúng dạng số văn bản.', '{1} does not have the form of a document number.'],
  ['{1} không đúng dạng số quyển.', '{1} does not have the form of a book number.'],
  ['Năm trong {1} khác năm ở {2}.', 'The year in {1} is not the year in {2}.'],
  ['Không hiểu được số tiền ghi bằng chữ ở {1}.', 'The amount in words in {1} cannot be understood.'],
  ['{1} không đúng dạng số thửa đất.', '{1} does not have the form of a land parcel number.'],
  ['{1} không đúng dạng số tờ bản đồ.', '{1} does not have the form of a map sheet number.'],
  [
    '{1} không đúng dạng số phát hành giấy chứng nhận.',
    '{1} does not have the form of a certificate’s serial number.',
  ],
  [
    '{1} không đúng dạng số vào sổ cấp giấy.',
    '{1} does not have the form of an entry number of certificates.',
  ],
  ['{1} không đúng dạng biển số xe.', '{1} does not have the form of a number plate.'],
  ['{1} cộng {2} khác {3}.', '{1} and {2} do not add up to {3}.'],
  ['{1} không hợp lý.', '{1} is not plausible.'],
  ['{1} không hợp với {…}.', '{1} does not go with what this paper is.'],
];

/** For wordings of another version of the program: what the rule is about, and which fields it names. */
const ABOUT: Readonly<Record<string, string>> = {
  'V-DATE': 'the date',
  'V-DATEWORDS': 'the date in words',
  'V-ORDER': 'the order of dates',
  'V-AGE-MARRIAGE': 'the age at marriage',
  'V-NAME': 'the name',
  'V-ETH': 'the ethnic group',
  'V-NAT': 'the nationality',
  'V-SEX': 'the sex',
  'V-BIRTHKIND': 'the kind of birth registration',
  'V-PID': 'the personal identity number',
  'V-CMND': 'the identity paper',
  'V-PHONE': 'the telephone number',
  'V-REG': 'the number',
  'V-NUMWORDS': 'the amount in words',
  'V-LAND': 'the land',
  'V-PLATE': 'the number plate',
};

const PATTERNS = WORDINGS.map(([vietnamese, english]) => ({ pattern: toPattern(vietnamese), english }));

function toPattern(wording: string): RegExp {
  const source = wording
    .replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    .replace(/\{\d\}/g, '«([^»]*)»')
    .replace(/\{n\}/g, String.raw`(\d+)`)
    .replace(/\{…\}/g, '.+');
  return new RegExp(`^${source}$`, 'u');
}

/** A finding's message in English; its fields by their English titles. */
export function sayInEnglish(
  finding: Pick<Finding, 'code' | 'fields' | 'message'>,
  type: Pick<RecordType, 'fields'> | undefined,
): string {
  const titles = new Map(type?.fields.map((field) => [field.id, field.title]));
  const translate = (title: string) => {
    const own = finding.fields.map((id) => titles.get(id)).find((one) => one?.vi === title);
    const other = own ?? [...titles.values()].find((one) => one.vi === title);
    return `“${other?.en ?? title}”`;
  };
  for (const { pattern, english } of PATTERNS) {
    const match = pattern.exec(finding.message);
    if (match) return fill(english, match.slice(1), translate);
  }
  const named = finding.fields.map((id) => `“${titles.get(id)?.en ?? id}”`).join(', ');
  return `Please check ${ABOUT[finding.code] ?? 'the value'}: ${named}.`;
}

/** A captured number stands for `{n}`, every other capture for the next field. */
function fill(english: string, captures: readonly string[], translate: (title: string) => string): string {
  const number = captures.find((capture) => /^\d+$/.test(capture)) ?? '';
  const fields = captures.filter((capture) => !/^\d+$/.test(capture));
  return english
    .replace('{n}', number)
    .replace(/\{(\d)\}/g, (_, position: string) => translate(fields[Number(position) - 1] ?? ''));
}
