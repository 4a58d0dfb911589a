#!/usr/bin/env node
/**
 * npm run build && node bench/cleanup.mjs --scans FOLDER --truth FOLDER [--pages N] [--engine sogoc|tesseract]
 * What each step of cleaning is worth: the same pages read with all of them and with one left out at a time. Prints the
 * words found on printed pages (truth as `npm run papers` writes it) and the CPU of cleaning and of reading.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cleanImage } from '../dist/pipeline/image/clean-image.js';
import { CLEANUP_STEPS } from '../dist/pipeline/image/cleanup-steps.js';
import { openScan } from '../dist/pipeline/image/open-scan.js';
import { silentContext } from '../dist/pipeline/stage.js';
import { createRecognizeText } from '../dist/pipeline/stages/recognize-text.js';
import { createEngines } from '../dist/workers/engines/engines.js';
import { measureWordsFound, readTruth } from './words-found.mjs';

const { values } = parseArgs({
  options: {
    scans: { type: 'string' },
    truth: { type: 'string' },
    pages: { type: 'string', default: '24' },
    engine: { type: 'string', default: 'sogoc' },
  },
});
if (!values.scans || !values.truth)
  throw new Error('usage: node bench/cleanup.mjs --scans FOLDER --truth FOLDER');

const truth = readTruth(values.truth);
const printed = readdirSync(values.scans)
  .sort()
  .filter((name) => truth.get(name)?.isHand === false);
const wanted = Math.min(Number(values.pages), printed.length);
const files = Array.from(
  { length: wanted },
  (_, index) => printed[Math.floor((index * printed.length) / wanted)],
);

const engines = await createEngines(values.engine);
const recognize = createRecognizeText(engines.primary);
const variants = [[], ...CLEANUP_STEPS.map((step) => [step]), [...CLEANUP_STEPS]];
const sums = variants.map(() => ({ cleanMs: 0, readMs: 0, texts: new Map() }));
const cpuMs = () => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;

for (const file of files) {
  const scan = await openScan(readFileSync(path.join(values.scans, file)));
  const page = await scan.readPage(1);
  for (const [index, without] of variants.entries()) {
    const start = cpuMs();
    const clean = cleanImage(page, new Set(without));
    const cleaned = cpuMs();
    const text = await recognize.run(clean, silentContext);
    const sum = sums[index];
    sum.cleanMs += cleaned - start;
    sum.readMs += cpuMs() - cleaned;
    sum.texts.set(file, text.lines.flatMap((line) => line.words.map((word) => word.text)).join(' '));
  }
  scan.close();
}
await engines.close();

console.log(`${files.length} printed pages, engine ${values.engine}, node ${process.version}\n`);
console.log(`${'left out'.padEnd(14)} words found %   clean ms   read ms`);
for (const [index, without] of variants.entries()) {
  const { cleanMs, readMs, texts } = sums[index];
  const { printed: found } = measureWordsFound(files, truth, (file) => texts.get(file));
  const label = without.length === 0 ? 'nothing' : without.length === 1 ? without[0] : 'everything';
  const perPage = (ms) => (ms / files.length).toFixed(0).padStart(8);
  console.log(
    `${label.padEnd(14)} ${found.toFixed(2).padStart(13)}   ${perPage(cleanMs)}  ${perPage(readMs)}`,
  );
}
