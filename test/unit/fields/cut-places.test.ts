import { RecordDraft } from '../../../pipeline/extraction/record-draft.ts';
import { judgeRecord } from '../../../pipeline/fields/judge-record.ts';
import { findRecordType } from '../../../pipeline/records/registry.ts';

const birth = findRecordType('birth');

/** Plausibility of the mother's residence beside the father's. */
function judge(mother: string, father: string): number {
  if (!birth) throw new Error('no birth record type');
  const field = (raw: string, top: number) => ({
    raw,
    words: [{ text: raw, box: [100, top, 900, top + 30], confidence: 0.99 }],
    state: 'present',
    page: 1,
    box: [100, top, 900, top + 30],
    labelScore: 1,
    alternatives: [],
  });
  const draft = RecordDraft.parse({
    recordType: 'birth',
    form: 'certificate',
    confidence: 0.98,
    fields: { mother_residence: field(mother, 200), father_residence: field(father, 400) },
  });
  return judgeRecord(draft, birth, () => 1).fields.get('mother_residence')?.entry.reading.plausibility ?? 0;
}

const WHOLE = 'xã Phú Điền, huyện Tân Phú, tỉnh Đồng Nai';
const CUT = 'xã Phú Điền, huyện Tân Phú';

it('doubts a place that ends at its district where another goes on to the province', () => {
  expect(judge(CUT, WHOLE)).toBeLessThan(0.6 * judge(WHOLE, WHOLE));
});

it('leaves books alone whose clerks never wrote the province', () => {
  expect(judge(CUT, CUT)).toBeGreaterThan(0.9 * judge(WHOLE, WHOLE));
});
