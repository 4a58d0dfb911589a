import { listNearWords } from '../../../pipeline/vietnamese/near-words.ts';

test.each([
  ['nguyen', 'nguyn', 'a letter missing'],
  ['nguyen', 'nguyeen', 'a letter too many'],
  ['nguyen', 'nguyan', 'another letter'],
  ['nguyen', 'nugyen', 'two letters changed about'],
  ['hoang', 'hoa', 'broken off before its final'],
  ['oanh', 'oan', 'a final cut short'],
  ['hoa', 'hoang', 'a final too many'],
  ['lan', 'lan', 'the word itself'],
])('%s is near %s: %s', (kept, typed) => {
  expect(listNearWords(typed)).toContain(kept);
});

test('what is two slips away is not near, and nothing is told twice or empty', () => {
  const near = listNearWords('hung');
  expect(near).not.toContain('hang hung');
  expect(near).not.toContain('hai');
  expect(new Set(near).size).toBe(near.length);
  expect(listNearWords('o')).not.toContain('');
});
