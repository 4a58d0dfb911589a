#!/usr/bin/env node
/**
 * npm run bench -- [FOLDER] [--jobs 2] [--pages N] [--no-peers] [--truth FOLDER]
 * Reads a folder of scans with `sogoc process` and, on the same files in the same run, with tesseract.js as it comes and,
 * where they are installed, bare tesseract and OCRmyPDF. Prints pages a minute, CPU seconds a page (ours by stage) and peak
 * memory of all processes; with the truth of invented papers (`npm run papers`) also the words each of them found.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { measureRun } from './measure-run.mjs';
import { measureWordsFound, readOurTexts, readPeerTexts, readTruth } from './words-found.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: 'string', default: '2' },
    pages: { type: 'string' },
    'no-peers': { type: 'boolean' },
    truth: { type: 'string' },
  },
});
const jobs = Number(values.jobs);
const folder = path.resolve(positionals[0] ?? path.join(root, 'samples'));
const scratch = mkdtempSync(path.join(os.tmpdir(), 'sogoc-bench-'));
const input = path.join(scratch, 'in');
mkdirSync(input);

// An even sample, so that a short run still meets every kind of paper.
const all = readdirSync(folder)
  .filter((name) => /\.(jpe?g|png|webp|tiff?|pdf)$/i.test(name))
  .sort();
const wanted = Math.min(Number(values.pages ?? all.length), all.length);
const files = Array.from({ length: wanted }, (_, index) => all[Math.floor((index * all.length) / wanted)]);
for (const name of files) symlinkSync(path.join(folder, name), path.join(input, name));
let pages = 0;
for (const name of files)
  pages += /\.pdf$/i.test(name) ? 1 : ((await sharp(path.join(folder, name)).metadata()).pages ?? 1);

const installed = (command) => spawnSync('bash', ['-c', `command -v ${command}`]).status === 0;
const results = [];
const ours = path.join(scratch, 'ours');
const timings = path.join(scratch, 'timings.json');
results.push({
  ...(await measureRun(`sogoc process --jobs ${jobs}`, process.execPath, [
    path.join(root, 'cli/sogoc.mjs'),
    'process',
    input,
    '--out',
    ours,
    '--jobs',
    String(jobs),
    '--measure',
    timings,
  ])),
  textOf: existsSync(ours) ? readOurTexts(ours) : () => null,
});

/** Each file by a shell command that knows it as $1, as many at a time as there are jobs. */
const eachFile = (command) => [
  '-c',
  `printf '%s\\0' "${input}"/* | xargs -0 -P ${jobs} -I{} sh -c '${command}' sh {}`,
];

/** Runs a peer whose texts go to a folder of its own. */
async function measurePeer(label, makeCommand, env) {
  const out = path.join(scratch, `peer${results.length}`);
  mkdirSync(out);
  results.push({ ...(await measureRun(label, ...makeCommand(out), env)), textOf: readPeerTexts(out) });
}

if (!values['no-peers']) {
  await measurePeer(`tesseract.js, ${jobs} workers`, (out) => [
    process.execPath,
    [
      path.join(root, 'bench/peers/tesseract-js.mjs'),
      String(jobs),
      out,
      ...files.map((name) => path.join(input, name)),
    ],
  ]);
  if (installed('tesseract'))
    await measurePeer(
      `tesseract --psm 6, ${jobs} at a time`,
      (out) => ['bash', eachFile(`tesseract "$1" "${out}/$(basename "$1")" -l vie --psm 6`)],
      { OMP_THREAD_LIMIT: '1' },
    );
  else console.log('tesseract is not installed (apt install tesseract-ocr tesseract-ocr-vie): not compared');
  // A file is a page here, so that OCRmyPDF's own --jobs would leave a core idle: as many files at a time instead.
  if (installed('ocrmypdf'))
    await measurePeer(`ocrmypdf --deskew --clean --rotate-pages, ${jobs} at a time`, (out) => [
      'bash',
      eachFile(
        `ocrmypdf --quiet --image-dpi 300 --jobs 1 -l vie --deskew --clean --rotate-pages --sidecar "${out}/$(basename "$1").txt" "$1" "${out}/$(basename "$1").pdf" || true`,
      ),
    ]);
  else console.log('ocrmypdf is not installed (apt install ocrmypdf): not compared');
}

const truth = values.truth ? readTruth(path.resolve(values.truth)) : null;
const percent = (share) => (share === null ? '–' : share.toFixed(1)).padStart(8);
console.log(
  `\n${pages} pages of ${files.length} files in ${folder}, ${os.cpus().length} cores, node ${process.version}, load ${os.loadavg()[0].toFixed(1)}\n`,
);
console.log(
  `${'program'.padEnd(56)} pages/min   CPU s/page   peak MiB${truth ? '   words found %: printed, hand' : ''}`,
);
for (const { label, wall, cpu, peakMiB, textOf } of results) {
  const found = truth && measureWordsFound(files, truth, textOf);
  console.log(
    `${label.padEnd(56)} ${((pages * 60) / wall).toFixed(1).padStart(9)}   ${(cpu / pages).toFixed(2).padStart(10)}   ${peakMiB.toFixed(0).padStart(8)}` +
      (found ? `   ${percent(found.printed)} ${percent(found.hand)}` : ''),
  );
}
if (existsSync(timings)) {
  const { cpuMs } = JSON.parse(readFileSync(timings, 'utf8'));
  console.log('\nsogoc, CPU milliseconds a page by stage');
  for (const [stage, ms] of Object.entries(cpuMs))
    console.log(`  ${stage.padEnd(20)} ${(ms / pages).toFixed(0).padStart(7)}`);
}
rmSync(scratch, { recursive: true });
