import type {
  BatchView,
  HeldFile,
  NewBatch,
  OpenBatch,
  ReceivedFile,
} from '../../../../server/schemas/batches.ts';
import type { Problem } from '../../../../server/schemas/problem.ts';
import { ApiError, ask, isAway } from '../../api/client.ts';
import { noticeSignedOut } from '../../api/queries.ts';
import type { PickedFile } from './read-dropped.ts';
import { findHalfSent, findHeld, hashInBrowser } from './resume.ts';

export interface SentFile {
  readonly path: string;
  readonly bytes: number;
  readonly state: 'queued' | 'sending' | ReceivedFile['state'];
  readonly duplicateOf: ReceivedFile['duplicateOf'];
  readonly problem: Problem | null;
}

export interface Submission {
  readonly batch: BatchView | null;
  readonly files: readonly SentFile[];
  readonly isSending: boolean;
  readonly isInterrupted: boolean;
  /** Files that an earlier sending of the same folder had brought in; null where this is a batch of its own. */
  readonly heldBefore: number | null;
  readonly error: unknown;
}

const NOTHING: Submission = {
  batch: null,
  files: [],
  isSending: false,
  isInterrupted: false,
  heldBefore: null,
  error: null,
};
const AT_ONCE = 3;
const WAIT_MS = 3_000;
const MOST_FAULTS = 3;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends files one a request, three at a time, whatever screen is open meanwhile. A file is whole on the server or not
 * there at all, so a broken network costs the files under way only: they are sent again when the server answers.
 */
export class Submitter {
  #state: Submission = NOTHING;
  readonly #listeners = new Set<() => void>();

  constructor() {
    window.addEventListener('beforeunload', (event) => {
      if (this.#state.isSending) event.preventDefault();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): Submission => this.#state;

  reset(): void {
    if (!this.#state.isSending) this.#set(NOTHING);
  }

  /** Into a new batch, or into the one in which this very folder was left half sent. */
  async send(newBatch: NewBatch, picked: readonly PickedFile[]): Promise<void> {
    await this.#run(picked, async () => {
      const { open } = await ask<{ open: OpenBatch[] }>('GET', '/open-batches');
      const halfSent = findHalfSent(open, newBatch, picked);
      return halfSent ?? { batch: await ask<BatchView>('POST', '/batches', newBatch), files: null };
    });
  }

  /** Into a batch that a person chose to go on with. */
  async goOn(batch: BatchView, picked: readonly PickedFile[]): Promise<void> {
    await this.#run(picked, async () => ({
      batch,
      files: (await ask<{ files: HeldFile[] }>('GET', `/batches/${batch.id}/files`)).files,
    }));
  }

  async #run(
    picked: readonly PickedFile[],
    open: () => Promise<{ batch: BatchView; files: readonly HeldFile[] | null }>,
  ): Promise<void> {
    const files = picked.map(({ path, file }): SentFile => ({
      path,
      bytes: file.size,
      state: 'queued',
      duplicateOf: null,
      problem: null,
    }));
    this.#set({ ...NOTHING, files, isSending: true });
    try {
      const { batch, files: heldFiles } = await open();
      this.#set({ batch });
      const held = await findHeld(heldFiles ?? [], picked, hashInBrowser);
      if (heldFiles) this.#set({ heldBefore: held.size });
      for (const index of held) this.#setFile(index, { state: 'received' });
      const queue = [...picked.entries()].filter(([index]) => !held.has(index)).values();
      const sendSome = async () => {
        for (const [index, one] of queue) await this.#sendOne(batch.id, one, index);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, sendSome));
      const closed = await this.#insist(() => ask<BatchView>('POST', `/batches/${batch.id}/close`));
      this.#set({ batch: closed, isSending: false });
    } catch (error) {
      this.#set({ isSending: false, error });
    }
  }

  async #sendOne(batchId: number, one: PickedFile, index: number): Promise<void> {
    this.#setFile(index, { state: 'sending' });
    try {
      this.#setFile(index, await this.#insist(() => postFile(batchId, one)));
    } catch (error) {
      const problem = error instanceof ApiError ? error.problem : null;
      this.#setFile(index, { state: 'refused', problem });
    }
  }

  /** Again and again while the server is away; any other answer counts. */
  async #insist<T>(send: () => Promise<T>): Promise<T> {
    for (let faults = 0; ;) {
      try {
        const answer = await send();
        if (this.#state.isInterrupted) this.#set({ isInterrupted: false });
        return answer;
      } catch (error) {
        if (!isAway(error) || (isFault(error) && ++faults > MOST_FAULTS)) throw error;
        noticeSignedOut(error);
        this.#set({ isInterrupted: true });
        await wait(WAIT_MS);
      }
    }
  }

  #setFile(index: number, change: Partial<SentFile>): void {
    this.#set({ files: this.#state.files.map((file, at) => (at === index ? { ...file, ...change } : file)) });
  }

  #set(change: Partial<Submission>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The server answers, and says that it cannot: not worth asking for ever. */
const isFault = (error: unknown): boolean => error instanceof ApiError && error.status === 500;

async function postFile(batchId: number, one: PickedFile): Promise<ReceivedFile> {
  const form = new FormData();
  form.append('path', one.path);
  form.append('file', one.file, one.file.name);
  const answer = await ask<{ files: ReceivedFile[] }>('POST', `/batches/${batchId}/files`, form);
  const [received] = answer.files;
  if (!received) throw new Error('the server named no file');
  return received;
}

export const submitter = new Submitter();
