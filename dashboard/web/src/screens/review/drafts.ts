const PREFIX = 'sogoc.draft.';
const placeOf = (recordId: number, fieldId: string) => `${recordId}.${fieldId}`;

/**
 * Text that was typed and not saved (bản nháp): one key a field, kept through leaving the field, the record and the
 * page, and shown to nobody but its author. Only Enter or its button makes a value of it.
 */
export class Drafts {
  readonly #listeners = new Set<() => void>();
  #prefix: string | null = null;
  #texts = new Map<string, string>();

  openFor(userId: number): void {
    if (this.#prefix === null)
      window.addEventListener('storage', ({ key }) => {
        if (key === null || (this.#prefix !== null && key.startsWith(this.#prefix))) this.#readAll();
      });
    this.#prefix = `${PREFIX}${userId}.`;
    this.#readAll();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  read(recordId: number, fieldId: string): string | null {
    return this.#texts.get(placeOf(recordId, fieldId)) ?? null;
  }

  /** Ids of the fields of a record that hold a draft, as one text: equal texts, equal drafts. */
  listFields(recordId: number): string {
    const start = `${recordId}.`;
    const places = [...this.#texts.keys()].filter((place) => place.startsWith(start));
    return places.map((place) => place.slice(start.length)).join(' ');
  }

  count(): number {
    return this.#texts.size;
  }

  keep(recordId: number, fieldId: string, text: string): void {
    this.#texts.set(placeOf(recordId, fieldId), text);
    if (this.#prefix !== null) localStorage.setItem(this.#prefix + placeOf(recordId, fieldId), text);
    this.#tell();
  }

  drop(recordId: number, fieldId: string): void {
    if (!this.#texts.delete(placeOf(recordId, fieldId))) return;
    if (this.#prefix !== null) localStorage.removeItem(this.#prefix + placeOf(recordId, fieldId));
    this.#tell();
  }

  /** Whoever sits down at this machine next finds nothing half-typed. */
  forgetAll(): void {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    this.#readAll();
  }

  #readAll(): void {
    const prefix = this.#prefix;
    if (prefix === null) return;
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    this.#texts = new Map(keys.map((key) => [key.slice(prefix.length), localStorage.getItem(key) ?? '']));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const drafts = new Drafts();
