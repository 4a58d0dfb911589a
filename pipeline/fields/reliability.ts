/** One judged value: how sure the program was, and whether it was right. */
export interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanConfidence: number;
  readonly accuracy: number;
}

/** Edges that tell apart what matters: the top hundredth decides what goes through unseen. */
const EDGES = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.997, 0.999, 1.0000001];

/** Reliability curve: in each band of stated confidence, how often the value was right. */
export function measureReliability(judged: readonly Judged[]): readonly ReliabilityBin[] {
  return EDGES.slice(0, -1).flatMap((from, i) => {
    const to = EDGES[i + 1] ?? 1;
    const inside = judged.filter(({ confidence }) => confidence >= from && confidence < to);
    if (inside.length === 0) return [];
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0);
    const right = inside.filter(({ isRight }) => isRight).length;
    return [
      {
        from,
        to: Math.min(1, to),
        count: inside.length,
        meanConfidence: sum / inside.length,
        accuracy: right / inside.length,
      },
    ];
  });
}

/** Expected calibration error: mean gap between stated confidence and accuracy, weighted by count. */
export function measureCalibrationError(judged: readonly Judged[]): number {
  if (judged.length === 0) return 0;
  const gaps = measureReliability(judged).map(
    (bin) => Math.abs(bin.meanConfidence - bin.accuracy) * bin.count,
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / judged.length;
}

/** Share accepted at a threshold, and how much of it was right (null when nothing was accepted). */
export function measureAcceptance(
  judged: readonly Judged[],
  threshold: number,
): { readonly share: number; readonly precision: number | null } {
  const accepted = judged.filter(({ confidence }) => confidence >= threshold);
  const right = accepted.filter(({ isRight }) => isRight).length;
  return {
    share: accepted.length / Math.max(1, judged.length),
    precision: accepted.length === 0 ? null : right / accepted.length,
  };
}

/** Thresholds between these steps differ by less than a fit can tell. */
const STEP = 0.0005;
const LOWEST = 0.9;

/**
 * The lowest confidence from which what goes through, taken together, is right as often as `wanted` (0–1). 1 when not even
 * the surest values are: nothing goes through then.
 */
export function findThreshold(judged: readonly Judged[], wanted: number): number {
  const steps = Math.round((1 - LOWEST) / STEP);
  const found = Array.from({ length: steps }, (_, i) => Number((LOWEST + i * STEP).toFixed(4))).find(
    (threshold) => (measureAcceptance(judged, threshold).precision ?? 0) >= wanted,
  );
  return found ?? 1;
}
