import { readFileSync } from 'node:fs';
import { adviseAlone, asFailure, Failure, FAILURES, type FailureCode } from '../../pipeline/failures.ts';
import { renderErrorsPage } from '../../pipeline/failures-page.ts';

test('docs/errors.md says what the table says (npm run docs:errors)', () => {
  expect(readFileSync('docs/errors.md', 'utf8')).toBe(renderErrorsPage());
});

test('every failure tells people in both languages what happened and what to do', () => {
  for (const [code, { message, advice }] of Object.entries(FAILURES)) {
    expect(code).toMatch(/^E-[A-Z0-9-]+$/);
    for (const text of [message.vi, message.en, advice.vi, advice.en]) expect(text).toMatch(/\S.*[.!?]$/s);
    expect(message.vi).not.toBe(message.en);
  }
});

test('what nobody named is a bug, a full disk is not', () => {
  expect(asFailure(new Error('x')).code).toBe('E-BUG');
  expect(asFailure(Object.assign(new Error('no space'), { code: 'ENOSPC' })).kind).toBe('retryable');
  for (const [code, expected] of [
    ['EDQUOT', 'E-DISK-FULL'],
    ['EROFS', 'E-READ-ONLY'],
    ['EACCES', 'E-NO-ACCESS'],
  ] as const)
    expect(asFailure(Object.assign(new Error('x'), { code })).code).toBe(expected);
  const named = new Failure('E-TRUNCATED');
  expect(asFailure(named)).toBe(named);
});

test('a command that has ended promises nothing that would go on by itself', () => {
  for (const code of Object.keys(FAILURES) as FailureCode[]) {
    const advice = adviseAlone(code);
    expect(advice.vi).not.toMatch(/tự thử lại|tự chạy tiếp|mã theo dõi/);
    expect(advice.en).not.toMatch(/by itself|trace id/);
  }
});
