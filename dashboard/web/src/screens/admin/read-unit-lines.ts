export interface UnitLines {
  readonly units: readonly { readonly code: string; readonly name: string }[];
  /** Numbers of lines, from 1, that lack a code or a name. */
  readonly bad: readonly number[];
}

/** A code is plain letters and digits; with nothing but a space behind it, it must hold a digit: `Xã Vĩnh Lợi` has none. */
const LINE = /^\s*"?(?<code>[\w./-]+)"?(?<between>\s*[\t,;]\s*| +)"?(?<name>.*\p{L}.*?)"?\s*$/u;

/** `31825 Xã Thuận Hòa`, a unit a line: the code, then a tab, comma, semicolon or space, then the name. Empty lines count for nothing. */
export function readUnitLines(text: string): UnitLines {
  const units: { code: string; name: string }[] = [];
  const bad: number[] = [];
  for (const [index, line] of text.normalize('NFC').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const { code = '', between = '', name = '' } = LINE.exec(line)?.groups ?? {};
    if (code === '' || (between.trim() === '' && !between.includes('\t') && !/\d/.test(code)))
      bad.push(index + 1);
    else units.push({ code, name: name.replace(/\s+/g, ' ').trim() });
  }
  return { units, bad };
}
