import {
  findThreshold,
  measureAcceptance,
  measureCalibrationError,
  measureReliability,
} from '../../../pipeline/fields/reliability.ts';

const judged = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, isRight: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, isRight: false })),
];

describe('reliability', () => {
  const values = [...judged(0.85, 8, 2), ...judged(0.9995, 99, 1)];

  it('sets stated confidence beside accuracy, band by band', () => {
    expect(measureReliability(values)).toMatchObject([
      { from: 0.8, to: 0.9, count: 10, accuracy: 0.8 },
      { from: 0.999, to: 1, count: 100, accuracy: 0.99 },
    ]);
  });

  it('sums the gaps', () => {
    expect(measureCalibrationError(values)).toBeCloseTo((0.05 * 10 + 0.0095 * 100) / 110, 5);
    expect(measureCalibrationError([])).toBe(0);
  });

  it('tells what a threshold lets through', () => {
    expect(measureAcceptance(values, 0.99)).toEqual({ share: 100 / 110, precision: 0.99 });
    expect(measureAcceptance(values, 1)).toEqual({ share: 0, precision: null });
  });

  it('finds from where on what goes through is right as often as wanted', () => {
    const spread = [...judged(0.92, 5, 5), ...judged(0.985, 90, 0), ...judged(0.9995, 900, 1)];
    expect(findThreshold(spread, 0.998)).toBeGreaterThan(0.92);
    expect(findThreshold(spread, 0.998)).toBeLessThanOrEqual(0.985);
    expect(findThreshold(judged(0.9995, 1, 1), 0.997)).toBe(1);
  });
});
