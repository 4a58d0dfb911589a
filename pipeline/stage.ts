import type { z } from 'zod';

/** The little a stage may know of the world it runs in: where to report measurements, and when to give up. */
export interface StageContext {
  /** Ids and measurements only; never values of fields. */
  readonly log: StageLog;
  readonly signal: AbortSignal;
}

export interface StageLog {
  info(measurements: Record<string, unknown>, message: string): void;
  warn(measurements: Record<string, unknown>, message: string): void;
}

/**
 * One verb of the pipeline, declared apart from whatever carries it.
 * The same input gives the same output for one `version`; raise `version` whenever it would not.
 */
export interface Stage<Input, Output> {
  readonly name: StageName;
  readonly version: number;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  run(input: Input, context: StageContext): Promise<Output>;
}

export const STAGE_NAMES = [
  'read-scan',
  'clean-page',
  'recognize-text',
  'identify-record',
  'extract-fields',
  'validate-record',
  'render-outputs',
] as const;
export type StageName = (typeof STAGE_NAMES)[number];

/** Declares a stage; its `run` checks what comes in and what goes out against the schemas. */
export function defineStage<Input, Output>(stage: Stage<Input, Output>): Stage<Input, Output> {
  return {
    ...stage,
    async run(input, context) {
      context.signal.throwIfAborted();
      return stage.output.parse(await stage.run(stage.input.parse(input), context));
    },
  };
}

export const silentContext: StageContext = {
  log: { info: () => undefined, warn: () => undefined },
  signal: new AbortController().signal,
};
