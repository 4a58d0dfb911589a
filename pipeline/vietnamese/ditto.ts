/**
 * Như trên, as a pattern for folded text: `nt`, `-nt-`, `″`. A hurried hand's mark is read as mt, ni, nữ, nít, n7 or a lone n.
 * Only for cells in which nothing else so short can stand.
 */
export const DITTO = `["“”″'\\-–.,]*(?:n[iul1]?[tiuf7]?|mt)["“”″'\\-–.,]*|["“”″]+`;
