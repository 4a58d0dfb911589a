import { findUndoStep, type ValueStep } from '../../../storage/database/undo-field.ts';

const ME = 1;
const OTHER = 2;
/** Steps of fields as they were written, the last of each field its current one unless told otherwise. */
function steps(...rows: (Pick<ValueStep, 'id'> & Partial<ValueStep>)[]): ValueStep[] {
  const all = rows.map((row) => ({
    fieldId: 'name',
    source: 'manual' as const,
    userId: ME,
    undoes: null,
    isCurrent: false,
    ...row,
  }));
  if (all.some((row) => row.isCurrent)) return all;
  return all.map((row) => ({
    ...row,
    isCurrent: all.findLast((one) => one.fieldId === row.fieldId) === row,
  }));
}
const reading = (id: number, more: Partial<ValueStep> = {}) => ({
  id,
  source: 'ocr' as const,
  userId: null,
  ...more,
});

test('one save after the other is taken back, down to what the machine read, then nothing is left', () => {
  const rows = [reading(1), { id: 2 }, { id: 3 }];
  expect(findUndoStep(steps(...rows), ME)).toEqual({ fieldId: 'name', undone: 3, restored: 2 });
  const once = [...rows, { id: 4, undoes: 3 }];
  expect(findUndoStep(steps(...once), ME)).toEqual({ fieldId: 'name', undone: 2, restored: 1 });
  expect(findUndoStep(steps(...once, reading(5, { userId: ME, undoes: 2 })), ME)).toBeNull();
});

test('a save after an undo is taken back to what the undo had brought, in its first form', () => {
  const rows = [reading(1), { id: 2 }, { id: 3 }, { id: 4, undoes: 3 }, { id: 5 }];
  expect(findUndoStep(steps(...rows), ME)).toEqual({ fieldId: 'name', undone: 5, restored: 2 });
});

test('of several fields the last save goes first; what somebody else has changed since stays', () => {
  const rows = [reading(1), reading(2, { fieldId: 'sex' }), { id: 3 }, { id: 4, fieldId: 'sex' }];
  expect(findUndoStep(steps(...rows), ME)?.undone).toBe(4);
  expect(findUndoStep(steps(...rows, { id: 5, fieldId: 'sex', userId: OTHER }), ME)?.undone).toBe(3);
  expect(findUndoStep(steps(...rows), OTHER)).toBeNull();
});

test('a new reading of the page does not take the place of what a person had set', () => {
  const rows = [reading(1), { id: 2, userId: OTHER }, reading(3), { id: 4, isCurrent: true }];
  expect(findUndoStep(steps(...rows), ME)).toEqual({ fieldId: 'name', undone: 4, restored: 2 });
});

test('a field that held nothing holds nothing again', () => {
  expect(findUndoStep(steps({ id: 7 }), ME)).toEqual({ fieldId: 'name', undone: 7, restored: null });
});
