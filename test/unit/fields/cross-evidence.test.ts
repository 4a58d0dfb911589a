import { weighCrossEvidence } from '../../../pipeline/fields/cross-evidence.ts';
import type { FieldEntry } from '../../../pipeline/fields/evidence-entry.ts';
import { readField } from '../../../pipeline/fields/read-field.ts';
import { makeSource } from '../../../pipeline/fields/source.ts';
import type { FieldKind } from '../../../pipeline/records/record-type.ts';

type Row = readonly [id: string, kind: FieldKind, text: string, confidence?: number];

function weigh(...rows: readonly Row[]): (id: string) => FieldEntry {
  const entries = new Map(
    rows.map(([id, kind, text, confidence = 0.95]) => {
      const source = makeSource(text, confidence);
      const spec = { id, kind, title: { vi: id, en: id }, section: 's', required: false };
      return [id, { spec, source, reading: readField(kind, source), agreements: [], conflicts: [] }] as const;
    }),
  );
  const weighed = weighCrossEvidence(entries);
  return (id) => {
    const entry = weighed.get(id);
    if (!entry) throw new Error(`no field ${id}`);
    return entry;
  };
}

const WORDS = 'Ngày hai mươi ba tháng hai năm một nghìn chín trăm chín mươi hai';

describe('words and digits', () => {
  it('bear each other out', () => {
    const of = weigh(
      ['child_birth_date', 'date', '23/02/1992'],
      ['child_birth_date_words', 'date_words', WORDS],
    );
    expect(of('child_birth_date').agreements).toEqual(['date-words']);
    expect(of('child_birth_date_words').agreements).toEqual(['date-words']);
  });

  it('words of which only the head was read are no more than a guess at the rest', () => {
    const of = weigh(
      ['child_birth_date', 'date', '19/10/2017'],
      ['child_birth_date_words', 'date_words', 'Ngày mười chín tháng mười năm'],
    );
    const { value, plausibility } = of('child_birth_date_words').reading;
    expect(value).toMatch(/^Ngày mười chín tháng mười năm hai/);
    expect(plausibility).toBeLessThan(0.5);
  });

  it('words mend a misread digit, and a date that was lost', () => {
    const misread = weigh(
      ['child_birth_date', 'date', '28/02/1992', 0.6],
      ['child_birth_date_words', 'date_words', WORDS],
    );
    expect(misread('child_birth_date').reading.value).toBe('1992-02-23');
    const lost = weigh(
      ['child_birth_date', 'date', '23/#2/1K92'],
      ['child_birth_date_words', 'date_words', WORDS],
    );
    expect(lost('child_birth_date').reading.value).toBe('1992-02-23');
  });

  it('digits mend words past reading', () => {
    const garbled = 'Mgày kai mưoi ba thảng hxi nxm một nghxn chxn trxm chín mươi hai';
    const of = weigh(
      ['child_birth_date', 'date', '23/02/1992'],
      ['child_birth_date_words', 'date_words', garbled],
    );
    expect(of('child_birth_date_words').reading.value).toBe(WORDS);
  });

  it('a plain contradiction is kept as it stands', () => {
    const of = weigh(
      ['child_birth_date', 'date', '11/09/2003'],
      ['child_birth_date_words', 'date_words', WORDS],
    );
    expect(of('child_birth_date').reading.value).toBe('2003-09-11');
    expect(of('child_birth_date').conflicts).toEqual(['date-words']);
    expect(of('child_birth_date_words').conflicts).toEqual(['date-words']);
  });

  it('amounts too', () => {
    const of = weigh(
      ['price', 'money', '2.510.000.000 đồng', 0.5],
      ['price_words', 'money_words', 'Hai tỷ sáu trăm mười triệu đồng'],
    );
    expect(of('price').reading.value).toBe('2610000000');
  });
});

describe('identity numbers', () => {
  it('confirm sex and year', () => {
    const of = weigh(['wife_id_doc_no', 'id_no', '095188549826'], ['wife_birth_date', 'date', '06/06/1988']);
    expect(of('wife_birth_date').agreements).toEqual(['personal-id']);
  });

  it('settle a date with one unreadable digit, which by itself is no date', () => {
    const of = weigh(['wife_id_doc_no', 'id_no', '095188549826'], ['wife_birth_date', 'date', '06/06/19K8']);
    expect(of('wife_birth_date').reading.value).toBe('1988-06-06');
  });

  it('are mended where sex and year prove one digit wrong', () => {
    const of = weigh(
      ['owner_id_doc_no', 'id_no', '095789805082', 0.6],
      ['owner_birth_year', 'year', '1989'],
      ['owner_sex', 'sex', 'Nữ'],
    );
    expect(of('owner_id_doc_no').reading.value).toBe('095189805082');
  });

  it('contradict without a word changed when nothing near agrees', () => {
    const of = weigh(['owner_id_doc_no', 'id_no', '095189805082'], ['owner_birth_year', 'year', '1954']);
    expect(of('owner_id_doc_no').reading.value).toBe('095189805082');
    expect(of('owner_id_doc_no').conflicts).toEqual(['personal-id']);
  });
});

describe('twins', () => {
  it('the requester is the father that the paper names', () => {
    const of = weigh(
      ['father_full_name', 'name', 'Trần Trọng Đạt', 0.99],
      ['requester_full_name', 'name', 'Trần Trong Đạt', 0.9],
    );
    expect(of('requester_full_name').reading.value).toBe('Trần Trọng Đạt');
  });

  it('somebody else stays somebody else', () => {
    const of = weigh(
      ['father_full_name', 'name', 'Trần Trọng Đạt'],
      ['requester_full_name', 'name', 'Lưu Khánh Hương'],
    );
    expect(of('requester_full_name').reading.value).toBe('Lưu Khánh Hương');
    expect(of('requester_full_name').agreements).toEqual([]);
  });

  it('a number and its date name one year', () => {
    const of = weigh(['reg_no', 'reg_no', '45/2027', 0.6], ['reg_date', 'date', '22/03/2021']);
    expect(of('reg_no').reading.value).toBe('45/2021');
  });
});

describe('areas', () => {
  it('that add up bear each other out', () => {
    const of = weigh(
      ['land_area', 'area', '302,7'],
      ['land_private_area', 'area', '280,5'],
      ['land_public_area', 'area', '22,2'],
    );
    expect(of('land_area').agreements).toEqual(['areas']);
    expect(of('land_private_area').agreements).toEqual(['areas']);
  });

  it('of which one lost its comma have the comma of the other', () => {
    const of = weigh(['land_area', 'area', '14127'], ['land_private_area', 'area', '1412,7']);
    expect(of('land_area').reading.value).toBe('1412.7');
    expect(of('land_private_area').reading.value).toBe('1412.7');
  });

  it('that do not add up stay as they stand, and say so', () => {
    const of = weigh(['land_area', 'area', '302,7'], ['land_private_area', 'area', '362,7']);
    expect(of('land_area').reading.value).toBe('302.7');
    expect(of('land_area').conflicts).toEqual(['areas']);
  });
});
