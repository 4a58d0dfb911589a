import { useEffect, useRef, useState } from 'react';
import type { BatchProgress, BatchView } from '../../../server/schemas/batches.ts';

export interface LiveProgress {
  readonly progress: BatchProgress | null;
  readonly isLive: boolean;
}

/** Follows one batch as it is read, by server-sent events; the browser reconnects by itself. */
export function useBatchProgress(batchId: number, onMoved?: (batch: BatchView) => void): LiveProgress {
  const [live, setLive] = useState<LiveProgress>({ progress: null, isLive: true });
  const moved = useRef(onMoved);
  useEffect(() => {
    moved.current = onMoved;
  });
  useEffect(() => {
    const source = new EventSource(`/api/batches/${batchId}/events`);
    source.onmessage = (event: MessageEvent<string>) => {
      const progress = JSON.parse(event.data) as BatchProgress;
      setLive({ progress, isLive: true });
      moved.current?.(progress.batch);
    };
    source.onerror = () => setLive((before) => ({ ...before, isLive: false }));
    source.onopen = () => setLive((before) => ({ ...before, isLive: true }));
    return () => source.close();
  }, [batchId]);
  return live;
}
