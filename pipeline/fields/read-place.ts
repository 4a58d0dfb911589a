import { loadGazetteer, placeKey, type OldDistrict } from '../places/gazetteer.ts';
import { parsePlace, type PlacePart } from '../places/parse-place.ts';
import { UNIT_WORDS, writeAbbreviated, type PlaceLevel } from '../places/unit-words.ts';
import { measureOcrDistance } from '../vietnamese/ocr-distance.ts';
import { countLetterDifference } from '../vietnamese/letter-bag.ts';
import { copyCase, isUpperCase } from '../vietnamese/letter-case.ts';
import { isVietnameseSyllable } from '../vietnamese/syllable.ts';
import { scoreCandidate, type Candidate } from './candidate.ts';
import { mendHouseNumber } from './house-numbers.ts';
import { loadPlaceLexicon, PROVINCE_NAMES } from './place-lexicon.ts';
import { partWords } from './part-words.ts';
import { repairPhrases } from './repair-phrases.ts';
import { rankWord, ratePrior, weighWord } from './repair-syllable.ts';
import { sliceSource, splitWords, weighDeparture, type Source } from './source.ts';

/** Log priors of a name: listed where the hierarchy says, or elsewhere in the province. */
const LISTED = -3;
const LISTED_NEARBY = -5.5;
/** Of one that is not listed: provinces are few and known, communes were merged and renamed without end. */
const UNLISTED: Readonly<Record<PlaceLevel, number>> = {
  province: -15,
  district: -13,
  commune: -11,
  village: -10,
};
/** Beyond this many nats a listed name is another name, not a misreading. */
const MAX_DEPARTURE = 14;

interface NameChoice {
  readonly text: string;
  readonly cost: number;
  readonly repairs: number;
  readonly plausibility: number;
  readonly evidence: string;
  /** The listed name that it is; null when the gazetteer lacks it. */
  readonly listed: string | null;
}

interface Listed {
  readonly name: string;
  readonly prior: number;
}

/** Writes a listed name over what was read: words that agree stay as they were read. */
function writeName(read: string, wanted: string): string {
  // `Phan Rang - Tháp Chàm`, `Phan Rang-Tháp Chàm`: the dash between its halves stands as it was written.
  if (placeKey(read) === placeKey(wanted)) return read;
  const readWords = read.split(' ');
  const words = wanted.split(' ');
  if (readWords.length !== words.length)
    return copyCase(wanted, read) === wanted.toUpperCase() ? wanted.toUpperCase() : wanted;
  return words
    .map((word, i) => {
      const old = readWords[i] ?? '';
      if (placeKey(old) === placeKey(word)) return old;
      return old.length > 1 && old === old.toUpperCase() && /\p{L}/u.test(old) ? word.toUpperCase() : word;
    })
    .join(' ');
}

/** `BV Từ Dũ`, `TTYT huyện …`: capitals that spell no syllable abbreviate, where the words around them are not in capitals. */
const ABBREVIATION = /^[A-ZĐ]{2,5}\.?$/u;
const isAbbreviation = (word: string, whole: string) =>
  ABBREVIATION.test(word) &&
  !isUpperCase(whole.replace(word, '')) &&
  !isVietnameseSyllable(word.replace('.', '').toLowerCase());

/** The name as read, each word repaired by itself where its pixels are doubtful. */
function repairWords(read: Source, whole = read.text): NameChoice {
  const lexicon = loadPlaceLexicon();
  const choices = splitWords(read).map(({ word }) => {
    const ranked = rankWord(word, lexicon);
    return isAbbreviation(word.text, whole) ? ranked.find(({ isRepaired }) => !isRepaired) : ranked[0];
  });
  const cost = choices.reduce((sum, choice) => sum + (choice?.cost ?? 0), 0);
  const ratings = choices.map((choice) => ratePrior(choice?.prior ?? -20));
  return {
    text: choices.map((choice) => choice?.text ?? '').join(' '),
    cost,
    repairs: choices.filter((choice) => choice?.isRepaired).length,
    plausibility: 0.8 * Math.min(1, ...ratings),
    evidence: 'place:unlisted',
    listed: null,
  };
}

