import {
  chooseFirst,
  findNext,
  listBlocked,
} from '../../../dashboard/web/src/screens/review/needs-person.ts';

const field = (id: string, trust: 'sure' | 'doubt', confidence = 1, isAsInBook = false) => ({
  id,
  trust,
  confidence,
  isAsInBook,
});
const FIELDS = [
  field('name', 'doubt', 0.9),
  field('sex', 'doubt', 0.4),
  field('birth', 'sure'),
  field('no', 'sure'),
];
const ERROR = { severity: 'E' as const, fields: ['birth'] };

test('what blocks approval comes before what is in doubt, and what one left before both', () => {
  const blocked = listBlocked(FIELDS, [ERROR, { severity: 'W', fields: ['no'] }]);
  expect([...blocked]).toEqual(['birth']);
  expect(chooseFirst(FIELDS, blocked, null)).toBe('birth');
  expect(chooseFirst(FIELDS, new Set(), null)).toBe('sex');
  expect(chooseFirst(FIELDS, blocked, 'no')).toBe('no');
});

test('a value kept as in the book blocks no longer', () => {
  const kept = [...FIELDS.slice(0, 2), field('birth', 'sure', 1, true), field('no', 'sure')];
  expect(listBlocked(kept, [{ severity: 'E', fields: ['no', 'birth'] }]).size).toBe(0);
});

test('Enter walks by need: what blocks approval, then the least sure, round and back', () => {
  const blocked = new Set(['birth']);
  const walk = (from: string, direction: 1 | -1) => findNext(FIELDS, blocked, { id: from }, direction)?.id;
  expect([walk('birth', 1), walk('sex', 1), walk('name', 1)]).toEqual(['sex', 'name', 'birth']);
  expect(walk('sex', -1)).toBe('birth');
  // From a field that needs nobody: to the one that needs a person most.
  expect(walk('no', 1)).toBe('birth');
  expect(findNext(FIELDS.slice(2), blocked, { id: 'birth' }, 1)).toBeNull();
});
