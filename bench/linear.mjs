#!/usr/bin/env node
/**
 * node bench/linear.mjs [--counts 100,1000,10000] [--jobs 2]
 * Whether cost grows with the number of pages and with nothing else: `sogoc process` over ever more small pages (strips cut
 * from the samples, each another image, each a dossier of its own). Prints CPU milliseconds a page and peak memory for
 * each count; both should stay what they are.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { measureRun } from './measure-run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { counts: { type: 'string', default: '100,1000,10000' }, jobs: { type: 'string', default: '2' } },
});
const counts = values.counts.split(',').map(Number);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'sogoc-linear-'));
const samples = path.join(root, 'samples');
const STRIP = { width: 620, height: 220 };

/** Strip number `index`: another sample, another height, and for those that come round again a pixel further right. */
async function writeStrip(sheets, index, folder) {
  const { data, info } = sheets[index % sheets.length];
  const turn = Math.floor(index / sheets.length);
  const rows = info.height - STRIP.height;
  const top = (turn * 97) % rows;
  const left = Math.floor((turn * 97) / rows) % (info.width - STRIP.width);
  await sharp(data, { raw: info })
    .extract({ left, top, ...STRIP })
    .withMetadata({ density: 150 })
    .jpeg({ quality: 80 })
    .toFile(path.join(folder, `dai-${String(index).padStart(5, '0')}.jpg`));
}

const sheets = [];
for (const name of readdirSync(samples).filter((file) => file.endsWith('.jpg')))
  sheets.push(await sharp(path.join(samples, name)).greyscale().raw().toBuffer({ resolveWithObject: true }));

console.log(
  `small pages, ${values.jobs} jobs, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}\n`,
);
console.log('   pages   wall s   pages/min   CPU ms a page   peak MiB');
for (const count of counts) {
  const input = path.join(scratch, `in-${count}`);
  mkdirSync(input);
  for (let index = 0; index < count; index++) await writeStrip(sheets, index, input);
  const out = path.join(scratch, `out-${count}`);
  const { wall, cpu, peakMiB } = await measureRun('process', process.execPath, [
    path.join(root, 'cli/sogoc.mjs'),
    'process',
    input,
    '--out',
    out,
    '--jobs',
    values.jobs,
  ]);
  const written = readdirSync(out).filter((name) => name !== 'summary.csv').length;
  console.log(
    [
      String(written).padStart(8),
      wall.toFixed(1).padStart(8),
      ((written * 60) / wall).toFixed(0).padStart(11),
      ((cpu / written) * 1000).toFixed(0).padStart(15),
      peakMiB.toFixed(0).padStart(10),
    ].join(' '),
  );
  rmSync(input, { recursive: true });
  rmSync(out, { recursive: true });
}
rmSync(scratch, { recursive: true });
