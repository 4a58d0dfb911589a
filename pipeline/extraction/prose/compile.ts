const compiled = new Map<RegExp, RegExp>();

/** A declared pattern as one that runs: a space stands for a space or a new line, and groups tell where they stand. */
export function compile(pattern: RegExp): RegExp {
  let ready = compiled.get(pattern);
  if (!ready) {
    ready = new RegExp(pattern.source.replace(/ /g, '[ \\n]'), 'd');
    compiled.set(pattern, ready);
  }
  return ready;
}
