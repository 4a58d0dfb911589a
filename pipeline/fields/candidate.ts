/** One way to understand what stands in a field. */
export interface Candidate {
  /** Normalised as the contract wants it. */
  readonly value: string;
  /** Nats away from what the pixels say, knowledge aside; 0 as read. */
  readonly cost: number;
  /** Log frequency of the value, where words can be counted: ranks it in place of `plausibility`. */
  readonly prior?: number;
  /** Characters or words changed. */
  readonly repairs: number;
  /** How well knowledge of the language and the land supports it, 0–1. */
  readonly plausibility: number;
  /** Why, for the record: short English tags such as `lexicon:surname`, `gazetteer:commune`. */
  readonly evidence: readonly string[];
}

/** What was made of one field. */
export interface FieldReading {
  readonly value: string | null;
  /** Everything considered, best first; the first gave `value`. */
  readonly candidates: readonly Candidate[];
  readonly repairs: number;
  readonly evidence: readonly string[];
  readonly plausibility: number;
  /** Nats between the best and the next candidate with another value; 9 when there is none. */
  readonly margin: number;
}

export const NO_READING: FieldReading = {
  value: null,
  candidates: [],
  repairs: 0,
  evidence: [],
  plausibility: 0,
  margin: 0,
};

/** Evidence tag of a value that is one of several equals: void unless another field bears it out. */
export const GUESS = 'guess';

const MAX_MARGIN = 9;
/** A wholly implausible value is believed only when every plausible one is this many nats away. */
const NATS_OF_PLAUSIBILITY = 6;

export function scoreCandidate(candidate: Candidate): number {
  return candidate.cost - (candidate.prior ?? -NATS_OF_PLAUSIBILITY * (1 - candidate.plausibility));
}

/** Orders candidates, keeps the best of each value, and takes the first. */
export function chooseCandidate(candidates: readonly Candidate[]): FieldReading {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const other = best.get(candidate.value);
    if (!other || scoreCandidate(candidate) < scoreCandidate(other)) best.set(candidate.value, candidate);
  }
  const ranked = [...best.values()].sort((a, b) => scoreCandidate(a) - scoreCandidate(b));
  const first = ranked[0];
  if (!first) return NO_READING;
  const second = ranked[1];
  const margin = second ? Math.min(MAX_MARGIN, scoreCandidate(second) - scoreCandidate(first)) : MAX_MARGIN;
  const { value, repairs, evidence, plausibility } = first;
  return { value, candidates: ranked.slice(0, 8), repairs, evidence, plausibility, margin };
}
