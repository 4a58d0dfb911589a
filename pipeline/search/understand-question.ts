import type { Question } from './question.ts';
import { QuestionText } from './question-text.ts';
import { takeFigures, takeTelling } from './take-codes.ts';
import { takeNames } from './take-names.ts';
import { takePlaces } from './take-places.ts';

const YEAR = /^(?:1[89]|20)\d\d$/;

/**
 * What a look-up asks for, in the language of the registry: names, places, numbers with year and book, parcels, serials,
 * plates, identity numbers, as people write them. Whoever is asked must know what was not understood, so it is kept.
 */
export function understandQuestion(text: string): Question {
  const whole = new QuestionText(text);
  const telling = takeTelling(whole);
  const { places, rest } = takePlaces(whole.toString());
  const bare = new QuestionText(rest);
  const figures = [...telling, ...takeFigures(bare)];
  const left = bare.listRest();
  const names = takeNames(left.map((part) => part.replace(/\S*\d\S*/g, ' ')));
  const ignored = left.flatMap((part) => part.match(/\S*\d\S*/g) ?? []);
  // A bare year beside a name narrows it; alone it is a number like any other.
  const asked = figures.map((one) =>
    one.kind === 'number' && !one.isLabelled && YEAR.test(one.text) && names.length > 0
      ? { kind: 'year' as const, text: one.text, year: Number(one.text) }
      : one,
  );
  return { asked: [...names, ...asked, ...places], ignored };
}
