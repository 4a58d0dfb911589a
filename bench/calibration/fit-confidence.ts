import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { KIND_GROUPS, FEATURES, type LogisticWeights } from '../../pipeline/fields/features.ts';
import { raiseLine, readsBadly } from '../../pipeline/fields/confidence.ts';
import { CAREFUL_WEIGHTS, TICK_WEIGHTS } from './careful-weights.ts';
import {
  findThreshold,
  measureAcceptance,
  measureCalibrationError,
  measureReliability,
} from '../../pipeline/fields/reliability.ts';
import { fitLogistic, predict } from './fit-logistic.ts';
import { judgePaper, type Sample } from './judge-papers.ts';
import { readPapers } from './read-papers.ts';

/**
 * Fits the confidence of values on invented papers and writes pipeline/fields/confidence-model.ts:
 *   npm run papers -- --out DIR --count 200 --seed 7
 *   node --import ./test/fixtures/papers/run-ts.mjs bench/calibration/fit-confidence.ts DIR [DIR…] [--dry]
 * Prints the reliability curve on papers that the curve was not fitted on (five-fold, by dossier).
 */
const FOLDS = 5;
/** Of what goes through unseen, this share is to be right. */
const WANTED_RIGHT = 0.997;
/** On papers that read badly no line reaches that: a hurried 6 for an 8 looks as sure as any digit. What all passes together still does. */
const WANTED_RIGHT_BADLY_READ = 0.995;
const MODEL = new URL('../../pipeline/fields/confidence-model.ts', import.meta.url);

type Model = Record<(typeof KIND_GROUPS)[number], LogisticWeights>;

function fitAll(samples: readonly Sample[]): Model {
  const common = fitLogistic(
    samples.filter((sample) => sample.group !== 'tick'),
    CAREFUL_WEIGHTS,
  );
  return Object.fromEntries(
    KIND_GROUPS.map((group) => [
      group,
      fitLogistic(
        samples.filter((sample) => sample.group === group),
        group === 'tick' ? TICK_WEIGHTS : common,
      ),
    ]),
  ) as Model;
}

const foldOf = (dossier: string) =>
  [...dossier].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7) % FOLDS;

function crossValidate(samples: readonly Sample[]) {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = fitAll(samples.filter((sample) => foldOf(sample.dossier) !== fold));
    return samples
      .filter((sample) => foldOf(sample.dossier) === fold)
      .map((sample) => ({ ...sample, confidence: predict(model[sample.group], sample.features) }));
  }).flat();
}

function writeModel(model: Model, acceptAt: number, caution: number, count: number): string {
  const round = ({ bias, weights }: LogisticWeights) => ({
    bias: Number(bias.toFixed(3)),
    weights: Object.fromEntries(FEATURES.map((name) => [name, Number(weights[name].toFixed(3))])),
  });
  const rounded = Object.fromEntries(KIND_GROUPS.map((group) => [group, round(model[group])]));
  return `import type { KindGroup, LogisticWeights } from './features.ts';

// Written by bench/calibration/fit-confidence.ts from ${count} values on invented papers: do not edit.

/** From this confidence on, values taken together were right in ${WANTED_RIGHT * 100} % on papers that the fit had not seen. */
export const SURE_ENOUGH = ${acceptAt};

/** Log odds by which the line lies higher on papers that read badly (hurried hands), for ${WANTED_RIGHT_BADLY_READ * 100} % right among them. */
export const CAUTION = ${Number(caution.toFixed(2))};

export const CONFIDENCE_MODEL: Readonly<Record<KindGroup, LogisticWeights>> = ${JSON.stringify(rounded)};
`;
}

const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const samples: Sample[] = [];
for (const folder of folders) {
  for (const [dossier, readings] of await readPapers(folder))
    samples.push(...(await judgePaper(folder, dossier, readings)));
}
const judged = crossValidate(samples);
const isClear = ({ features }: Sample) => !readsBadly(features);
const acceptAt = findThreshold(judged.filter(isClear), WANTED_RIGHT);
// What is wrong on a paper that reads badly lies nearer to the line than elsewhere: the line for it alone, as log odds.
const toOdds = (p: number) => Math.log(p / (1 - p));
const badLine = Math.min(
  0.9995,
  findThreshold(
    judged.filter((sample) => !isClear(sample)),
    WANTED_RIGHT_BADLY_READ,
  ),
);
const caution = Math.max(0, toOdds(badLine) - toOdds(acceptAt));
const passing = judged.filter(
  ({ confidence, features }) => confidence >= raiseLine(acceptAt, readsBadly(features), caution),
);
if (process.argv.includes('--misses')) {
  for (const { field, dossier, isRight, confidence, detail } of judged) {
    if (!isRight) console.log(`${confidence.toFixed(3)} ${dossier} ${field}: ${detail}`);
  }
}
console.table(measureReliability(judged));
console.log({
  values: samples.length,
  right: samples.filter((sample) => sample.isRight).length / samples.length,
  calibrationError: measureCalibrationError(judged),
  acceptAt,
  caution,
  share: passing.length / samples.length,
  precision: measureAcceptance(passing, 0).precision,
});
for (const { dossier, field, confidence } of passing.filter((value) => !value.isRight)) {
  console.log(`accepted but wrong: ${dossier} ${field} ${confidence.toFixed(4)}`);
}
if (!process.argv.includes('--dry')) {
  const options = await resolveConfig(MODEL.pathname);
  await writeFile(
    MODEL,
    await format(writeModel(fitAll(samples), acceptAt, caution, samples.length), {
      ...options,
      parser: 'typescript',
    }),
  );
}
