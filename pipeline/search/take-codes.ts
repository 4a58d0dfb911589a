import type { SearchMeaning } from '../records/record-type.ts';
import { foldInPlace } from './clean-text.ts';
import { foldCode, foldParcel } from './code-keys.ts';
import { readPaperNumber } from './paper-number.ts';
import {
  CODE_KINDS,
  FEWEST_PART,
  type Asked,
  type AskedCode,
  type AskedNumber,
  type AskedParcel,
} from './question.ts';
import type { QuestionText, Taken } from './question-text.ts';

const START = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;
const LAND = String.raw`(?:[a-z]{1,2}[ .-]?)?\d{1,5}(?:[-/.+]\d{1,5})*[a-z]?`;
const GROUPS = String.raw`[a-z]{0,3}[ .-]?\d{3,}(?:[ .-]\d{3,})*`;
const NUMBER = String.raw`\d{1,6}[a-z]?(?:[/.-]\d{2,4})?`;
const BOOK = String.raw`\d{1,4}(?:[/.-]\d{2,4})?`;
const SYMBOL = String.raw`(?: ?/ ?|-)[a-z][a-z0-9]*(?:[-./,&][a-z0-9]+)*`;
const DOCUMENT = String.raw`\d{1,6}[a-z]?(?:[ ]?[/.-][ ]?\d{1,4})?(?:${SYMBOL})?`;
const PLATE = String.raw`\d{2}[ .-]?[a-z]{1,2}\d?[ .-]?(?:\d{3}[. ]?\d{2}|\d{4})`;

const of = (...parts: string[]) => new RegExp(`${START}(?:${parts.join('|')})${END}`);
const labelled = (label: string, code: string) =>
  new RegExp(`${START}(?:${label})[ :.#]*(?<code>${code})${END}`);

/** What people call a number before they say it. */
const CODES: readonly (readonly [pattern: RegExp, kinds: readonly SearchMeaning[]])[] = [
  [
    labelled(
      String.raw`(?:so )?(?:the )?(?:cccd|cmnd|cmt|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|giay to tuy than|ho chieu|passport|dinh danh(?: ca nhan)?)(?:/(?:cccd|cmnd|ho chieu))*(?: so)?`,
      GROUPS,
    ),
    ['identity'],
  ],
  [labelled('(?:bien(?: kiem soat| so| xe)*|bks)', `${PLATE}|[a-z0-9][a-z0-9.-]{3,}`), ['plate']],
  [labelled('so (?:khung|may|dang ky xe)', '[a-z0-9][a-z0-9.-]{3,}'), ['vehicle']],
  [labelled('can ho(?: chung cu)?(?: so)?', String.raw`[a-z]{0,3}[ .-]?\d[a-z0-9./-]*`), ['apartment']],
  [
    labelled(
      String.raw`(?:so )?vao so(?: cap)?(?: gcn\w*| giay chung nhan)?(?: so)?`,
      String.raw`[a-z]{0,4}[ ./-]?\d{1,7}(?:/[a-z0-9.-]+)*`,
    ),
    ['entry'],
  ],
  [
    labelled(
      String.raw`(?:so )?(?:phat hanh|seri|serial|gcn\w*|giay chung nhan(?: quyen su dung dat)?)(?: so)?`,
      String.raw`(?:[a-z]{1,2}[ .-]*)?\d{6,8}`,
    ),
    ['serial'],
  ],
];

const MORE = String.raw`(?:(?: ?[,;+&] ?| va )\d{1,5}(?:[-/.]\d{1,5})?[a-z]?${END}(?![/.-]\d))*`;
const PARCEL = (name: string) => String.raw`thua(?: dat)?(?: so)?[ :]*(?<${name}>${LAND}${END}${MORE})`;
const SHEET = (name: string) => String.raw`to(?: ban do)?(?: so)?[ :]*(?<${name}>${LAND})${END}`;
/** A parcel with its sheet in either order: which stands first in the text tells what belongs together. */
const LANDS = new RegExp(
  `${START}(?:${PARCEL('parcel')}(?:[ ,;|-]*(?:(?:thuoc|cua) )?${SHEET('sheet')})?|${SHEET('sheetFirst')}(?:[ ,;|-]*(?:co )?${PARCEL('parcelThen')})?)`,
);
const IN_BOOK = [
  new RegExp(
    `${START}(?:so(?: dang ky| cong chung| chung thuc| thu tu)?)?[ :.]*(?<number>${NUMBER})[ ,;-]*(?:quyen|sach)(?: so)?[ :.]*(?<book>${BOOK})${END}`,
  ),
  new RegExp(`${START}quyen(?: so)?[ :.]*(?<book>${BOOK})[ ,;-]*so[ :.]*(?<number>${NUMBER})${END}`),
  new RegExp(`${START}quyen(?: so)?[ :.]*(?<book>${BOOK})${END}`),
];
const PAPER = labelled(
  String.raw`(?:(?:cong van|cv|quyet dinh|qd|van ban|thong bao|lenh|hop dong|giay|ban an)(?: ngan chan| giai toa| ke bien)? )?so(?: cong chung| chung thuc| dang ky| van ban| quyet dinh| hieu| hop dong)?|(?:cong van|quyet dinh|van ban|hop dong)`,
  DOCUMENT,
);
const DATE = of(String.raw`(?:ngay |sinh(?: ngay)? )?\d{1,2}[/.-]\d{1,2}[/.-](?<year>1[89]\d\d|20\d\d)`);
const YEAR = of(String.raw`(?:sinh(?: nam)?|nam(?: sinh)?) (?<year>1[89]\d\d|20\d\d)`);

