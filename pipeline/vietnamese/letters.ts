/** Tones numbered as VNI keyboards do: 0 ngang, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

/** What sits on a letter besides its tone: breve (ă), circumflex (â ê ô), horn (ơ ư), bar (đ). */
export type Mark = '' | 'breve' | 'circumflex' | 'horn' | 'bar';

export interface Letter {
  /** The bare letter, lower case. */
  readonly base: string;
  readonly mark: Mark;
  readonly tone: Tone;
}

const TONE_SIGNS = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const;
const TONES: Readonly<Record<string, Tone>> = {
  '\u0301': 1,
  '\u0300': 2,
  '\u0309': 3,
  '\u0303': 4,
  '\u0323': 5,
};
const MARK_SIGNS: Readonly<Record<Mark, string>> = {
  '': '',
  breve: '\u0306',
  circumflex: '\u0302',
  horn: '\u031b',
  bar: '',
};
const MARKS: Readonly<Record<string, Mark>> = { '\u0306': 'breve', '\u0302': 'circumflex', '\u031b': 'horn' };

const known = new Map<string, Letter>();

/** Takes one character apart into bare letter, mark and tone; anything but a letter is its own base. */
export function takeApart(char: string): Letter {
  const found = known.get(char);
  if (found) return found;
  const [first = '', ...signs] = char.toLowerCase().normalize('NFD');
  let mark: Mark = first === 'đ' ? 'bar' : '';
  let tone: Tone = 0;
  for (const sign of signs) {
    mark = MARKS[sign] ?? mark;
    tone = TONES[sign] ?? tone;
  }
  const letter = { base: first === 'đ' ? 'd' : first, mark, tone };
  known.set(char, letter);
  return letter;
}

/** The reverse of `takeApart`, lower case, NFC. */
export function putTogether({ base, mark, tone }: Letter): string {
  if (mark === 'bar') return 'đ';
  return (base + MARK_SIGNS[mark] + TONE_SIGNS[tone]).normalize('NFC');
}

/** Puts another tone on one letter, keeping its mark. */
export function withTone(char: string, tone: Tone): string {
  return putTogether({ ...takeApart(char), tone });
}
