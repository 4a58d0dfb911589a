import { normalizeText } from './normalize.ts';

/** Single-byte and two-letter encodings in which communes kept their old Word and Excel indexes. */
export type LegacyEncoding = 'tcvn3' | 'vni';

const TCVN3: Readonly<Record<number, string>> = Object.fromEntries(
  (
    'B5à B8á B6ả B7ã B9ạ A8ă BBằ BEắ BCẳ BDẵ C6ặ A9â C7ầ CAấ C8ẩ C9ẫ CBậ AEđ CCè D0é CEẻ CFẽ D1ẹ AAê D2ề D5ế D3ể D4ễ D6ệ ' +
    'D7ì DDí D8ỉ DCĩ DEị DFò E3ó E1ỏ E2õ E4ọ ABô E5ồ E8ố E6ổ E7ỗ E9ộ ACơ EAờ EDớ EBở ECỡ EEợ EFù F3ú F1ủ F2ũ F4ụ ADư F5ừ F8ứ ' +
    'F6ử F7ữ F9ự FAỳ FDý FBỷ FCỹ FEỵ A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ'
  )
    .split(' ')
    .map((entry) => [Number.parseInt(entry.slice(0, 2), 16), entry.slice(2)]),
);

/** VNI-Windows puts the marks in a second letter: aù = á, aâ = â, aá = ấ. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323',
  â: '\u0302', á: '\u0302\u0301', à: '\u0302\u0300', å: '\u0302\u0309', ã: '\u0302\u0303', ä: '\u0302\u0323',
  ê: '\u0306', é: '\u0306\u0301', è: '\u0306\u0300', ú: '\u0306\u0309', ü: '\u0306\u0303', ë: '\u0306\u0323',
}; // prettier-ignore
const VNI_ALONE: Readonly<Record<string, string>> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};

/** .VnTime text kept as Latin-1 characters → Unicode. Fonts ending in H show capitals: pass `isCapitalFont`. */
export function convertTcvn3(text: string, isCapitalFont = false): string {
  const out = [...text].map((char) => TCVN3[char.charCodeAt(0)] ?? char).join('');
  return normalizeText(isCapitalFont ? out.toUpperCase() : out);
}

/** VNI-Windows text kept as Latin-1 characters → Unicode. */
export function convertVni(text: string): string {
  let out = '';
  const chars = [...text.normalize('NFC')];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? '';
    const lower = char.toLowerCase();
    const isCapital = char !== lower;
    const marks = /^[aeiouyôö]$/.test(lower) ? VNI_MARKS[(chars[i + 1] ?? '').toLowerCase()] : undefined;
    const base = VNI_ALONE[lower] ?? lower;
    const letter = (base + (marks ?? '')).normalize('NFC');
    out += isCapital ? letter.toUpperCase() : letter;
    if (marks !== undefined) i++;
  }
  return normalizeText(out);
}

/** Guesses the encoding of a text kept as Latin-1 characters; null when it is Unicode already or plain. */
export function detectLegacyEncoding(text: string): LegacyEncoding | null {
  if (/[\u0102-\u01b0\u1ea0-\u1ef9]/.test(text)) return null;
  const tcvn3 = [...text].filter((char) => /[\xa1-\xbf\xc6-\xd7]/.test(char)).length;
  const vni = text.match(/[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñÑöÖæÆ]/g)?.length ?? 0;
  if (tcvn3 === 0 && vni === 0) return null;
  return tcvn3 >= vni ? 'tcvn3' : 'vni';
}
