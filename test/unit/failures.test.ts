import { readFileSync } from 'node:fs';
import { asFailure, Failure, FAILURES } from '../../pipeline/failures.ts';
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
  const named = new Failure('E-TRUNCATED');
  expect(asFailure(named)).toBe(named);
});
