import { isListed } from '../../../pipeline/fields/closed-lists.ts';
import { readBookNoField } from '../../../pipeline/fields/read-number.ts';
import { readField } from '../../../pipeline/fields/read-field.ts';
import { makeSource, type Source } from '../../../pipeline/fields/source.ts';
import { field } from '../../../pipeline/records/fields.ts';
import { findRecordType } from '../../../pipeline/records/registry.ts';
import type { FieldKind } from '../../../pipeline/records/record-type.ts';
import { judgePages, listAccepted } from '../extraction/judge-pages.ts';

const SURE = 0.97;
const read = (kind: FieldKind, text: string, confidence = SURE) =>
  readField(kind, makeSource(text, confidence)).value;

/** A text of which one letter was badly read. */
const withDoubt = (text: string, at: number): Source => ({
  text,
  confidences: [...text].map((_, i) => (i === at ? 0.3 : SURE)),
});

describe('what the pixels carry stays', () => {
  it.each<[FieldKind, string]>([
    ['reg_no', '08/QĐ-TTg'],
    ['reg_no', '71/QĐ-BTP'],
    ['reg_no', '26/TTr-STP'],
    ['reg_no', '15/NQ-HĐND'],
    ['text', 'Bộ Tư pháp'],
    ['text', 'Bộ Tài nguyên và Môi trường'],
    ['unit', 'Bộ Tư pháp'],
    ['place', 'BV Từ Dũ'],
    ['place', 'BV'],
  ])('%s %s', (kind, text) => {
    expect(read(kind, text)).toBe(text);
  });

  it('still mends a letter that was badly read, and no other', () => {
    expect(readField('reg_no', withDoubt('71/QĐ-5TP', 6)).value).toBe('71/QĐ-STP');
    expect(readField('reg_no', withDoubt('71/QĐ-BTP', 7)).value).toBe('71/QĐ-BTP');
    expect(read('text', 'Ủy bạn nhân dân')).toBe('Ủy ban nhân dân');
  });

  it('knows the dash, short or long, that joins a symbol to the number of its book', () => {
    const [short] = readBookNoField(makeSource('08/2018-SCT/BS', SURE));
    const [long] = readBookNoField(makeSource('08/2018–SCT/BS', SURE));
    expect([short?.value, long?.value]).toEqual(['08/2018-SCT/BS', '08/2018–SCT/BS']);
    expect(read('book_no', '08/2018–SCT/BS')).toBe('08/2018-SCT/BS');
  });
});

describe('closed lists', () => {
  const birth = findRecordType('birth');
  const listed = (kind: FieldKind, value: string) =>
    birth !== undefined && isListed(birth, field('x', kind, 'x', 'x', 'x'), value);

  it('holds what papers name, and nothing that only sounds like it', () => {
    expect(listed('choice', 'Căn cước công dân')).toBe(true);
    expect(listed('choice', 'PHÓ CHỦ TỊCH')).toBe(true);
    expect(listed('choice', 'Quá hạn')).toBe(true);
    expect(listed('choice', 'Căn công dân')).toBe(false);
    expect(listed('ethnicity', 'Ba Na')).toBe(true);
    expect(listed('ethnicity', 'Kinl')).toBe(false);
    expect(listed('sex', 'Nam')).toBe(true);
    expect(listed('nationality', 'Hỏa Tinh')).toBe(false);
    expect(listed('text', 'bất kỳ')).toBe(true);
  });

  it('lets no kind of identity paper pass that is none', async () => {
    const paper = (kind: string) => `
              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Độc lập - Tự do - Hạnh phúc
                    GIẤY CHỨNG NHẬN KẾT HÔN
Số: 12/2020
Họ, chữ đệm, tên vợ: LÒ THỊ PÂNG
Ngày, tháng, năm sinh: 12/05/1998
Dân tộc: Thái          Quốc tịch: Việt Nam
Nơi cư trú: xã Chiềng Khương, huyện Sông Mã, tỉnh Sơn La
Giấy tờ tùy thân: ${kind} số 014198001122
Họ, chữ đệm, tên chồng: CẦM VĂN ÍN
Ngày, tháng, năm sinh: 03/04/1996
Dân tộc: Thái          Quốc tịch: Việt Nam
Nơi cư trú: xã Chiềng Khương, huyện Sông Mã, tỉnh Sơn La
Giấy tờ tùy thân: Căn cước công dân số 014096001122
Nơi đăng ký kết hôn: UBND xã Chiềng Khương, huyện Sông Mã, tỉnh Sơn La
Ngày, tháng, năm đăng ký: 20/05/2020
`;
    const accepted = async (kind: string) => (await judgePages(paper(kind))).records.flatMap(listAccepted);
    expect(await accepted('Căn cước công dân')).toContain('wife_id_doc_type');
    const odd = await accepted('Căn công dân');
    expect(odd).toContain('husband_id_doc_type');
    expect(odd).not.toContain('wife_id_doc_type');
  });
});
