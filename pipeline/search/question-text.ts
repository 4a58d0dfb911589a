import { cleanQuestion, foldInPlace } from './clean-text.ts';

/** Stands for what has been understood, and for whatever parts what people write: quotes, brackets, commas. */
export const BREAK = '|';
const PARTING = /["“”„«»‹›()[\]{}<>;|?!…]/gu;

/** Words that labels begin with and that, with other marks, are names: Tô, Sở, Thừa, Quyên, Biên. */
const LABEL_WORDS: Readonly<Record<string, string>> = {
  so: 'số',
  to: 'tờ',
  thua: 'thửa',
  quyen: 'quyển',
  bien: 'biển',
  lenh: 'lệnh',
  giay: 'giấy',
  nam: 'năm',
  vao: 'vào',
};

function isLabelMeant(text: string): boolean {
  const word = /^\p{L}+/u.exec(text.toLowerCase())?.[0] ?? '';
  const marked = LABEL_WORDS[foldInPlace(word)];
  return marked === undefined || word === marked || word === foldInPlace(word);
}

export interface Taken {
  readonly text: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** The text of a question, of which part after part is understood and taken out. */
export class QuestionText {
  private written: string;
  private folded: string;

  constructor(text: string) {
    this.written = cleanQuestion(text)
      .replace(PARTING, BREAK)
      .replace(/(?<=\d[/\p{Lu}\d]*\p{Lu}) - (?=\p{Lu}{2,8}(?![\p{L}]))/gu, '-');
    this.folded = foldInPlace(this.written);
  }

  /** Takes every match of a pattern over the folded text that `accepts` agrees to; groups come as they were written. */
  take(pattern: RegExp, accepts: (taken: Taken) => boolean = () => true): Taken[] {
    const taken: Taken[] = [];
    const finder = new RegExp(pattern.source, 'gdu');
    for (let match = finder.exec(this.folded); match; match = finder.exec(this.folded)) {
      const text = this.written.slice(match.index, match.index + match[0].length);
      const groups = Object.fromEntries(
        Object.entries(match.indices?.groups ?? {}).map(([name, at]) => [
          name,
          at === undefined ? undefined : this.written.slice(...at),
        ]),
      );
      const one = { text: text.trim(), groups };
      if (!isLabelMeant(one.text) || !accepts(one)) {
        finder.lastIndex = match.index + 1;
        continue;
      }
      taken.push(one);
      this.blank(match.index, match[0].length);
    }
    return taken;
  }

  /** What is left, breaks in place of what was taken. */
  toString(): string {
    return this.written;
  }

  /** What is left between breaks and commas, as written. */
  listRest(): string[] {
    return this.written
      .split(/[|,]| - /u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  private blank(start: number, length: number): void {
    const cut = (text: string) => text.slice(0, start) + BREAK.repeat(length) + text.slice(start + length);
    this.written = cut(this.written);
    this.folded = cut(this.folded);
  }
}