/** Letters apart from their figures are a code's, BK 123456, and no label or given name: số 12345, An 385123. */
function isCode({ text }: Taken): boolean {
  const letters = /^(\p{L}+)[ .-]/u.exec(text)?.[1];
  if (letters === undefined) return true;
  if (/^(?:so|to|cv|qd)$/.test(foldInPlace(letters))) return false;
  return letters === letters.toUpperCase() || letters === foldInPlace(letters);
}

function takeCodes(text: QuestionText): AskedCode[] {
  const named = CODES.flatMap(([pattern, kinds]) =>
    text.take(pattern).map((one) => ({
      kind: 'code' as const,
      text: one.text,
      key: foldCode(one.groups['code'] ?? ''),
      kinds,
    })),
  );
  const bare = text
    .take(
      of(
        PLATE,
        String.raw`(?:[a-z]{1,2}[ .-]|[a-z]{1,3})\d{5,8}(?!\d)(?:/[a-z0-9.-]+)*`,
        // Căn hộ A12-05, B3.
        String.raw`[a-z]{1,2}\d{1,4}(?:[./-]\d{1,4})*`,
        String.raw`[a-z]+\d[a-z0-9]{6,18}|\d[a-z0-9]*[a-z][a-z0-9]{6,18}`,
      ),
      isCode,
    )
    .map((one) => ({ kind: 'code' as const, text: one.text, key: foldCode(one.text), kinds: CODE_KINDS }));
  return [...named, ...bare];
}

const readAskedNumber = (
  { text, groups }: Taken,
  code: string | undefined,
  isLabelled: boolean,
): AskedNumber => ({
  kind: 'number',
  text,
  key: code === undefined ? '' : foldInPlace(code).replace(/\s/g, ''),
  number: code === undefined ? null : readPaperNumber(code),
  book: groups['book'] === undefined ? null : readPaperNumber(groups['book']),
  isLabelled,
});

/** Bare figures: those of 5 and more may be part of a code, fewer are a number. */
function readFigures(one: Taken): Asked {
  const key = foldCode(one.text);
  if (/^[\d .-]+$/.test(one.text) && key.length >= FEWEST_PART && !YEARLY.test(one.text))
    return { kind: 'code', text: one.text, key, kinds: CODE_KINDS };
  return readAskedNumber(one, one.text, false);
}

/** `số 433645` may be the number of anything; of fewer figures, or with a symbol, it is the number of a paper. */
function readPaper(one: Taken): Asked {
  const { code = '' } = one.groups;
  return /^\d{5,}$/.test(code) && /^s[oố] ?:?/iu.test(one.text)
    ? readFigures({ ...one, text: code })
    : readAskedNumber(one, code, true);
}

const foldGroup = (group: string | undefined) => (group === undefined ? null : foldParcel(group));

/** Of several parcels in one breath each is asked for, on the sheet that was named. */
function readParcels({ text, groups }: Taken): AskedParcel[] {
  const sheet = foldGroup(groups['sheet'] ?? groups['sheetFirst']);
  const parcels = (groups['parcel'] ?? groups['parcelThen'])?.split(/[,;+&]|\s(?:và|va)\s/iu) ?? [undefined];
  return parcels.map((parcel) => ({ kind: 'parcel', text, parcel: foldGroup(parcel), sheet }));
}

/**
 * What says itself what it is, by a label or by its form; taken before places are, which may stand right beside it:
 * `xã Hưng Hội thửa 483`.
 */
export function takeTelling(text: QuestionText): Asked[] {
  const parcels = text.take(LANDS).flatMap(readParcels);
  const codes = takeCodes(text);
  const inBooks = IN_BOOK.flatMap((pattern) => text.take(pattern)).map((one) =>
    readAskedNumber(one, one.groups['number'], true),
  );
  const years = [...text.take(DATE), ...text.take(YEAR)].map((one) => ({
    kind: 'year' as const,
    text: one.text,
    year: Number(one.groups['year']),
  }));
  const papers = text.take(PAPER).map(readPaper);
  const documents = text
    .take(of(String.raw`\d{1,6}[a-z]?(?: ?[/.-] ?\d{1,4})?${SYMBOL}`))
    .map((one) => readAskedNumber(one, one.text, false));
  return [...parcels, ...codes, ...inBooks, ...papers, ...documents, ...years];
}

/** A number with its year, not figures in groups. */
const YEARLY = /^\d{1,6}[/.-](?:1[89]|20)\d\d$/;
const FIGURES = of(
  String.raw`\d{1,6}[a-z]?[/.-](?:1[89]|20)\d\d(?![ .-]?\d)`,
  String.raw`\d{3,}(?:[ .-]\d{3,})+`,
  String.raw`\d{1,6}[a-z]?(?:[/.-]\d{1,4})+`,
  String.raw`\d{1,20}[a-z]?`,
);
/** No number of any paper is longer. */
const MOST_FIGURES = 20;

/** The bare figures that are left once places are gone: `ấp 3` is none. */
export function takeFigures(text: QuestionText): Asked[] {
  return text.take(FIGURES, (one) => foldCode(one.text).length <= MOST_FIGURES).map(readFigures);
}
