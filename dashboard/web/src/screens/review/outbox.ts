import type { FieldView, SavedField } from '../../../../server/schemas/records.ts';
import { ApiError, ask, isAway } from '../../api/client.ts';
import { noticeSignedOut } from '../../api/queries.ts';
import { isSignedInHere } from '../../api/signed-in.ts';
import { oneAtATime } from '../../parts/one-at-a-time.ts';
import { CorrectionShelf, isOfField } from './correction-shelf.ts';
import type { Correction, NewCorrection } from './correction-shelf.ts';
import { drafts } from './drafts.ts';

export type { Correction } from './correction-shelf.ts';

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
/** A line that hangs is a line that is away: the same correction sent twice changes nothing. */
const PATIENCE_MS = 30_000;

const EMPTY: OutboxState = {
  waiting: [],
  conflicts: [],
  isAway: false,
  isSending: false,
  savedAt: null,
  refused: null,
};

/** Null: the server has the value already, by whatever way it came there. */
type SavedListener = (recordId: number, saved: SavedField | null) => void;

/**
 * Sends corrections one after the other, in the order they were made, one tab at a time; they lie in localStorage
 * meanwhile, so that a broken network, a closed tab or a flat battery loses none.
 */
export class Outbox {
  #state: OutboxState = { ...EMPTY };
  readonly #listeners = new Set<() => void>();
  readonly #savedListeners = new Set<SavedListener>();
  /** What another tab has saved is news for the record that is open in this one. */
  readonly #otherTabs = new BroadcastChannel('sogoc.saved');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shelf: CorrectionShelf | null = null;
  #isFlushing = false;

  constructor() {
    window.addEventListener('online', () => void this.flush());
    window.addEventListener('storage', ({ key }) => {
      if (key === null || this.#shelf?.holds(key)) this.#refresh({});
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.#state.waiting.length > 0 && !this.#state.isAway) event.preventDefault();
    });
    this.#otherTabs.onmessage = ({ data }: MessageEvent<[number, SavedField | null]>) => this.#tell(...data);
  }

  /** Each person's corrections lie apart: nothing is ever sent in somebody else's name. */
  openFor(userId: number): void {
    if (this.#shelf?.userId !== userId) {
      this.#shelf = new CorrectionShelf(localStorage, userId);
      this.#refresh(EMPTY);
    }
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

  put(correction: NewCorrection): void {
    this.#shelf?.add(correction);
    this.#refresh({ refused: null });
    void this.flush();
  }

  /** Takes the last correction of a record back that the server has not seen yet; undefined where there is none. */
  async withdrawLast(recordId: number): Promise<Correction | undefined> {
    const shelf = this.#shelf;
    if (!shelf) return undefined;
    return oneAtATime(lockOf(shelf), () => {
      const last = shelf.list().findLast((one) => one.recordId === recordId);
      if (last) shelf.drop(last);
      this.#refresh({});
      return Promise.resolve(last);
    });
  }

  /** Resolves once the server has every correction of a record, or is away. */
  async waitFor(recordId: number): Promise<void> {
    const isOver = () => this.#state.isAway || !this.#state.waiting.some((one) => one.recordId === recordId);
    if (isOver()) return;
    await new Promise<void>((resolve) => {
      const stop = this.subscribe(() => {
        if (!isOver()) return;
        stop();
        resolve();
      });
    });
  }

  /** The person has seen both values: mine goes again on top of theirs, or is let go. */
  settle(conflict: Conflict, keepMine: boolean): void {
    const { recordId, fieldId } = conflict.correction;
    drafts.drop(recordId, fieldId);
    this.#refresh({ conflicts: this.#state.conflicts.filter((one) => one !== conflict) });
    if (keepMine) this.put({ ...conflict.correction, version: conflict.theirs.version });
  }

  async flush(): Promise<void> {
    const shelf = this.#shelf;
    if (this.#isFlushing || !shelf) return;
    this.#isFlushing = true;
    clearTimeout(this.#timer);
    while (await oneAtATime(lockOf(shelf), () => this.#sendFirst(shelf)));
    this.#isFlushing = false;
    this.#refresh({ isSending: false });
    if (this.#state.waiting.length > 0) this.#timer = setTimeout(() => void this.flush(), RETRY_MS);
  }

  /** False where nothing is left to send, or nothing can be sent now. */
  async #sendFirst(shelf: CorrectionShelf): Promise<boolean> {
    const [next] = shelf.list();
    // Somebody else may have signed in meanwhile, in this tab or in another.
    if (!next || this.#shelf !== shelf || !isSignedInHere(shelf.userId)) return false;
    this.#refresh({ isSending: true });
    const { recordId, fieldId, value, state, isAsInBook, version } = next;
    try {
      const change = { value, state, isAsInBook, version };
      const path = `/records/${recordId}/fields/${fieldId}`;
      const saved = await ask<SavedField>('PUT', path, change, AbortSignal.timeout(PATIENCE_MS));
      this.#finish(shelf, next, saved.field.version, saved);
    } catch (error) {
      if (!(error instanceof ApiError) || isAway(error)) {
        noticeSignedOut(error);
        this.#refresh({ isAway: true });
        return false;
      }
      this.#giveUp(shelf, next, error);
    }
    return true;
  }

  #finish(shelf: CorrectionShelf, sent: Correction, version: number, saved: SavedField | null): void {
    this.#tell(sent.recordId, saved);
    this.#otherTabs.postMessage([sent.recordId, saved]);
    shelf.settle(sent, version);
    this.#refresh({ isAway: false, savedAt: saved?.savedAt ?? new Date().toISOString() });
  }

  #giveUp(shelf: CorrectionShelf, sent: Correction, error: ApiError): void {
    const theirs = error.status === 409 ? readConflict(error.body) : null;
    // It was saved and the answer was lost, or another tab was quicker.
    if (theirs && isSame(theirs, sent)) return this.#finish(shelf, sent, theirs.version, null);
    const mine = shelf.takeField(sent) ?? sent;
    // What was typed is still there when the field is opened again.
    drafts.keep(mine.recordId, mine.fieldId, mine.value ?? '');
    const others = this.#state.conflicts.filter((one) => !isOfField(one.correction, mine));
    if (theirs) this.#refresh({ conflicts: [...others, { correction: mine, theirs }], isAway: false });
    else this.#refresh({ refused: error, isAway: false });
  }

  #tell(recordId: number, saved: SavedField | null): void {
    for (const listener of this.#savedListeners) listener(recordId, saved);
  }

  #refresh(change: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...change, waiting: this.#shelf?.list() ?? [] };
    for (const listener of this.#listeners) listener();
  }
}

const lockOf = ({ userId }: CorrectionShelf) => `sogoc.outbox.${userId}`;

const isSame = (theirs: FieldView, mine: Correction): boolean =>
  theirs.isChecked &&
  theirs.value === (mine.value?.normalize('NFC') ?? null) &&
  theirs.state === mine.state &&
  theirs.isAsInBook === mine.isAsInBook;

function readConflict(body: unknown): FieldView | null {
  return typeof body === 'object' && body !== null && 'field' in body ? (body.field as FieldView) : null;
}

export const outbox = new Outbox();
