import type { GrayImage } from '../image/raster.ts';

/** What a region is expected to hold; an engine may use it to narrow its characters, never to invent. */
export type LineHint =
  'text' | 'digits' | 'identity' | 'date' | 'name' | 'place' | 'date_words' | 'money_words';

/** One line of text cut out of a clean page: dark ink on white, a small margin all round. */
export interface LineImage {
  readonly image: GrayImage;
  readonly hint?: LineHint;
  /** Texts that the line may hold (a list of values, a word list): the reading then says how likely the pixels make each. */
  readonly candidates?: readonly string[];
}

export interface CandidateScore {
  readonly text: string;
  /** How well the pixels bear this text out, against the best free reading (1: as well; near 0: not at all). */
  readonly likelihood: number;
}

export interface CharReading {
  readonly text: string;
  /** Probability that this character is right, as the engine sees it (not calibrated). */
  readonly confidence: number;
  /** Horizontal extent in pixels of the line image. */
  readonly left: number;
  readonly right: number;
}

export interface LineReading {
  readonly text: string;
  /** 0–1, the engine's own view; calibration happens per field, later. */
  readonly confidence: number;
  readonly chars: readonly CharReading[];
  /** Other readings that the pixels support, best first; for reviewers and for evidence. */
  readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
  /** One for each candidate asked for, in the same order; absent where none was, or where the engine cannot tell. */
  readonly candidates?: readonly CandidateScore[];
}

export interface EngineIdentity {
  readonly name: string;
  readonly version: string;
  readonly model: string;
}

/**
 * The port an engine fulfils. Deterministic: a line's reading depends on that line alone,
 * not on what was read before it or beside it.
 * Errors: E-ENGINE-AWAY when the engine cannot start.
 */
export interface LineEngine {
  readonly identity: EngineIdentity;
  recognizeLines(lines: readonly LineImage[], signal: AbortSignal): Promise<readonly LineReading[]>;
  close(): Promise<void>;
}
