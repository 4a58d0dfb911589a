#!/usr/bin/env node
/**
 * npm run bench -- [FOLDER] [--jobs 2] [--pages N] [--no-peers]
 * Reads a folder of scans with `sogoc process` and, on the same files in the same run, with OCRmyPDF and bare tesseract
 * where they are installed. Prints pages a minute, CPU seconds a page (ours by stage) and peak memory of all processes.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: 'string', default: '2' },
    pages: { type: 'string' },
    'no-peers': { type: 'boolean' },
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

/** Peak resident memory of a process and all its descendants, sampled ten times a second (Linux). */
function watchMemory(pid) {
  let peakMiB = 0;
  const timer = setInterval(() => {
    const table = spawnSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).stdout ?? '';
    const rows = table
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number));
    const family = new Set([pid]);
    for (let grown = true; grown;) {
      grown = false;
      for (const [child, parent] of rows)
        if (family.has(parent) && !family.has(child)) grown = Boolean(family.add(child));
    }
    const total = rows.reduce((sum, [id, , rss]) => (family.has(id) ? sum + rss : sum), 0) / 1024;
    peakMiB = Math.max(peakMiB, total);
  }, 250);
  return () => (clearInterval(timer), peakMiB);
}

/** Runs a shell-free command under `time`; wall and CPU seconds of it and its children. */
async function measure(label, command, args, env = {}) {
  const timeFile = path.join(scratch, 'time');
  const child = spawn(
    'bash',
    [
      '-c',
      `TIMEFORMAT='%R %U %S'; { time "$@" >"${scratch}/out.log" 2>&1; } 2>"${timeFile}"`,
      'bench',
      command,
      ...args,
    ],
    { env: { ...process.env, ...env } },
  );
  const stopWatching = watchMemory(child.pid);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  const peakMiB = stopWatching();
  const [wall, user, system] = readFileSync(timeFile, 'utf8')
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number);
  if (code !== 0)
    console.log(
      `  ${label} ended with code ${code}: ${readFileSync(`${scratch}/out.log`, 'utf8').trim().split('\n').at(-1)}`,
    );
  return { label, wall, cpu: user + system, peakMiB };
}

const installed = (command) => spawnSync('bash', ['-c', `command -v ${command}`]).status === 0;
const results = [];
const timings = path.join(scratch, 'timings.json');
results.push(
  await measure(`sogoc process --jobs ${jobs}`, process.execPath, [
    path.join(root, 'cli/sogoc.mjs'),
    'process',
    input,
    '--out',
    path.join(scratch, 'ours'),
    '--jobs',
    String(jobs),
    '--measure',
    timings,
  ]),
);
if (!values['no-peers']) {
  const inParallel = (command) => ['-c', `ls "${input}" | xargs -P ${jobs} -I{} ${command}`];
  mkdirSync(path.join(scratch, 'peer'));
  if (installed('tesseract'))
    results.push(
      await measure(
        `tesseract --psm 6, ${jobs} at a time`,
        'bash',
        inParallel(`tesseract "${input}/{}" "${scratch}/peer/{}" -l vie --psm 6`),
        { OMP_THREAD_LIMIT: '1' },
      ),
    );
  else console.log('tesseract is not installed (apt install tesseract-ocr tesseract-ocr-vie): not compared');
  if (installed('ocrmypdf'))
    results.push(
      // A file is a page here, so that OCRmyPDF's own --jobs would leave a core idle: as many files at a time instead.
      await measure(`ocrmypdf --deskew --clean --rotate-pages, ${jobs} at a time`, 'bash', [
        '-c',
        `printf '%s\\0' "${input}"/* | xargs -0 -P ${jobs} -I{} sh -c 'ocrmypdf --quiet --image-dpi 300 --jobs 1 -l vie --deskew --clean --rotate-pages "$1" "${scratch}/peer/$(basename "$1").pdf" || true' sh {}`,
      ]),
    );
  else console.log('ocrmypdf is not installed (apt install ocrmypdf): not compared');
}

console.log(
  `\n${pages} pages of ${files.length} files in ${folder}, ${os.cpus().length} cores, node ${process.version}, load ${os.loadavg()[0].toFixed(1)}\n`,
);
console.log(`${'program'.padEnd(56)} pages/min   CPU s/page   peak MiB`);
for (const { label, wall, cpu, peakMiB } of results)
  console.log(
    `${label.padEnd(56)} ${((pages * 60) / wall).toFixed(1).padStart(9)}   ${(cpu / pages).toFixed(2).padStart(10)}   ${peakMiB.toFixed(0).padStart(8)}`,
  );
if (existsSync(timings)) {
  const { cpuMs } = JSON.parse(readFileSync(timings, 'utf8'));
  console.log('\nsogoc, CPU milliseconds a page by stage');
  for (const [stage, ms] of Object.entries(cpuMs))
    console.log(`  ${stage.padEnd(20)} ${(ms / pages).toFixed(0).padStart(7)}`);
}
rmSync(scratch, { recursive: true });
