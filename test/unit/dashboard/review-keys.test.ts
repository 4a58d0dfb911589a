/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readFieldKey, readScreenKey } from '../../../dashboard/web/src/screens/review/review-keys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({
    key,
    code: '',
    keyCode: 0,
    isComposing: false,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    ...more,
  }) as KeyboardEvent;

describe('keys inside a field', () => {
  test('no letter, digit or mark is ever taken: Telex and VNI are typed with them', () => {
    for (const key of 'abcdefghijklmnopqrstuvwxyzđ0123456789?/.,-ẫộ')
      expect([key, readFieldKey(press(key), false), readScreenKey(press(key), true)]).toEqual([
        key,
        null,
        null,
      ]);
  });

  test.each([{ isComposing: true }, { keyCode: 229 }])(
    'Enter that ends a composition (%j) accepts nothing',
    (more) => {
      expect(readFieldKey(press('Enter', more), false)).toBeNull();
      expect(readScreenKey(press('Enter', { ...more, ctrlKey: true }), true)).toBeNull();
    },
  );

  test('Enter accepts, Shift Enter goes back, Ctrl Enter belongs to the whole record', () => {
    expect(readFieldKey(press('Enter'), true)).toBe('accept');
    expect(readFieldKey(press('Enter', { shiftKey: true }), true)).toBe('back');
    expect(readFieldKey(press('Enter', { ctrlKey: true }), true)).toBeNull();
    expect(readScreenKey(press('Enter', { ctrlKey: true }), true)).toBe('approve');
  });

  test('arrows choose among readings, but move the caret between the lines of a long value', () => {
    expect(readFieldKey(press('ArrowDown'), false)).toBe('readingDown');
    expect(readFieldKey(press('ArrowDown'), true)).toBeNull();
    expect(readFieldKey(press('ArrowDown', { altKey: true }), true)).toBe('readingDown');
  });

  test('each state has a function key and a letter with Alt', () => {
    expect(
      [press('F2'), press('b', { altKey: true, code: 'KeyB' })].map((key) => readFieldKey(key, false)),
    ).toEqual(['blank_on_form', 'blank_on_form']);
    expect(readFieldKey(press('F4'), false)).toBe('illegible');
    expect(readFieldKey(press('F4', { altKey: true }), false)).toBeNull();
  });

  test('? lists the keys, unless it is being typed', () => {
    expect(readScreenKey(press('?'), false)).toBe('help');
    expect(readScreenKey(press('?'), true)).toBeNull();
    expect(readScreenKey(press('F1'), true)).toBe('help');
  });
});
