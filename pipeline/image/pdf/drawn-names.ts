/** Strings are skipped by hand (they nest); everything else that matters is one of these. */
const TOKEN = /\(|<<|>>|<[^>]*>|%[^\r\n]*|\/[^\s\0()<>[\]{}/%]*|[^\s\0()<>[\]{}/%]+|[[\]{}>)]/g;

/** Names of the XObjects that a content stream draws (ISO 32000-1, 8.8: `/Name Do`), in order, with repeats. */
export function listDrawnNames(content: string): string[] {
  const names: string[] = [];
  let name: string | null = null;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(content); match; match = TOKEN.exec(content)) {
    const [token] = match;
    if (token === 'Do' && name !== null) names.push(name);
    if (token === '(') TOKEN.lastIndex = endOfString(content, match.index);
    if (token === 'ID') TOKEN.lastIndex = endOfInlineImage(content, TOKEN.lastIndex);
    name = token.startsWith('/') ? token.slice(1) : null;
  }
  return names;
}

/** Behind the bracket that closes a string; brackets inside come in pairs or with a backslash. */
function endOfString(content: string, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at++) {
    const sign = content[at];
    if (sign === '\\') at++;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at + 1;
  }
  return content.length;
}

const INLINE_END = /\sEI(?=[\s\0]|$)/g;

function endOfInlineImage(content: string, start: number): number {
  INLINE_END.lastIndex = start;
  return INLINE_END.exec(content) ? INLINE_END.lastIndex : content.length;
}
