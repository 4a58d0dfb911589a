// node bench/peers/tesseract-js.mjs JOBS OUT FILE… : stock tesseract.js on raw scans, one worker a job, as its README shows; writes OUT/<file>.txt
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createScheduler, createWorker } from 'tesseract.js';

const [jobs, out, ...files] = process.argv.slice(2);
const data = path.dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json'));
const scheduler = createScheduler();
for (let worker = 0; worker < Number(jobs); worker++)
  scheduler.addWorker(
    await createWorker('vie', 1, {
      langPath: path.join(data, '4.0.0_best_int'),
      cacheMethod: 'none',
      gzip: true,
    }),
  );
await Promise.all(
  files.map(async (file) => {
    const { data: page } = await scheduler.addJob('recognize', file);
    writeFileSync(path.join(out, `${path.basename(file)}.txt`), page.text);
  }),
);
await scheduler.terminate();
