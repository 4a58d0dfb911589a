import { useEffect, useState } from 'react';
import type { BatchProgress } from '../../../server/schemas/batches.ts';

export interface LiveProgress {
  readonly progress: BatchProgress | null;
  readonly isLive: boolean;
}

/** Follows one batch as it is read, by server-sent events; the browser reconnects by itself. */
export function useBatchProgress(batchId: number): LiveProgress {
  const [live, setLive] = useState<LiveProgress>({ progress: null, isLive: true });
  useEffect(() => {
    const source = new EventSource(`/api/batches/${batchId}/events`);
    source.onmessage = (event: MessageEvent<string>) =>
      setLive({ progress: JSON.parse(event.data) as BatchProgress, isLive: true });
    source.onerror = () => setLive((before) => ({ ...before, isLive: false }));
    source.onopen = () => setLive((before) => ({ ...before, isLive: true }));
    return () => source.close();
  }, [batchId]);
  return live;
}
