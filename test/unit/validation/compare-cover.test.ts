import type { DossierBook } from '../../../pipeline/dossier.ts';
import { compareCover, nameBook } from '../../../pipeline/validation/compare-cover.ts';

const say = (value: string | null, confidence = 0.95) => ({
  raw: value ?? '?',
  value,
  confidence,
  bbox: null,
});

const cover = (book: Partial<DossierBook> = {}): DossierBook => ({
  record_type: 'birth',
  confidence: 0.98,
  book_no: say('01/1998'),
  opened_on: say('1998-01-02'),
  closed_on: say('1998-12-31'),
  ...book,
});
const named = { recordType: 'birth', year: 1998, number: '01' };

it.each(['01', '1', '001', ' 1', '01/1998', '1-98', 'Q.1'])('takes number %s for the same book', (number) => {
  expect(compareCover(cover(), { ...named, number })).toEqual([]);
});

it.each(['01/1998', '1', '1/98', '01-1998 TP/HT'])(
  'a cover that says %s is that of book 1 of 1998',
  (text) => {
    expect(compareCover(cover({ book_no: say(text) }), named)).toEqual([]);
  },
);

it('tells in what the cover speaks of another book', () => {
  expect(compareCover(cover({ record_type: 'death' }), named)).toEqual(['record_type']);
  expect(compareCover(cover({ book_no: say('02/1998') }), named)).toEqual(['book_no']);
  expect(compareCover(cover({ book_no: say('1A/1998') }), named)).toEqual(['book_no']);
  expect(compareCover(cover({ book_no: say('01/1999') }), named)).toEqual(['year']);
  expect(compareCover(cover({ book_no: say('11/99') }), named)).toEqual(['book_no', 'year']);
  expect(compareCover(cover(), { recordType: 'marriage', year: 2001, number: '3' })).toEqual([
    'record_type',
    'book_no',
    'year',
  ]);
});

it('without a year behind its number a book is of any year in which it was open', () => {
  const open = cover({ book_no: say('01'), closed_on: say('2000-12-31') });
  for (const year of [1998, 1999, 2000]) expect(compareCover(open, { ...named, year })).toEqual([]);
  for (const year of [1997, 2001]) expect(compareCover(open, { ...named, year })).toEqual(['year']);
});

it('what is not said, not understood or not surely read speaks against nothing', () => {
  const other = { recordType: 'death', year: 1970, number: '9' };
  expect(compareCover({ record_type: null, confidence: 0 }, other)).toEqual([]);
  expect(compareCover(cover({ record_type: null, book_no: say(null), opened_on: say(null) }), other)).toEqual(
    [],
  );
  const unsure = cover({ confidence: 0.5, book_no: say('01/1998', 0.4), opened_on: say('1998-01-02', 0.4) });
  expect(compareCover(unsure, other)).toEqual([]);
  expect(compareCover(cover(), { ...named, number: 'không rõ' })).toEqual([]);
});

describe('the book that a cover names', () => {
  it('is its kind, its number without zeros, and the year behind the number or that of its opening', () => {
    expect(nameBook(cover())).toEqual({ recordType: 'birth', year: 1998, number: '1' });
    expect(nameBook(cover({ book_no: say('02a') }))).toEqual({
      recordType: 'birth',
      year: 1998,
      number: '2a',
    });
    expect(nameBook(cover({ book_no: say('3/98') }))).toEqual({
      recordType: 'birth',
      year: 1998,
      number: '3',
    });
  });

  it('is left open where any of it is not said, not sure, or says two things', () => {
    expect(nameBook(cover({ confidence: 0.5 }))).toBeNull();
    expect(nameBook(cover({ record_type: null }))).toBeNull();
    expect(nameBook(cover({ book_no: say('01/1998', 0.4) }))).toBeNull();
    expect(nameBook(cover({ book_no: say('01'), opened_on: say(null) }))).toBeNull();
    expect(nameBook(cover({ book_no: say('3/97') }))).toBeNull();
  });
});
