import { extractRecord } from '../../../pipeline/extraction/extract-record.ts';
import { identifyRecords } from '../../../pipeline/extraction/identify-records.ts';
import { lookAtTicks } from '../../../pipeline/extraction/look-at-ticks.ts';
import { estimateConfidence } from '../../../pipeline/fields/confidence.ts';
import { judgeRecord } from '../../../pipeline/fields/judge-record.ts';
import type { GrayImage } from '../../../pipeline/image/raster.ts';
import { findRecordType, RECORD_TYPES } from '../../../pipeline/records/registry.ts';
import { layText } from '../../support/page-text.ts';

const SIDE = 30;
const DARK = 30;

const birth = (father = 'BÀN TÒN PHÂY') => `
Số: 336        Quyển 04/2022        Ngày, tháng, năm đăng ký: 08/02/2022
Họ, chữ đệm, tên: BÀN THỊ LOAN                                         Đúng hạn
Ngày, tháng, năm sinh: 21/12/2021                                      Quá hạn
Giới tính: Nữ      Dân tộc: Dao      Quốc tịch: Việt Nam               Đăng ký lại
Nơi sinh: Trạm Y tế xã Nghĩa Phú, huyện Nghĩa Hưng                     Trẻ chưa xác định
Quê quán: xã Nghĩa Phú, huyện Nghĩa Hưng                               được cha mẹ
Họ, chữ đệm, tên mẹ: VÕ BẢO KHUÊ                                       Trẻ bị bỏ rơi
Họ, chữ đệm, tên cha: ${father.padEnd(49)}Ghi vào sổ hộ tịch
Nơi cư trú: xã Nghĩa Phú, huyện Nghĩa Hưng                             việc khai sinh
`;

const death = `
SỔ ĐĂNG KÝ KHAI TỬ
Số: 12        Quyển 01/2020        Ngày, tháng, năm đăng ký: 08/02/2020
Phần ghi về người được khai tử
Họ, chữ đệm, tên: BÀN THỊ LOAN                                         Đúng hạn
Ngày, tháng, năm sinh: 21/12/1950                                      Quá hạn
Giới tính: Nữ      Dân tộc: Dao      Quốc tịch: Việt Nam               Đăng ký lại
Đã chết vào lúc: 10 giờ 20 phút, ngày 05/02/2020                       Trẻ dưới 01 tuổi
Nơi chết: xã Nghĩa Phú, huyện Nghĩa Hưng
`;

interface Mark {
  readonly wording: string;
  /** Share of the inside that the pen fills. */
  readonly ink: number;
}

/** Draws a box before the first word of each wording, and fills it as far as asked. */
function drawBoxes(text: ReturnType<typeof layText>, wordings: readonly string[], marks: readonly Mark[]) {
  const image: GrayImage = {
    width: text.width,
    height: text.height,
    data: new Uint8Array(text.width * text.height).fill(255),
  };
  const dark = (left: number, top: number, right: number, bottom: number) => {
    for (let y = top; y < bottom; y++) image.data.fill(DARK, y * image.width + left, y * image.width + right);
  };
  for (const wording of wordings) {
    const [first = '', second = ''] = wording.split(' ');
    const line = text.lines.find(({ words }) =>
      words.some((word, i) => word.text === first && words[i + 1]?.text === second),
    );
    const at = line?.words.findLast((word) => word.text === first)?.box;
    if (!at) throw new Error(`no ${wording} on the page`);
    const [left, top] = [at[0] - 50, at[1] + 2];
    dark(left, top, left + SIDE, top + 2);
    dark(left, top + SIDE - 2, left + SIDE, top + SIDE);
    dark(left, top, left + 2, top + SIDE);
    dark(left + SIDE - 2, top, left + SIDE, top + SIDE);
    const mark = marks.find((one) => one.wording === wording);
    if (mark) dark(left + 5, top + 5, left + 25, top + 5 + Math.round(20 * mark.ink));
  }
  return image;
}

const BIRTH_BOXES = [
  'Đúng hạn',
  'Quá hạn',
  'Đăng ký lại',
  'Trẻ chưa xác định',
  'Trẻ bị bỏ rơi',
  'Ghi vào sổ hộ tịch',
];
const DEATH_BOXES = ['Đúng hạn', 'Quá hạn', 'Đăng ký lại', 'Trẻ dưới 01 tuổi'];