function weighUnlisted(read: Source, level: PlaceLevel): number {
  const lexicon = loadPlaceLexicon();
  const words = placeKey(read.text).split(' ');
  return UNLISTED[level] + words.reduce((sum, word) => sum + Math.min(0, weighWord(word, lexicon) + 10), 0);
}

/** The likeliest reading of a name among those that may stand there, or as read. */
function chooseName(read: Source, level: PlaceLevel, listed: readonly Listed[]): NameChoice {
  const asRead = repairWords(read);
  const key = placeKey(read.text);
  const lowered = { text: read.text.toLowerCase(), confidences: read.confidences };
  let best: { name: string; cost: number; score: number } | null = null;
  // A unit that goes by a number (phường 7) has no near neighbors: another number is another unit.
  const isNumber = /^\d+$/.test(read.text);
  for (const { name, prior } of listed) {
    if (isNumber && name !== read.text) continue;
    if (Math.abs(name.length - read.text.length) > 2) continue;
    if (countLetterDifference(name, read.text) > 5) continue;
    const isSame = placeKey(name) === key;
    const cost = isSame ? 0 : weighDeparture(lowered, name.toLowerCase());
    const score = cost - prior;
    if (cost <= MAX_DEPARTURE && score < (best?.score ?? Infinity)) best = { name, cost, score };
  }
  if (!best || best.score > -weighUnlisted(read, level)) return asRead;
  const text = writeName(read.text, best.name);
  const isRepaired = best.cost > 0;
  return {
    text,
    cost: best.cost,
    repairs: isRepaired ? 1 : 0,
    plausibility: isRepaired ? 0.95 : 1,
    evidence: `gazetteer:${level}`,
    listed: best.name,
  };
}

const listAll = (names: readonly string[], prior: number): Listed[] => names.map((name) => ({ name, prior }));

function findDistricts(province: string | null): readonly OldDistrict[] {
  const { byProvince, districts } = loadGazetteer();
  return province === null ? districts : (byProvince.get(placeKey(province)) ?? districts);
}

function listCommunes(province: string | null, district: string | null): Listed[] {
  const districts = findDistricts(province);
  const key = district === null ? null : placeKey(district);
  const inside = key === null ? [] : districts.filter((unit) => placeKey(unit.name) === key);
  const near = listAll(
    inside.flatMap((unit) => unit.communes.map((commune) => commune.name)),
    LISTED,
  );
  if (province === null) return near;
  return [
    ...near,
    ...listAll(
      districts.flatMap((unit) => unit.communes.map((commune) => commune.name)),
      LISTED_NEARBY,
    ),
  ];
}

interface Reader {
  province: string | null;
  district: string | null;
}

/** Provinces are all known: a name that is none was cut short ("tỉnh Sơn") or misread; one that only one completes is it. */
function completeProvince(read: Source, choice: NameChoice): NameChoice {
  const head = `${placeKey(read.text)} `;
  const [only, ...others] = PROVINCE_NAMES.filter((name) => placeKey(name).startsWith(head));
  if (only === undefined || others.length > 0) return { ...choice, plausibility: 0.2 };
  return {
    ...choice,
    text: writeName(read.text, only),
    cost: 3,
    repairs: 1,
    plausibility: 0.5,
    evidence: 'completed:province',
  };
}

function readName(part: PlacePart, name: Source, known: Reader): NameChoice {
  if (part.level === 'province') {
    const choice = chooseName(name, 'province', listAll(PROVINCE_NAMES, LISTED));
    known.province = choice.listed;
    return choice.listed === null ? completeProvince(name, choice) : choice;
  }
  if (part.level === 'district') {
    const names = findDistricts(known.province).map((unit) => unit.name);
    const prior = known.province === null ? LISTED_NEARBY : LISTED;
    const cities =
      part.unit === 'thành phố' && known.province === null ? listAll(PROVINCE_NAMES, LISTED_NEARBY) : [];
    const choice = chooseName(name, 'district', [...listAll(names, prior), ...cities]);
    known.district = choice.listed;
    return choice.listed === null ? { ...choice, plausibility: Math.min(choice.plausibility, 0.6) } : choice;
  }
  if (part.level === 'commune') {
    return chooseName(name, 'commune', listCommunes(known.province, known.district));
  }
  return repairWords(name);
}

