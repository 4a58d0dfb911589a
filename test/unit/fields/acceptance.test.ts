import { findTarget, listTargets, normalizeTargets } from '../../../pipeline/fields/acceptance.ts';
import { findRecordType } from '../../../pipeline/records/registry.ts';
import { silentContext } from '../../../pipeline/stage.ts';
import { validateRecord } from '../../../pipeline/stages/validate-record.ts';
import { RecordDraft } from '../../../pipeline/extraction/record-draft.ts';

const birth = findRecordType('birth');

test('what is said of a field goes before what is said of its kind, and that before the usual', () => {
  const targets = { usual: 0.99, kinds: { name: 0.95 }, fields: { 'birth.child_full_name': 0.999 } };
  expect(findTarget(targets, 'birth', { id: 'child_full_name', kind: 'name' })).toBe(0.999);
  expect(findTarget(targets, 'birth', { id: 'mother_full_name', kind: 'name' })).toBe(0.95);
  expect(findTarget(targets, 'death', { id: 'child_full_name', kind: 'name' })).toBe(0.95);
  expect(findTarget(targets, 'birth', { id: 'reg_no', kind: 'reg_no' })).toBe(0.99);
});

test('an entry of a kind that says what is usual anyway is left out, one of a field is kept', () => {
  expect(
    normalizeTargets({ usual: 0.99, kinds: { name: 0.99, date: 0.9 }, fields: { 'b.z': 0.99, 'a.y': 0.9 } }),
  ).toEqual({ usual: 0.99, kinds: { date: 0.9 }, fields: { 'a.y': 0.9, 'b.z': 0.99 } });
});

/** Judges one name, read with the given confidence, by a target for names. */
function makeJudge(confidence: number) {
  if (!birth) throw new Error('no birth record type');
  const words = ['Nguyễn', 'Thị', 'Hoa'].map((text, index) => ({
    text,
    box: [100 + index * 90, 200, 180 + index * 90, 230] as [number, number, number, number],
    confidence,
  }));
  const draft = RecordDraft.parse({
    recordType: 'birth',
    form: 'certificate',
    confidence: 0.98,
    fields: {
      child_full_name: {
        raw: 'Nguyễn Thị Hoa',
        words,
        state: 'present',
        page: 1,
        box: [100, 200, 360, 230],
        labelScore: 1,
        alternatives: [],
      },
    },
  });
  return async (target: number) => {
    const targets = { usual: 0.9999, kinds: { name: target }, fields: {} };
    const input = { draft, pageScores: {}, acceptAt: listTargets(targets, birth) };
    const { fields, readsBadly } = await validateRecord.run(input, silentContext);
    return { ...fields.child_full_name, readsBadly };
  };
}

test('the same draft is accepted or not by the target of its field; value and confidence stay the same', async () => {
  const judge = makeJudge(0.995);
  const [strict, loose] = [await judge(0.9999), await judge(0.5)];
  const sure = strict?.confidence ?? 0;
  expect(sure).toBeGreaterThan(0.5);
  expect(sure).toBeLessThan(0.9999);
  expect([strict?.accepted, loose?.accepted]).toEqual([false, true]);
  expect(loose).toEqual({ ...strict, accepted: true });
  expect((await judge(sure))?.accepted).toBe(true);
});

test('on a record that reads badly the line lies higher than the target', async () => {
  const judge = makeJudge(0.95);
  const sure = (await judge(0.5))?.confidence ?? 0;
  expect(await judge(sure)).toMatchObject({ accepted: false, readsBadly: true });
  expect((await judge(0.5))?.accepted).toBe(true);
  expect(await makeJudge(0.995)(0.5)).toMatchObject({ readsBadly: false });
});
