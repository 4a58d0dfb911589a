import type { FieldView } from '../../../../server/schemas/records.ts';

/** A correction on its way to the server. It lies on this machine until the server has it. */
export interface Correction {
  readonly id: string;
  /** Rises with every correction of this person on this machine, in whatever tab. */
  readonly order: number;
  readonly recordId: number;
  readonly fieldId: string;
  readonly value: string | null;
  readonly state: FieldView['state'];
  readonly isAsInBook: boolean;
  /** Version of the field that the person saw. */
  readonly version: number;
}

export type NewCorrection = Omit<Correction, 'id' | 'order'>;

type Place = Pick<Correction, 'recordId' | 'fieldId'>;
export const isOfField = (one: Place, place: Place): boolean =>
  one.recordId === place.recordId && one.fieldId === place.fieldId;

/**
 * One person's corrections under one key each: tabs that write at the same moment never write over one another.
 * Whoever changes a correction that lies here already does so alone (one-at-a-time.ts).
 */
export class CorrectionShelf {
  readonly userId: number;
  readonly #storage: Storage;
  readonly #prefix: string;

  constructor(storage: Storage, userId: number) {
    this.userId = userId;
    this.#storage = storage;
    this.#prefix = `sogoc.outbox.${userId}.`;
    this.#takeOver(`sogoc.outbox.${userId}`);
  }

  /** In the order in which they were made. */
  list(): Correction[] {
    return Object.keys(this.#storage)
      .filter((key) => this.holds(key))
      .flatMap((key) => readCorrection(this.#storage.getItem(key)))
      .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
  }

  holds(key: string): boolean {
    return key.startsWith(this.#prefix);
  }

  add(correction: NewCorrection): Correction {
    const last = this.list().at(-1)?.order ?? 0;
    const added = { ...correction, id: makeId(), order: Math.max(last + 1, Date.now()) };
    this.#write(added);
    return added;
  }

  drop(correction: Correction): void {
    this.#storage.removeItem(this.#prefix + correction.id);
  }

  /** The server has it: later ones of the same field now stand on the version just saved. */
  settle(sent: Correction, version: number): void {
    this.drop(sent);
    for (const one of this.list()) if (isOfField(one, sent)) this.#write({ ...one, version });
  }

  /** Takes all corrections of one field away; returns the last one made. */
  takeField(place: Place): Correction | undefined {
    const own = this.list().filter((one) => isOfField(one, place));
    for (const one of own) this.drop(one);
    return own.at(-1);
  }

  #write(correction: Correction): void {
    this.#storage.setItem(this.#prefix + correction.id, JSON.stringify(correction));
  }

  /** Programs of before kept all of them under one key. */
  #takeOver(oldKey: string): void {
    const text = this.#storage.getItem(oldKey);
    if (text === null) return;
    for (const old of readOldList(text)) this.add(old);
    this.#storage.removeItem(oldKey);
  }
}

const makeId = (): string => crypto.getRandomValues(new Uint32Array(3)).join('-');

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function isNewCorrection(kept: unknown): kept is NewCorrection {
  if (typeof kept !== 'object' || kept === null) return false;
  if (!('recordId' in kept && 'fieldId' in kept && 'value' in kept && 'version' in kept)) return false;
  const isPlaced = typeof kept.recordId === 'number' && typeof kept.fieldId === 'string';
  return (
    isPlaced && typeof kept.version === 'number' && (kept.value === null || typeof kept.value === 'string')
  );
}

function isCorrection(kept: unknown): kept is Correction {
  if (!isNewCorrection(kept) || !('id' in kept && 'order' in kept)) return false;
  return typeof kept.id === 'string' && typeof kept.order === 'number';
}

function readCorrection(text: string | null): Correction[] {
  const kept = parse(text);
  return isCorrection(kept) ? [kept] : [];
}

function readOldList(text: string): NewCorrection[] {
  const kept = parse(text);
  return Array.isArray(kept) ? kept.filter(isNewCorrection) : [];
}
