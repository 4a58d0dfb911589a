const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' '],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u00d0\u0189]/g, '\u0110'],
  [/\u00f0/g, '\u0111'],
  [/[\u2018\u2019\u02bc\u00b4`]/g, "'"],
];

/**
 * The one form in which text is stored and compared: NFC, without invisible characters, with one kind of space,
 * hyphen, apostrophe and Đ. Wording, case and tone placement stay as written.
 */
export function normalizeText(text: string): string {
  let out = text.normalize('NFC').replace(INVISIBLE, '');
  for (const [pattern, plain] of LOOKALIKES) out = out.replace(pattern, plain);
  return out.replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** Drops every mark and tone and turns đ into d; case is kept. */
export function stripMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
}

/** What labels and titles are matched by: no marks, no case, no punctuation, single spaces. */
export function foldForMatching(text: string): string {
  return stripMarks(normalizeText(text))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
