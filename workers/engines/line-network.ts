import { readFile } from 'node:fs/promises';
import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-node';
import { Failure } from '../../pipeline/failures.ts';

/** Lines at the network's height, padded to one width: row after row, line after line. */
export interface LineBatch {
  readonly pixels: Float32Array;
  readonly height: number;
  readonly width: number;
  /** True width of each line. */
  readonly widths: readonly number[];
}

/** Log-probabilities of a batch: line after line, step after step, class after class. */
export interface LineBatchOutput {
  readonly steps: number;
  readonly classes: number;
  readonly data: Float32Array;
}

/** The line network, ready to run, whatever carries it. */
export interface LineNetwork {
  readonly runtime: LineRuntime;
  run(batch: LineBatch): Promise<LineBatchOutput>;
  release(): Promise<void>;
}

/** The native binding, and the WebAssembly build for machines where that does not load (half as fast). */
export const LINE_RUNTIMES = ['native', 'wasm'] as const;
export type LineRuntime = (typeof LINE_RUNTIMES)[number];

interface Runtime {
  readonly Tensor: TensorConstructor;
  open(networkPath: string): Promise<InferenceSession>;
}

/** One thread, so that a page takes one core and two runs give the same bits. */
const options: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  logSeverityLevel: 3,
  // Widths vary from batch to batch: plans kept for each would grow without end.
  enableMemPattern: false,
};

async function loadRuntime(runtime: LineRuntime): Promise<Runtime> {
  switch (runtime) {
    case 'native': {
      const { InferenceSession, Tensor } = await import('onnxruntime-node');
      return { Tensor, open: (networkPath) => InferenceSession.create(networkPath, options) };
    }
    case 'wasm': {
      const { InferenceSession, Tensor, env } = await import('onnxruntime-web');
      env.wasm.numThreads = 1;
      return {
        Tensor,
        open: async (networkPath) => InferenceSession.create(await readFile(networkPath), options),
      };
    }
  }
}

async function runBatch(
  session: InferenceSession,
  TensorOf: TensorConstructor,
  batch: LineBatch,
): Promise<LineBatchOutput> {
  const { pixels, height, width, widths } = batch;
  const inputs: Record<string, Tensor> = {
    images: new TensorOf('float32', pixels, [widths.length, 1, height, width]),
    widths: new TensorOf('int64', BigInt64Array.from(widths, BigInt), [widths.length]),
  };
  const { log_probs: output } = await session.run(inputs);
  const [, steps = 0, classes = 0] = output?.dims ?? [];
  if (!(output?.data instanceof Float32Array))
    throw new Failure('E-ENGINE-AWAY', { engine: 'sogoc', reason: 'no log_probs' });
  return { steps, classes, data: output.data };
}

/** Opens the network in the first runtime that loads. Errors: E-ENGINE-AWAY when none does. */
export async function openLineNetwork(
  networkPath: string,
  runtimes: readonly LineRuntime[] = LINE_RUNTIMES,
): Promise<LineNetwork> {
  let cause: unknown;
  for (const runtime of runtimes) {
    try {
      const { Tensor, open } = await loadRuntime(runtime);
      const session = await open(networkPath);
      return { runtime, run: (batch) => runBatch(session, Tensor, batch), release: () => session.release() };
    } catch (thrown) {
      cause = thrown;
    }
  }
  throw new Failure('E-ENGINE-AWAY', { engine: 'sogoc', file: networkPath }, { cause });
}
