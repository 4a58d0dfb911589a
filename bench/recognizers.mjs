#!/usr/bin/env node
// CPU a line of text, one thread: our recognizer, stock tesseract.js and the native tesseract program on the same crops,
// cut from real pages as the pipeline cuts them (after cleaning and line finding; every line of every page).
//   node bench/recognizers.mjs SCANS [--pages N] [--without-tesseract]       after: npm run build:server
// Nothing is held against a truth here; for that see training/evaluate.py and docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { CLOSE_ROOM } from '../dist/pipeline/ocr/crop-line.js';
import { cropFromSheet, openSheet } from '../dist/pipeline/ocr/sheet.js';
import { cleanPage } from '../dist/pipeline/stages/clean-page.js';
import { readScan } from '../dist/pipeline/stages/read-scan.js';
import { silentContext } from '../dist/pipeline/stage.js';
import { createOnnxEngine } from '../dist/workers/engines/onnx-engine.js';
import { createTesseractEngine, encodePgm } from '../dist/workers/engines/tesseract-engine.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string', default: '12' },
    'without-tesseract': { type: 'boolean', default: false },
  },
});
const [scans] = positionals;
if (!scans) {
  console.error('usage: node bench/recognizers.mjs SCANS [--pages N] [--without-tesseract]');
  process.exit(2);
}

/** The crops of all lines of a page's clean image. */
async function cutLines(file) {
  const scan = await readScan.run({ bytes: readFileSync(file) }, silentContext);
  const page = await cleanPage.run(await scan.readPage(1), silentContext);
  scan.close();
  const sheet = openSheet(page);
  return sheet.lines.flatMap((_, index) => {
    const crop = cropFromSheet(sheet, index, CLOSE_ROOM);
    return crop ? [{ image: crop.image }] : [];
  });
}

/** CPU seconds of this process while `run` runs, worker threads included. */
async function measure(run) {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** CPU seconds of one run of the native program over all crops, a list of files a page segment each. */
function measureNative(lines) {
  const folder = mkdtempSync(join(tmpdir(), 'sogoc-lines-'));
  try {
    const packed = 'node_modules/@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz';
    writeFileSync(
      join(folder, 'vie.traineddata'),
      gunzipSync(readFileSync(new URL(`../${packed}`, import.meta.url))),
    );
    const paths = lines.map(({ image }, index) => {
      const path = join(folder, `${index}.pgm`);
      writeFileSync(path, encodePgm(image));
      return path;
    });
    writeFileSync(join(folder, 'list.txt'), paths.join('\n'));
    const command =
      'TIMEFORMAT="%U %S"; time tesseract "$0/list.txt" - -l vie --tessdata-dir "$0" --psm 7 >/dev/null 2>&1';
    const said = execFileSync('bash', ['-c', `{ ${command}; } 2>&1`, folder], {
      encoding: 'utf8',
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    });
    const [user = 0, system = 0] = said.trim().split(' ').map(Number);
    return user + system;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const files = readdirSync(scans)
  .filter((name) => /\.(jpe?g|png|tiff?)$/i.test(name))
  .sort();
const step = Math.max(1, files.length / Number(values.pages));
const chosen = Array.from(
  { length: Math.min(files.length, Number(values.pages)) },
  (_, n) => files[Math.floor(n * step)],
);
const pages = [];
for (const name of chosen) pages.push(await cutLines(join(scans, name)));
const lines = pages.flat();
const widths = lines.map(({ image }) => (36 * image.width) / image.height).sort((a, b) => a - b);
const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
console.log(
  `${chosen.length} pages, ${lines.length} lines; width at height 36: mean ${mean.toFixed(0)} px, ` +
    `median ${widths[widths.length >> 1]?.toFixed(0)}, longest ${widths.at(-1)?.toFixed(0)}`,
);

const rows = [];
const engines = [
  ['ours', createOnnxEngine],
  ...(values['without-tesseract'] ? [] : [['stock tesseract.js', createTesseractEngine]]),
];
for (const [name, create] of engines) {
  const engine = await create();
  await engine.recognizeLines(pages[0]?.slice(0, 8) ?? [], silentContext.signal);
  const seconds = await measure(async () => {
    for (const page of pages) await engine.recognizeLines(page, silentContext.signal);
  });
  await engine.close();
  rows.push({ recognizer: `${name} (${engine.identity.model})`, seconds });
}
if (!values['without-tesseract'])
  rows.push({ recognizer: 'native tesseract, psm 7', seconds: measureNative(lines) });
console.log('| recognizer | CPU ms a line | CPU ms per 100 px |\n| --- | --- | --- |');
for (const { recognizer, seconds } of rows) {
  const ms = (1000 * seconds) / lines.length;
  console.log(`| ${recognizer} | ${ms.toFixed(1)} | ${((100 * ms) / mean).toFixed(2)} |`);
}
process.exit(0);
