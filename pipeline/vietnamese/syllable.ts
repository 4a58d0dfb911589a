import { takeApart, withTone, type Tone } from './letters.ts';

/** One written syllable (âm tiết), taken apart; lower case. */
export interface Syllable {
  readonly onset: string;
  /** Toneless, with the glide: `oan`, `uyên`. After `qu` and `gi` the glide belongs to the onset. */
  readonly rime: string;
  readonly tone: Tone;
}

const split = (list: string) => list.split(' ');
const ONSETS = split('ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x');
const RIMES = new Set(
  split(
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
      'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
      'i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu ' +
      'o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt ' +
      'oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
      'u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uên uênh uơ ' +
      'uy uya uych uyn uynh uyp uyt uyu uyên uyêt ' +
      'ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu',
  ),
);
const RIMES_AFTER_QU = new Set(
  split(
    'a ac ach ai am an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et ê êch ên ênh êt ' +
      'i inh it y ych ynh yt yên yêt ơ ơn ôc',
  ),
);
const Y_RIME_ONSETS = new Set(['', 'h', 'k', 'l', 'm', 's', 't', 'v', 'qu']);
const FRONT = new Set(['e', 'ê', 'i', 'y']);

function isSpelledTogether(onset: string, rime: string): boolean {
  const first = rime[0] ?? '';
  const front = FRONT.has(first);
  if (onset === 'qu') return RIMES_AFTER_QU.has(rime);
  if (!RIMES.has(rime)) return false;
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return front;
  if (onset === 'c' || onset === 'ng') return !front;
  if (onset === 'g') return !front || first === 'i';
  if (onset === 'gi') return first !== 'i' && first !== 'y';
  if (first === 'y') return rime === 'y' ? Y_RIME_ONSETS.has(onset) : onset === '';
  return rime !== 'iêu' && rime !== 'iên' && rime !== 'iêm' && rime !== 'iêt' && rime !== 'iêng'
    ? true
    : onset !== '';
}

/** The tone and the toneless spelling of a word; null when it bears two tones. */
function takeTone(word: string): { toneless: string; tone: Tone } | null {
  let tone: Tone = 0;
  let toneless = '';
  for (const char of word) {
    const letter = takeApart(char);
    if (letter.tone !== 0 && tone !== 0) return null;
    if (letter.tone !== 0) tone = letter.tone;
    toneless += withTone(char, 0);
  }
  return { toneless, tone };
}

/** Takes one word apart; null when Vietnamese spelling has no such syllable. Either tone placement is fine. */
export function parseSyllable(word: string): Syllable | null {
  const taken = takeTone(word.toLowerCase().normalize('NFC'));
  if (!taken || !/^\p{L}+$/u.test(taken.toneless)) return null;
  const { toneless, tone } = taken;
  for (const onset of [...ONSETS.filter((o) => toneless.startsWith(o)), '']) {
    const rime = toneless.slice(onset.length);
    const isStopped = /(?:c|ch|p|t)$/.test(rime);
    if (isSpelledTogether(onset, rime) && (!isStopped || tone === 1 || tone === 5))
      return { onset, rime, tone };
  }
  return null;
}

const judged = new Map<string, boolean>();

/** Whether a word can be one Vietnamese syllable, by the rules of spelling rather than by a list of words. */
export function isVietnameseSyllable(word: string): boolean {
  const key = word.toLowerCase();
  let answer = judged.get(key);
  if (answer === undefined) {
    answer = parseSyllable(key) !== null;
    if (judged.size > 50_000) judged.clear();
    judged.set(key, answer);
  }
  return answer;
}

const MARKED = /[ăâêôơư]/g;

/** Where the tone sign stands in a toneless rime. `old`: hòa, thúy; `new`: hoà, thuý. */
function findToneSeat(rime: string, style: 'old' | 'new'): number {
  const marked = [...rime.matchAll(MARKED)].at(-1);
  if (marked) return marked.index;
  const vowels = /^[aeiouy]+/.exec(rime)?.[0].length ?? 0;
  if (vowels <= 1) return 0;
  if (vowels === 3) return 1;
  if (rime.length > vowels) return 1;
  return style === 'new' && ['oa', 'oe', 'uy'].includes(rime) ? 1 : 0;
}

/** Writes a syllable in lower case, with the tone placed in the wanted style. */
export function writeSyllable({ onset, rime, tone }: Syllable, style: 'old' | 'new' = 'old'): string {
  const seat = findToneSeat(rime, style);
  return (
    onset + [...rime].map((char, i) => (i === seat && tone !== 0 ? withTone(char, tone) : char)).join('')
  );
}
