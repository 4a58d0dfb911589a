import type { FieldView, SavedField } from '../../../../server/schemas/records.ts';
import { ApiError, ask, isAway } from '../../api/client.ts';
import { noticeSignedOut } from '../../api/queries.ts';
import { keepDraft } from './place.ts';

/** A correction on its way to the server. It lies on this machine until the server has it. */
export interface Correction {
  readonly recordId: number;
  readonly fieldId: string;
  readonly value: string | null;
  readonly state: FieldView['state'];
  readonly isAsInBook: boolean;
  /** Version of the field that the person saw. */
  readonly version: number;
}

export interface Conflict {
  readonly correction: Correction;
  readonly theirs: FieldView;
}

export interface OutboxState {
  readonly waiting: readonly Correction[];
  readonly conflicts: readonly Conflict[];
  readonly isAway: boolean;
  readonly isSending: boolean;
  readonly savedAt: string | null;
  readonly refused: ApiError | null;
}

const RETRY_MS = 5_000;
const keyOf = (one: { recordId: number; fieldId: string }) => `${one.recordId}/${one.fieldId}`;

const EMPTY: OutboxState = {
  waiting: [],
  conflicts: [],
  isAway: false,
  isSending: false,
  savedAt: null,
  refused: null,
};

type SavedListener = (recordId: number, saved: SavedField) => void;

/**
 * Sends corrections one after the other, in the order they were made; keeps them in localStorage meanwhile,
 * so that a broken network, a closed tab or a flat battery loses none.
 */
export class Outbox {
  #state: OutboxState;
  readonly #listeners = new Set<() => void>();
  readonly #savedListeners = new Set<SavedListener>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  #storageKey: string | null = null;

  constructor() {
    this.#state = { ...EMPTY };
    window.addEventListener('online', () => void this.flush());
    window.addEventListener('beforeunload', (event) => {
      if (this.#state.waiting.length > 0 && !this.#state.isAway) event.preventDefault();
    });
  }

  /** Each person's corrections lie apart: nothing is ever sent in somebody else's name. */
  openFor(userId: number): void {
    const key = `sogoc.outbox.${userId}`;
    if (key === this.#storageKey) return;
    this.#storageKey = key;
    this.#set({ ...EMPTY, waiting: readStored(key) });
    void this.flush();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): OutboxState => this.#state;

  onSaved(listener: SavedListener): () => void {
    this.#savedListeners.add(listener);
    return () => this.#savedListeners.delete(listener);
  }

  put(correction: Correction): void {
    const others = this.#state.waiting.filter((one) => keyOf(one) !== keyOf(correction));
    this.#set({ waiting: [...others, correction], refused: null });
    void this.flush();
  }

  /** The person has seen both values: mine goes again on top of theirs, or is let go. */
  settle(conflict: Conflict, keepMine: boolean): void {
    this.#set({ conflicts: this.#state.conflicts.filter((one) => one !== conflict) });
    if (keepMine) this.put({ ...conflict.correction, version: conflict.theirs.version });
  }

  async flush(): Promise<void> {
    if (this.#state.isSending || this.#storageKey === null) return;
    clearTimeout(this.#timer);
    for (let [next] = this.#state.waiting; next; [next] = this.#state.waiting) {
      this.#set({ isSending: true });
      const isGone = await this.#send(next);
      if (!isGone) break;
    }
    this.#set({ isSending: false });
    if (this.#state.waiting.length > 0) this.#timer = setTimeout(() => void this.flush(), RETRY_MS);
  }

  async #send(correction: Correction): Promise<boolean> {
    const { recordId, fieldId, ...change } = correction;
    try {
      const saved = await ask<SavedField>('PUT', `/records/${recordId}/fields/${fieldId}`, change);
      this.#drop(correction, saved.field.version);
      this.#set({ isAway: false, savedAt: saved.savedAt });
      for (const listener of this.#savedListeners) listener(recordId, saved);
      return true;
    } catch (error) {
      if (isAway(error)) {
        noticeSignedOut(error);
        this.#set({ isAway: true });
        return false;
      }
      this.#drop(correction, correction.version);
      const theirs = error instanceof ApiError && error.status === 409 ? readConflict(error.body) : null;
      if (theirs) this.#set({ conflicts: [...this.#state.conflicts, { correction, theirs }], isAway: false });
      else {
        // What was typed is still there when the field is opened again.
        keepDraft(recordId, fieldId, correction.value ?? '');
        this.#set({ refused: error instanceof ApiError ? error : null, isAway: false });
      }
      return true;
    }
  }

  /** Another correction of the same field may have come meanwhile: it now stands on the version just saved. */
  #drop(sent: Correction, version: number): void {
    const waiting = this.#state.waiting
      .filter((one) => one !== sent)
      .map((one) => (keyOf(one) === keyOf(sent) ? { ...one, version } : one));
    this.#set({ waiting });
  }

  #set(change: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...change };
    if (this.#storageKey !== null)
      localStorage.setItem(this.#storageKey, JSON.stringify(this.#state.waiting));
    for (const listener of this.#listeners) listener();
  }
}

function readStored(key: string): Correction[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? (stored as Correction[]) : [];
  } catch {
    return [];
  }
}

function readConflict(body: unknown): FieldView | null {
  return typeof body === 'object' && body !== null && 'field' in body ? (body.field as FieldView) : null;
}

export const outbox = new Outbox();
