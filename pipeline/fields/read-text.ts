import { isVietnameseSyllable } from '../vietnamese/syllable.ts';
import type { Candidate } from './candidate.ts';
import { repairPhrases } from './repair-phrases.ts';
import { asRead, readFromList } from './read-simple.ts';
import { splitWords, type Source } from './source.ts';
import { USUAL_CHOICES } from './usual-choices.ts';
import { parsePlace } from '../places/parse-place.ts';
import { readPlace } from './read-place.ts';

function rateWords(text: string): number {
  const words = text.match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return 0.5;
  return (
    words.filter((word) => isVietnameseSyllable(word) || word === word.toUpperCase()).length / words.length
  );
}

/** Whether a text ends in a place of two levels and more, down from the province (a court, a changed hometown). */
function endsInPlace(text: string): boolean {
  const levels = parsePlace(text).map(({ level }) => level);
  return levels.at(-1) === 'province' && (levels.at(-2) === 'district' || levels.at(-2) === 'commune');
}

/** Số khung (VIN, ISO 3779): 17 capitals and digits, among which O, I and Q do not occur. */
const FRAME_NUMBER = /^(?=.*\d)(?=.*[A-Z])[A-Z\d]{17}$/;

function readFrameNumber(source: Source): readonly Candidate[] {
  const value = source.text.replace(/[OQ]/g, '0').replace(/I/g, '1');
  const repairs = [...value].filter((char, i) => char !== source.text[i]).length;
  return [{ value, cost: repairs, repairs, plausibility: 0.9, evidence: ['number:frame'] }];
}

/** `Phòng Công chứng số tỉnh An Giang`: a number belongs here and was lost. */
const LOST_NUMBER = /(?<=^|\s)số(?=\s*(?:$|[,;.]|(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s))/iu;

/** Free text: set phrases are read as such where they nearly stand; all else stays as read. */
export function readTextField(source: Source): readonly Candidate[] {
  if (splitWords(source).length === 0) return [];
  if (FRAME_NUMBER.test(source.text)) return readFrameNumber(source);
  if (endsInPlace(source.text)) return readPlace(source);
  const repaired = repairPhrases(source);
  const plausibility =
    0.5 + 0.3 * rateWords(repaired.text) + 0.2 * (repaired.covered / Math.max(1, repaired.words));
  const best = {
    value: repaired.text,
    cost: Math.min(2, repaired.cost),
    repairs: repaired.repairs,
    plausibility: LOST_NUMBER.test(repaired.text) ? 0.5 * plausibility : plausibility,
    evidence: ['text'],
  };
  return repaired.repairs === 0 ? [best] : [best, asRead(source, 0.4)];
}

/** A field of few wordings: the nearest of them, else as read. */
export function readChoiceField(source: Source, choices: readonly string[]): readonly Candidate[] {
  const listed = readFromList(source, choices.length > 0 ? choices : USUAL_CHOICES, 'list:choice');
  return listed.length > 0
    ? listed
    : readTextField(source).map((found) => ({
        ...found,
        plausibility: choices.length > 0 ? 0.3 : found.plausibility,
      }));
}

/** A ticked box: what it says is known from the form, only whether it is ticked was in question. */
export function readTickField({ text }: Source): readonly Candidate[] {
  return [{ value: text, cost: 0, repairs: 0, plausibility: 1, evidence: ['tick-box'] }];
}