/** The level that the next part towards the left should have, when those to its right were understood. */
function expectLevel(known: Reader): PlaceLevel {
  if (known.province === null) return 'province';
  return known.district === null ? 'district' : 'commune';
}

/** How badly a unit word may be read when its place in the row and the gazetteer both say what it is. */
const GARBLED_UNIT = 0.67;

/**
 * A part whose unit word is past recognition ("kỉnh Gắc Ninh", "nuyện Hồng Dân"): the row says which level to expect,
 * and a listed name behind the first word or two must bear it out.
 */
function guessUnit(source: Source, part: PlacePart, known: Reader): PlacePart {
  const level = expectLevel(known);
  const words = splitWords(sliceSource(source, part.start, part.end));
  for (const unit of UNIT_WORDS.filter((entry) => entry.level === level)) {
    const size = unit.word.split(' ').length;
    const first = words[size];
    const last = words[size - 1];
    if (!first || !last) continue;
    const read = words.slice(0, size).map(({ word }) => word.text);
    if (measureOcrDistance(read.join(' ').toLowerCase(), unit.word) > GARBLED_UNIT * unit.word.length)
      continue;
    const guess: PlacePart = {
      ...part,
      level,
      unit: unit.word,
      unitStart: part.start,
      unitEnd: part.start + last.start + last.word.text.length,
      nameStart: part.start + first.start,
    };
    const name = readName(guess, sliceSource(source, guess.nameStart, guess.end), { ...known });
    if (name.listed !== null) return guess;
  }
  return part;
}

/** `Hai xã An Nhơn` behind its commune: of thị xã only the second word was read. */
const isHalfUnit = (part: PlacePart, known: Reader) =>
  part.unit === 'xã' &&
  part.unitStart > part.start &&
  known.province !== null &&
  expectLevel(known) === 'district';

type PartReading = Omit<NameChoice, 'listed'>;

function readPart(source: Source, found: PlacePart, known: Reader, next: PlaceLevel | null): PartReading {
  const isHalf = isHalfUnit(found, known);
  const part = isHalf || found.level === null ? guessUnit(source, found, known) : found;
  const mended = part.level === null ? mendHouseNumber(source.text.slice(part.start, part.end), next) : null;
  if (mended !== null)
    return { text: mended, cost: 2, repairs: 1, plausibility: 0.5, evidence: 'mended:head' };
  const name = readName(part, sliceSource(source, part.nameStart, part.end), known);
  if (part.level === null) return readFreePart(sliceSource(source, part.start, part.end));
  const unitRead = source.text.slice(part.unitStart, part.unitEnd);
  const unit =
    writeAbbreviated(unitRead) ??
    (unitRead.toLowerCase() === part.unit
      ? unitRead
      : copyCase(part.unit, isHalf ? (unitRead.split(' ').at(-1) ?? '') : unitRead));
  const before = repairPhrases(sliceSource(source, part.start, part.unitStart));
  return {
    ...name,
    text: [before.text, unit, name.text].filter(Boolean).join(' '),
    cost: name.cost + before.cost,
    repairs: name.repairs + before.repairs + (unit === unitRead ? 0 : 1),
  };
}

/** A part without a unit word: an institution, a house number, a street. */
function readFreePart(read: Source): PartReading {
  const phrases = repairPhrases(read);
  if (phrases.covered > 0) {
    return { ...phrases, plausibility: 0.85, evidence: 'phrase' };
  }
  const { text, cost, repairs, plausibility } = repairWords(read);
  // A unit word with nothing behind it: the line was cut short.
  const isCut =
    /(?:^|\s)(?:tỉnh|huyện|xã|phường|quận|thị xã|thị trấn|thành phố|thành|thôn|ấp|xóm|khóm|bản)$/iu.test(
      text,
    );
  return { text, cost, repairs, plausibility: isCut ? 0.1 : plausibility * 0.9, evidence: 'place:free' };
}

