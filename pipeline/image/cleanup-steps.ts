/** What cleaning does to a page; each can be left out to see what it is worth (`bench/cleanup.mjs`). */
export const CLEANUP_STEPS = [
  'flatten',
  'straighten',
  'seals',
  'light',
  'rules',
  'leaders',
  'specks',
  'rims',
] as const;
export type CleanupStep = (typeof CLEANUP_STEPS)[number];

/** Steps that are left out. */
export type Without = ReadonlySet<CleanupStep>;
