import { identifyRecords } from '../../../pipeline/extraction/identify-records.ts';
import { extractRecord } from '../../../pipeline/extraction/extract-record.ts';
import { RECORD_TYPES } from '../../../pipeline/records/registry.ts';
import type { PageKind } from '../../../pipeline/page.ts';
import { layText } from '../../support/page-text.ts';

/** What a person says of a page goes before what is read on it. */

function identify(...pages: readonly { text: string; named?: string; kind?: PageKind }[]) {
  const numbered = pages.map(({ text, named, kind = 'content' as const }, index) => ({
    page: index + 1,
    kind,
    text: layText(text),
    named,
  }));
  const found = identifyRecords(numbered, RECORD_TYPES);
  const drafts = found.segments.flatMap((segment) => {
    const type = RECORD_TYPES.find((one) => one.id === segment.recordType);
    return type ? [extractRecord(segment, type, numbered)] : [];
  });
  return { ...found, drafts };
}

const DEATH = `
                       TRÍCH LỤC KHAI TỬ
Họ, chữ đệm, tên: LÊ VĂN MẤT
Đã chết vào lúc: 08 giờ 15 phút, ngày 03 tháng 4 năm 2019
Nơi chết: xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh
`;
/** As it comes when neither title nor most labels could be read. */
const RUINED = `
tr~ch  l.c  kh~i
ngày 03 th~ng
Họ, chữ đệm, tên: LÊ VĂN MẤT
`;

it('knows nothing of a ruined page until a person names it; what is read then stands in its fields', () => {
  expect(identify({ text: RUINED }).segments).toEqual([]);
  const { segments, drafts, pages } = identify({ text: RUINED, named: 'death' });
  expect(segments).toMatchObject([{ recordType: 'death', confidence: 1 }]);
  expect(pages).toEqual([{ page: 1, kind: 'content' }]);
  expect(drafts[0]?.fields.deceased_full_name?.raw).toBe('LÊ VĂN MẤT');
  // What the form prints and the law requires is asked for where nothing was found.
  expect(drafts[0]?.fields.death_date).toMatchObject({ raw: null, state: 'illegible' });
});

it.each(RECORD_TYPES.map((type) => type.id))(
  'makes one record of an empty page named %s, to be typed',
  (id) => {
    const { segments, drafts } = identify({ text: '', named: id, kind: 'blank' });
    expect(segments.map((segment) => segment.recordType)).toEqual([id]);
    const states = Object.values(drafts[0]?.fields ?? {}).map((field) => field.state);
    expect(states.length).toBeGreaterThan(0);
    expect(new Set(states)).toEqual(new Set(['illegible']));
  },
);

it('begins a record on the page that was named, and takes the pages after it along', () => {
  const { segments } = identify(
    { text: DEATH },
    { text: RUINED, named: 'death' },
    { text: 'các trang sau nói tiếp về việc này' },
  );
  expect(segments.map((segment) => segment.parts.map((part) => part.page))).toEqual([[1], [2, 3]]);
});

it('goes by what a person says where the title says otherwise', () => {
  const { segments } = identify({ text: DEATH, named: 'status_change' });
  expect(segments.map((segment) => segment.recordType)).toEqual(['status_change']);
});