/** A comma read as a full stop stands behind a name or a number; behind one letter it abbreviates. */
const TRAILING_STOP = /(?<=\p{L}\p{L}|\d)\.$/u;

/** Nats by which a place as read stands behind the same read part by part, at least. */
const LEAST_BEHIND = 0.4;

/** A word begun, given up and written again (`phườn phường`, `Ủy Ủy ban`): its stroke was not seen. */
const SLIP = /^(\p{L}{2,5}) (?=\1\p{L}{0,2}(?: |$))/iu;
const SLIP_TRUST = 0.6;
/** How far what is left of a unit word struck out may be from the word behind it (`Xẽ xã`). */
const STRUCK_UNIT = 1.5;

const isUnitWord = (text: string) => UNIT_WORDS.some(({ word }) => word === text);

/** Characters that a slip at the head of a place takes; 0 where there is none. In `xóm Xóm Lung` the name begins as the unit does. */
function findSlip(text: string): number {
  const [slip = '', word = ''] = SLIP.exec(text) ?? [];
  const next = text.slice(slip.length).split(' ')[0] ?? '';
  const isName =
    next.length === word.length &&
    (isUnitWord(word.toLowerCase()) || /^\p{Ll}/u.test(word)) &&
    /^\p{Lu}/u.test(next);
  return slip === '' ? findStruckUnit(text) : isName ? 0 : slip.length;
}

function findStruckUnit(text: string): number {
  const [first = '', second = ''] = text.split(' ');
  const isNear =
    first.length === second.length && measureOcrDistance(first.toLowerCase(), second) <= STRUCK_UNIT;
  return isUnitWord(second) && isNear ? first.length + 1 : 0;
}

/**
 * Reads a printed place from the province down, so that each name is held against the units of the one above it.
 * What the gazetteer lacks stays as read; nothing is added that was not on the paper, save lost commas.
 */
export function readPlace(read: Source): readonly Candidate[] {
  const source = partWords(read);
  const slip = findSlip(source.text);
  if (slip === 0) return readWholePlace(source);
  const mended = readWholePlace(sliceSource(source, slip));
  return mended.map((candidate) => ({
    ...candidate,
    plausibility: SLIP_TRUST * candidate.plausibility,
    evidence: [...candidate.evidence, 'slip'],
  }));
}

function readWholePlace(source: Source): readonly Candidate[] {
  const parts = parsePlace(source.text);
  if (parts.length === 0) return [];
  const known: Reader = { province: null, district: null };
  const readings = [...parts]
    .reverse()
    .map((part, fromEnd) => readPart(source, part, known, parts[parts.length - fromEnd]?.level ?? null))
    .reverse();
  const value = readings.map((reading) => reading.text.replace(TRAILING_STOP, '')).join(', ');
  const cost = readings.reduce((sum, reading) => sum + reading.cost, 0);
  const plausibility = Math.min(...readings.map((reading) => reading.plausibility));
  const evidence = readings.map((reading) => reading.evidence);
  const repairs = readings.reduce((sum, reading) => sum + reading.repairs, 0);
  const best = { value, cost: Math.min(cost, 2), repairs, plausibility, evidence };
  if (repairs === 0) return [{ ...best, cost }];
  // Each part was chosen by what its pixels cost: the whole as read stays at hand, behind it.
  const asRead = {
    value: source.text,
    cost: 0,
    repairs: 0,
    plausibility: Math.max(0, plausibility - 0.4),
    evidence: ['as-read'],
  };
  const behind = scoreCandidate(best) + LEAST_BEHIND - scoreCandidate(asRead);
  return [best, { ...asRead, cost: Math.max(0, behind) }];
}
