const compiled = new Map<RegExp, RegExp>();

/** Spaces outside of character classes, which may also be the end of a paragraph. */
function widenSpaces(source: string): string {
  let out = '';
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    const char = source[i] ?? '';
    if (char === '\\') {
      out += char + (source[++i] ?? '');
      continue;
    }
    if (char === '[') inClass = true;
    if (char === ']') inClass = false;
    out += char === ' ' && !inClass ? '[ \\n]' : char;
  }
  return out;
}

/** A declared pattern as one that runs: a space stands for a space or a new line, and groups tell where they stand. */
export function compile(pattern: RegExp): RegExp {
  let ready = compiled.get(pattern);
  if (!ready) {
    ready = new RegExp(widenSpaces(pattern.source), 'd');
    compiled.set(pattern, ready);
  }
  return ready;
}
