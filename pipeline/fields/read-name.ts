import { GIVEN_NAME_PRIORS, SURNAME_PRIORS } from '../vietnamese/name-lexicon.ts';
import type { Candidate } from './candidate.ts';
import { partWords } from './part-words.ts';
import { makeLexicon, POSSIBLE, rankWord, ratePrior, type WordChoice } from './repair-syllable.ts';
import { sliceSource, splitWords, type Source } from './source.ts';
import { dropPrefix, trimSource } from './trim-value.ts';

/** Nearly everybody bears a surname of the list: one that is none of them is rarer than one word among all others. */
const POSSIBLE_SURNAME = -12;
const SURNAMES = makeLexicon(SURNAME_PRIORS, POSSIBLE_SURNAME);
const GIVEN_NAMES = makeLexicon(
  new Map([
    ...[...SURNAME_PRIORS.keys()].map((word): [string, number] => [word, -7.5]),
    ...GIVEN_NAME_PRIORS,
  ]),
);

/** Behind the surname of a name of three words and more stands Thị or Văn more often than anything else. */
const SECOND_NAMES = makeLexicon(new Map([...GIVEN_NAMES.priors, ['thị', -1.2], ['văn', -1.6], ['thi', -8]]));

const isNameWord = (word: string) =>
  SURNAMES.priors.has(word.toLowerCase()) || GIVEN_NAMES.priors.has(word.toLowerCase());

function lexiconFor(place: number, size: number) {
  if (place === 0) return SURNAMES;
  return place === 1 && size >= 3 ? SECOND_NAMES : GIVEN_NAMES;
}

/** Ông, bà and the like before a name are no part of it. */
const TITLE = /^(?:[ÔO][nm]g\s*[/,]\s*[Bb][àaâ]|[ÔO]ng|[Bb][àaâ]|Anh|Chị)\s*[:.]\s*/u;

/** Relation or office behind a name: "HÀ TRỌNG ĐỨC Cha", "Huỳnh Quang Phong CHỦ TỊCH". */
const BEHIND =
  /\s+(?:\(?(?:[Cc]ha|[Mm]ẹ|[Bb]ản thân|[Vv]ợ|[Cc]hồng)\)?|(?:PHÓ\s+)?CHỦ TỊCH|(?:KT|TM)\..*|(?:Phó\s+)?Chủ tịch|Công chứng viên)$/u;
/** Words that open a place or a label, never a name. */
const NO_NAME =
  /^(?:xã|phường|huyện|tỉnh|thị trấn|thành phố|ký|ghi|ngày|số|nơi|quê|năm|họ|dân tộc|ủy ban|người)(?=\s)/iu;

/** Cuts off what no name holds: digits, and a label that begins behind it. */
function keepName(source: Source): Source {
  const alien = /[\d:;(]|,\s/.exec(source.text);
  const cut = alien && alien.index > 3 ? sliceSource(source, 0, alien.index) : source;
  const behind = BEHIND.exec(cut.text);
  const name = behind && behind.index > 3 ? sliceSource(cut, 0, behind.index) : cut;
  return trimSource(dropPrefix(name, TITLE), /[']/);
}

/**
 * Names of the peoples of the Central Highlands open with a particle (Y, H', A, K', Ka), and what follows is in no
 * list of Vietnamese names: `Y Nguê Êban`. They stay as read.
 */
const HIGHLAND = /^(?:[YyHhAaKk]['’]?|Ka|[HhKk]['’][\p{L}]+)\s+\p{Lu}/u;

/** The middle word of many men's names among the Mông: `Giàng A Sình`; what follows is in no list either. */
const isAfterA = (words: readonly { readonly word: Source }[], i: number) =>
  i > 1 && words[i - 1]?.word.text === 'A';

/** A word that no list can speak for or against. */
const asPossible = (choice: WordChoice): WordChoice => ({ ...choice, prior: POSSIBLE });

/** Nobody is called by one word alone: the rest was lost, or it is none of a name (`Minh`, `Ký`). A person has to look. */
const LONE_WORD_TRUST = 0.05;

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function combine(choices: readonly WordChoice[], evidence: string): Candidate {
  const ratings = choices.map((choice) => ratePrior(choice.prior));
  const length = choices.length < 2 ? LONE_WORD_TRUST : choices.length > 6 ? 0.6 : 1;
  const capitals = choices.filter(({ text }) => /^\p{Lu}/u.test(text)).length;
  // `Y Nguê ban`: the capital that a name begins with was lost, or the word is none of the name.
  const isOddCase = capitals > 0 && capitals < choices.length;
  return {
    // Every word of a name begins with a capital, whatever a worn one was read for; `raw` keeps it as it was read.
    value: choices.map(({ text }) => capitalize(text)).join(' '),
    cost: choices.reduce((sum, choice) => sum + choice.cost, 0),
    prior: choices.reduce((sum, choice) => sum + choice.prior, 0),
    repairs: choices.filter((choice) => choice.isRepaired).length,
    plausibility: Math.min(1, ...ratings) * length * (isOddCase ? 0.6 : 1),
    evidence: [evidence],
  };
}

/** An organisation as a party: its name is made of any words, not of those of people. */
const ORGANISATION =
  /^(?:ng[âa]n h[àa]ng|c[ôo]ng t[yỵỳỷỹý]|t[ổo]ng c[ôo]ng t[yỵỳỷỹý]|qu[ỹy] t[íi]n d[ụu]ng|h[ợo]p t[áa]c x[ãa]|doanh nghi[ệe]p|chi nh[áa]nh|văn phòng|ủy ban)(?=\s)/iu;
/** `CÔNG TỴ` and the like: the one word of it that is misread most, since its y may bear any mark. */
const COMPANY = /(?<=c[ôo]ng\s+)t[ỵỳỷỹý](?=\s)/iu;

function readOrganisation({ text }: Source): readonly Candidate[] {
  const value = text.replace(COMPANY, (word) => (word === word.toUpperCase() ? 'TY' : 'ty'));
  const repairs = value === text ? 0 : 1;
  return [{ value, cost: repairs, repairs, plausibility: 0.8, evidence: ['organisation'] }];
}

/**
 * Reads a person's name (họ, chữ đệm, tên): the first word against surnames, the others against what Vietnamese names
 * are made of. A word is changed only where the pixels are doubtful enough for how much commoner the other word is.
 */
export function readName(source: Source): readonly Candidate[] {
  if (ORGANISATION.test(source.text)) return readOrganisation(source);
  const name = partWords(keepName(source), isNameWord);
  const words = splitWords(name);
  if (words.length === 0) return [];
  const isHighland = HIGHLAND.test(name.text);
  const ranked = words
    .map(({ word }, i) => rankWord(word, lexiconFor(i, words.length)))
    .map((choices, i) =>
      isHighland || isAfterA(words, i)
        ? choices.filter((choice) => !choice.isRepaired).map(asPossible)
        : choices,
    );
  const best = ranked.map((choices) => choices[0]).filter((choice) => choice !== undefined);
  const candidates = [combine(best, 'lexicon:name')];
  for (const [i, choices] of ranked.entries()) {
    const second = choices[1];
    if (second) candidates.push(combine(best.with(i, second), 'lexicon:name'));
  }
  const asRead = ranked.map((choices) => choices.find((choice) => !choice.isRepaired));
  const whole = combine(
    asRead.filter((choice) => choice !== undefined),
    'as-read',
  );
  const ranking = [...candidates, whole];
  return NO_NAME.test(name.text)
    ? ranking.map((candidate) => ({ ...candidate, plausibility: 0.05 }))
    : ranking;
}