function read(source: string, boxes: readonly string[], marks: readonly Mark[]) {
  const text = layText(source);
  const ticks = lookAtTicks(drawBoxes(text, boxes, marks), text);
  const pages = [{ page: 1, kind: 'content' as const, text: { ...text, ticks } }];
  const [segment] = identifyRecords(pages, RECORD_TYPES).segments;
  const type = findRecordType(segment?.recordType ?? '');
  if (!segment || !type) throw new Error('no record found');
  const judged = judgeRecord(extractRecord(segment, type, pages), type, () => 1);
  return {
    findings: judged.findings.map(({ code }) => code),
    field: (id: string) => {
      const field = judged.fields.get(id);
      return (
        field && {
          value: field.entry.reading.value,
          raw: field.draft.raw,
          state: field.draft.state,
          box: field.draft.box,
          confidence: estimateConfidence(field.entry.spec.kind, field.features),
          others: field.draft.alternatives.map((other) => other.text),
        }
      );
    },
  };
}

const tick = (wording: string, ink = 0.5): Mark => ({ wording, ink });

it('reads the ticked box as the value, its wording as what was read, and shows the box', () => {
  const kind = read(birth(), BIRTH_BOXES, [tick('Quá hạn')]).field('registration_kind');
  expect(kind).toMatchObject({ value: 'Quá hạn', raw: 'Quá hạn', state: 'present' });
  expect(kind?.confidence).toBeGreaterThan(0.97);
  const [left = 0, , right = 0] = kind?.box ?? [];
  expect(right - left).toBeGreaterThan(SIDE + 50);
});

it('tells the boxes of two fields apart, also where their wording wraps', () => {
  const page = read(birth(''), BIRTH_BOXES, [tick('Ghi vào sổ hộ tịch'), tick('Trẻ chưa xác định')]);
  expect(page.field('registration_kind')?.value).toBe('Ghi vào sổ hộ tịch việc khai sinh');
  expect(page.field('birth_kind')?.value).toBe('Trẻ chưa xác định được cha mẹ');
  expect(page.findings).not.toContain('V-BIRTHKIND');
});

it('warns where the page says that a parent is unknown and names both', () => {
  expect(read(birth(), BIRTH_BOXES, [tick('Đúng hạn'), tick('Trẻ chưa xác định')]).findings).toContain(
    'V-BIRTHKIND',
  );
});

it('calls a field blank whose boxes are all empty', () => {
  const page = read(birth(), BIRTH_BOXES, []);
  expect(page.field('registration_kind')).toMatchObject({ value: null, raw: null, state: 'blank_on_form' });
  expect(page.field('birth_kind')).toMatchObject({ value: null, state: 'blank_on_form' });
});

it('doubts a page with two boxes of one field ticked, and offers the other', () => {
  const kind = read(birth(), BIRTH_BOXES, [tick('Đúng hạn', 0.5), tick('Đăng ký lại', 0.4)]).field(
    'registration_kind',
  );
  expect(kind?.confidence).toBeLessThan(0.1);
  expect([kind?.value, kind?.others[0]].sort()).toEqual(['Đúng hạn', 'Đăng ký lại'].sort());
});

it('doubts a trace of ink', () => {
  const kind = read(birth(), BIRTH_BOXES, [tick('Đúng hạn', 0.05)]).field('registration_kind');
  expect(kind?.value).toBe('Đúng hạn');
  expect(kind?.confidence).toBeLessThan(0.7);
});

it('says that it cannot tell where a box is not seen and no other is ticked', () => {
  const seen = BIRTH_BOXES.filter((wording) => wording !== 'Quá hạn');
  const page = read(birth(), seen, []);
  expect(page.field('registration_kind')).toMatchObject({ value: null, state: 'illegible' });
  expect(page.field('birth_kind')).toMatchObject({ state: 'blank_on_form' });
});

it('gives nothing for a page without boxes, and leaves the other fields as they are', () => {
  const bare = read(birth(), [], []);
  const boxed = read(birth(), BIRTH_BOXES, [tick('Quá hạn')]);
  expect(bare.field('registration_kind')).toBeUndefined();
  for (const id of ['child_full_name', 'reg_no', 'mother_full_name', 'hometown'])
    expect(boxed.field(id)?.value).toBe(bare.field(id)?.value);
});

it('holds a ticked age on a death page against the dates', () => {
  const page = read(death, DEATH_BOXES, [tick('Đúng hạn'), tick('Trẻ dưới 01 tuổi')]);
  expect(page.field('under_1')?.value).toBe('Trẻ dưới 01 tuổi');
  expect(page.field('registration_kind')?.value).toBe('Đúng hạn');
  expect(page.findings).toContain('V-ORDER');
  expect(read(death, DEATH_BOXES, [tick('Đúng hạn')]).findings).not.toContain('V-ORDER');
});
