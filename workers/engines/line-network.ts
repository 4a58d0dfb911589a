import { readFile } from 'node:fs/promises';
import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-node';
import { Failure } from '../../pipeline/failures.ts';
import type { NormalizedLine } from '../../pipeline/ocr/normalize-line.ts';

/** Log-probabilities of a line: step after step, class after class. */
export interface LineOutput {
  readonly steps: number;
  readonly classes: number;
  readonly data: Float32Array;
}

/** The line network, ready to run, whatever carries it. */
export interface LineNetwork {
  readonly runtime: LineRuntime;
  run(line: NormalizedLine): Promise<LineOutput>;
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
  // Widths vary from line to line: plans kept for each would grow without end.
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

async function runLine(
  session: InferenceSession,
  TensorOf: TensorConstructor,
  { data, height, width }: NormalizedLine,
): Promise<LineOutput> {
  const inputs: Record<string, Tensor> = {
    images: new TensorOf('float32', data, [1, 1, height, width]),
    widths: new TensorOf('int64', BigInt64Array.of(BigInt(width)), [1]),
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
      return { runtime, run: (line) => runLine(session, Tensor, line), release: () => session.release() };
    } catch (thrown) {
      cause = thrown;
    }
  }
  throw new Failure('E-ENGINE-AWAY', { engine: 'sogoc', file: networkPath }, { cause });
}
