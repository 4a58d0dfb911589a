const PLACE_KEY = 'sogoc.place';

export interface Place {
  readonly recordId: number;
  readonly fieldId: string;
}

/** Leaving and returning lands on the same field. */
export function rememberPlace(recordId: number, fieldId: string): void {
  localStorage.setItem(PLACE_KEY, JSON.stringify({ recordId, fieldId }));
}

export function recallPlace(): Place | null {
  try {
    const place: unknown = JSON.parse(localStorage.getItem(PLACE_KEY) ?? 'null');
    return typeof place === 'object' && place !== null && 'recordId' in place ? (place as Place) : null;
  } catch {
    return null;
  }
}

export function forgetPlace(): void {
  localStorage.removeItem(PLACE_KEY);
}

const DRAFT_PREFIX = 'sogoc.draft.';
const draftKey = (recordId: number, fieldId: string) => `${DRAFT_PREFIX}${recordId}.${fieldId}`;

/** Text that is being typed and not yet saved: kept through a reload. */
export const readDraft = (recordId: number, fieldId: string): string | null =>
  localStorage.getItem(draftKey(recordId, fieldId));
export const keepDraft = (recordId: number, fieldId: string, text: string): void =>
  localStorage.setItem(draftKey(recordId, fieldId), text);
export const dropDraft = (recordId: number, fieldId: string): void =>
  localStorage.removeItem(draftKey(recordId, fieldId));

/** Whoever sits down at this machine next finds nothing half-typed. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFT_PREFIX)) localStorage.removeItem(key);
  forgetPlace();
}
