import { stripMarks } from '../vietnamese/normalize.ts';
import type { AskedPlace } from './question.ts';
import { BREAK } from './question-text.ts';

const UNIT =
  'ấp|khóm|tổ dân phố|tổ|xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tỉnh|đặc khu|đường|số nhà|tp|tx|tt';
/** Written with its marks a unit's word is no name: phường, not Phương; tỉnh, not Tình. */
const MARKED = new RegExp(`^(?:(?:tại|ở|địa chỉ:?) +)?(?:${UNIT})[. ]+\\S`, 'iu');
/** Without marks only those words are taken that are no surnames, the others before a figure: duong 3/2. */
const BARE =
  /^(?:(?:tai|o|dia chi:?) +)?(?:(?:ap|khom|xa|thi tran|thi xa|huyen|thanh pho|tinh|dac khu|so nha|tp|tx|tt)[. ]+\S|(?:phuong|quan|duong|to dan pho) \d)/i;
/** A unit's word in the middle, with its marks, begins a place: `Nguyễn Văn A ấp 3, xã Hưng Hội`. */
const INNER = new RegExp(`(?<=[^\\s,|]) +(?=(?:tại +)?(?:${UNIT}) +[^\\s|])`, 'giu');

const isMarked = (text: string) => stripMarks(text) !== text;
const isPlace = (part: string) => (isMarked(part) ? MARKED : BARE).test(part);

/** The places that a question names, and the question without them. What follows a place behind a comma is part of it. */
export function takePlaces(text: string): { places: AskedPlace[]; rest: string } {
  const places: string[][] = [];
  const rest: string[] = [];
  for (const stretch of text.split(BREAK)) {
    let place: string[] | null = null;
    for (const part of stretch.replace(INNER, ',').split(',')) {
      if (isPlace(part.trim()) || (place !== null && part.trim() !== '' && !/\d/.test(part))) {
        if (place === null) places.push((place = []));
        place.push(part.trim().replace(/^(?:tại|tai|ở|địa chỉ|dia chi)[: ]+/iu, ''));
        continue;
      }
      place = null;
      rest.push(part);
    }
    rest.push(BREAK);
  }
  return {
    places: places.map((parts) => ({ kind: 'place', text: parts.join(', ') })),
    rest: rest.join(',').replaceAll(`,${BREAK}`, BREAK),
  };
}
