import { alignLabels, decodeGreedily, scoreLabels, type LogProbs } from '../../../pipeline/ocr/ctc.ts';
import { searchBeam } from '../../../pipeline/ocr/ctc-beam.ts';
import { readLogProbs } from '../../../pipeline/ocr/read-log-probs.ts';

/** Steps as probabilities of [a, o, 1, blank]. */
const A = 0;
const B = 1;
const BLANK = 3;
const toLogProbs = (steps: readonly (readonly number[])[]): LogProbs => ({
  steps: steps.length,
  classes: 4,
  blank: BLANK,
  data: Float32Array.from(steps.flat(), (value) => Math.log(Math.max(value, 1e-12))),
});
const alphabet = { charset: ['a', 'o', '1', null], pixelsPerStep: 4 };

/** The probability of every text, by trying every path. */
function enumerate(probs: LogProbs): Map<string, number> {
  const totals = new Map<string, number>();
  const walk = (step: number, path: readonly number[], log: number): void => {
    if (step === probs.steps) {
      const text = path.filter((label, at) => label !== BLANK && label !== path[at - 1]).join();
      totals.set(text, (totals.get(text) ?? 0) + Math.exp(log));
      return;
    }
    for (let label = 0; label < probs.classes; label++)
      walk(step + 1, [...path, label], log + (probs.data[step * 4 + label] ?? 0));
  };
  walk(0, [], 0);
  return totals;
}

const uncertain = toLogProbs([
  [0.4, 0.2, 0.1, 0.3],
  [0.3, 0.3, 0.05, 0.35],
  [0.1, 0.5, 0.1, 0.3],
  [0.25, 0.25, 0.05, 0.45],
]);

describe('CTC', () => {
  it('greedy drops repeats and blanks, and keeps a letter doubled across a blank', () => {
    const probs = toLogProbs([
      [0.9, 0, 0, 0.1],
      [0.8, 0, 0, 0.2],
      [0, 0, 0, 1],
      [0.7, 0, 0, 0.3],
      [0, 0.6, 0, 0.4],
    ]);
    const labels = decodeGreedily(probs);
    expect(labels.map(({ label }) => label)).toEqual([A, A, B]);
    expect(labels.map(({ firstStep, endStep }) => [firstStep, endStep])).toEqual([
      [0, 2],
      [3, 4],
      [4, 5],
    ]);
    expect(labels[0]?.confidence).toBeCloseTo(0.9);
  });

  it('scores a text with the sum over all its paths', () => {
    const totals = enumerate(uncertain);
    for (const labels of [[], [A], [A, B], [B, B], [A, B, A]]) {
      expect(Math.exp(scoreLabels(uncertain, labels))).toBeCloseTo(totals.get(labels.join()) ?? 0, 8);
    }
  });

  it('beam finds the likeliest text where the likeliest path says something else', () => {
    const totals = [...enumerate(uncertain)].sort((a, b) => b[1] - a[1]);
    const readings = searchBeam(uncertain, { width: 50, floor: -30 });
    expect(readings[0]?.labels.join()).toBe(totals[0]?.[0]);
    expect(Math.exp(readings[0]?.logProb ?? 0)).toBeCloseTo(totals[0]?.[1] ?? 0, 6);
    expect(readings[1]?.labels.join()).toBe(totals[1]?.[0]);
  });

  it('never takes up what the pixels do not support, however much it is wished for', () => {
    const sure = toLogProbs([
      [0.999, 0, 0, 0.001],
      [0, 0, 0, 1],
      [0, 0.999, 0, 0.001],
    ]);
    const readings = searchBeam(sure, { width: 8, floor: -9, classWeights: [0, 0, 100, 0] });
    expect(readings[0]?.labels).toEqual([A, B]);
  });

  it('aligns a text to the steps that say it, and refuses one that is too long for the line', () => {
    const probs = toLogProbs([
      [0.1, 0, 0, 0.9],
      [0.9, 0, 0, 0.1],
      [0, 0, 0, 1],
      [0, 0.8, 0, 0.2],
    ]);
    expect(alignLabels(probs, [A, B])?.map(({ firstStep, endStep }) => [firstStep, endStep])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(alignLabels(probs, [A, A, B, B])).toBeNull();
    expect(alignLabels(probs, [])).toEqual([]);
  });
});

describe('readLogProbs', () => {
  it('gives alternatives for a doubtful line, none for a sure one', () => {
    const doubtful = readLogProbs(toLogProbs([[0.55, 0.42, 0, 0.03]]), alphabet, {});
    expect(doubtful.text).toBe('a');
    expect(doubtful.alternatives[0]?.text).toBe('o');
    expect(doubtful.alternatives[0]?.confidence).toBeCloseTo(0.42, 2);
    const sure = readLogProbs(toLogProbs([[0.99, 0, 0, 0.01]]), alphabet, {});
    expect(sure).toMatchObject({ text: 'a', alternatives: [], confidence: 0.99 });
  });

  it('lets a hint decide between near readings, but not against clear pixels', () => {
    const near = toLogProbs([[0.5, 0.1, 0.35, 0.05]]);
    expect(readLogProbs(near, alphabet, {}).text).toBe('a');
    expect(readLogProbs(near, alphabet, { hint: 'digits' }).text).toBe('1');
    const clear = toLogProbs([[0.999, 0, 0.0005, 0.0005]]);
    expect(readLogProbs(clear, alphabet, { hint: 'digits' }).text).toBe('a');
  });

  it('prefers a word that Vietnamese can spell among near readings, never over clear pixels', () => {
    const letters = { charset: ['k', 'c', 'a', null], pixelsPerStep: 4 };
    const near = toLogProbs([
      [0.5, 0.4, 0, 0.1],
      [0, 0, 0, 1],
      [0, 0, 0.98, 0.02],
    ]);
    expect(readLogProbs(near, letters, {}).text).toBe('ca');
    const clear = toLogProbs([
      [0.99, 0.001, 0, 0.009],
      [0, 0, 0, 1],
      [0, 0, 0.95, 0.05],
    ]);
    expect(readLogProbs(clear, letters, {}).text).toBe('ka');
  });

  it('says how well the pixels bear out each candidate', () => {
    const probs = toLogProbs([
      [0.6, 0.3, 0, 0.1],
      [0, 0, 0, 1],
      [0.1, 0.8, 0, 0.1],
    ]);
    const { candidates } = readLogProbs(probs, alphabet, { candidates: ['ao', 'oo', '11', 'ạ'] });
    expect(candidates?.map(({ likelihood }) => likelihood)).toEqual([1, 0.5, 0, 0]);
  });

  it('places characters in pixels of the line', () => {
    const { chars } = readLogProbs(
      toLogProbs([
        [0, 0, 0, 1],
        [0.99, 0, 0, 0.01],
        [0.99, 0, 0, 0.01],
      ]),
      alphabet,
      {},
    );
    expect(chars).toEqual([{ text: 'a', confidence: 0.99, left: 4, right: 12 }]);
  });
});
