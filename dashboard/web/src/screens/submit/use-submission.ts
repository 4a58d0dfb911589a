import { useCallback, useRef, useState } from 'react';
import type { BatchView, NewBatch, ReceivedFile } from '../../../../server/schemas/batches.ts';
import type { Problem } from '../../../../server/schemas/problem.ts';
import { ApiError, ask, isAway } from '../../api/client.ts';
import type { PickedFile } from './read-dropped.ts';

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
  readonly error: unknown;
}

const NOTHING: Submission = { batch: null, files: [], isSending: false, isInterrupted: false, error: null };
const AT_ONCE = 3;
const WAIT_MS = 3_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends files one a request, three at a time. A file is whole on the server or not there at all, so a broken
 * network costs the files under way only: they are sent again when the server answers.
 */
export function useSubmission() {
  const [submission, setSubmission] = useState<Submission>(NOTHING);
  const files = useRef<SentFile[]>([]);

  const publish = useCallback((change: Partial<Submission>) => {
    setSubmission((before) => ({ ...before, files: [...files.current], ...change }));
  }, []);

  const send = useCallback(
    async (newBatch: NewBatch, picked: readonly PickedFile[]) => {
      files.current = picked.map(({ path, file }) => ({
        path,
        bytes: file.size,
        state: 'queued',
        duplicateOf: null,
        problem: null,
      }));
      publish({ ...NOTHING, isSending: true });
      try {
        const batch = await ask<BatchView>('POST', '/batches', newBatch);
        publish({ batch });
        let next = 0;
        const sendOne = async (): Promise<void> => {
          for (let index = next++; index < picked.length; index = next++) {
            const one = picked[index];
            if (one) await sendFile(batch.id, one, index);
          }
        };
        const sendFile = async (batchId: number, one: PickedFile, index: number) => {
          const set = (change: Partial<SentFile>, more: Partial<Submission> = {}) => {
            const before = files.current[index];
            if (before) files.current[index] = { ...before, ...change };
            publish(more);
          };
          set({ state: 'sending' });
          for (;;) {
            try {
              const received = await postFile(batchId, one);
              set(received, { isInterrupted: false });
              return;
            } catch (error) {
              if (!isAway(error)) {
                set({ state: 'refused', problem: error instanceof ApiError ? error.problem : null });
                return;
              }
              publish({ isInterrupted: true });
              await wait(WAIT_MS);
            }
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, sendOne));
        publish({ batch: await ask<BatchView>('POST', `/batches/${batch.id}/close`), isSending: false });
      } catch (error) {
        publish({ isSending: false, error });
      }
    },
    [publish],
  );

  const reset = useCallback(() => {
    files.current = [];
    setSubmission(NOTHING);
  }, []);

  return { submission, send, reset };
}

async function postFile(batchId: number, one: PickedFile): Promise<ReceivedFile> {
  const form = new FormData();
  form.append('path', one.path);
  form.append('file', one.file, one.file.name);
  const answer = await ask<{ files: ReceivedFile[] }>('POST', `/batches/${batchId}/files`, form);
  const [received] = answer.files;
  if (!received) throw new Error('the server named no file');
  return received;
}
