const LETTERS = 'abcdeghiklmnopqrstuvxy';
/** What a syllable may end in: a word broken off before it is near as well (hoa → hoang). */
const FINALS = ['ng', 'nh', 'ch'];

/** No syllable is longer; a longer word has thousands of neighbours and none of them is a name. `%` is no slip for nothing. */
const SYLLABLE = /^\p{L}{1,12}$/u;

/** Whether a word can be taken for a slip of another at all. */
export const canBeMisread = (word: string) => SYLLABLE.test(word);

/**
 * Words one slip of the pen or of an engine away from `word`, itself among them: a letter too many, too few, another, or
 * two changed about; or without its final consonant. Takes and gives words without marks.
 */
export function listNearWords(word: string): string[] {
  const near = new Set([word]);
  const letters = [...word];
  for (let at = 0; at <= letters.length; at++) {
    const head = letters.slice(0, at).join('');
    const [here = '', next = ''] = letters.slice(at);
    const tail = letters.slice(at + 1).join('');
    if (here !== '') near.add(head + tail);
    if (next !== '') near.add(head + next + here + letters.slice(at + 2).join(''));
    for (const letter of LETTERS) {
      near.add(head + letter + here + tail);
      if (here !== '') near.add(head + letter + tail);
    }
  }
  for (const final of FINALS) {
    near.add(word + final);
    if (word.endsWith(final)) near.add(word.slice(0, -final.length));
  }
  near.delete('');
  return [...near];
}
