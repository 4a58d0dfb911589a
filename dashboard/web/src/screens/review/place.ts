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
