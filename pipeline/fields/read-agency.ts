import type { Candidate } from './candidate.ts';
import { readPlace } from './read-place.ts';
import { sliceSource, type Source } from './source.ts';

/** A people's committee is always one of a unit that its next word names. */
const NAMELESS =
  /^(?:[uủ][yỷ] ban nhân dân|ubnd)(?= )(?! (?:xã|phường|cấp|thị|huyện|quận|thành|tp|tx|tt|tỉnh|khu|các|[xphqt]\.))/iu;
const NAMELESS_TRUST = 0.3;

/** No office is named by one word (`Cai`): the rest of it was lost, or a seal was read for it. */
const LONE_WORD = /^\S+$/u;
const LONE_WORD_TRUST = 0.05;

const trustName = (value: string) =>
  LONE_WORD.test(value) ? LONE_WORD_TRUST : NAMELESS.test(value) ? NAMELESS_TRUST : 1;

/** What a seal or a pen left before the name of an office: `y Ủy ban nhân dân …`. */
const STRAY = /^[^\p{Lu}\s]{1,2} (?=(?:[UuỦủ][yỷYỶ] ban|UBND|Sở|Phòng|Công an|Tòa án)(?!\p{L}))/u;

/** An office as a place: `Ủy ban nhân dân Gạo, tỉnh…` lost the word that says what Gạo is, and perhaps more. */
export function readAgency(source: Source): readonly Candidate[] {
  const stray = STRAY.exec(source.text)?.[0].length ?? 0;
  return readPlace(sliceSource(source, stray)).map((candidate) => ({
    ...candidate,
    plausibility: trustName(candidate.value) * candidate.plausibility,
  }));
}
