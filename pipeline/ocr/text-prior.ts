/**
 * What a reader who knows the kind of text expects, word by word (a weighted automaton over words). It weighs only
 * among what the pixels support: a class under the beam's floor is never taken up. All weights are log-weights.
 */
export interface TextPrior {
  /** Where a text begins. */
  readonly start: number;
  /** Weight of the best word that may become of these first letters, so that it is not lost before it is spelled out. */
  foresee(state: number, letters: string): number;
  /** Weight of a finished word, and where the text stands after it. */
  step(state: number, word: string): PriorStep;
  /** Weight of the text ending here. */
  end(state: number): number;
}

export interface PriorStep {
  readonly weight: number;
  readonly next: number;
}

/** A prior that is told which classes of the network spell words. */
export interface BeamPrior extends TextPrior {
  /** Text of a class when it belongs to a word; empty when it stands between words. */
  wordPart(label: number): string;
}
