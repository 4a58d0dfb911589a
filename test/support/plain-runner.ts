import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Dossier } from '../../pipeline/dossier.ts';
import { Failure, type FailureCode } from '../../pipeline/failures.ts';
import { identityMap } from '../../pipeline/image/page-map.ts';
import type { PageRunner } from '../../workers/page-runner.ts';

/** A "scan" whose content says what is on it: lets the tests of queue and database do without reading pixels. */
export const PlainScan = z.object({
  salt: z.string().default(''),
  pages: z.array(
    z.object({ name: z.string().optional(), fails: z.string().optional(), takesMs: z.number().optional() }),
  ),
  fails: z.string().optional(),
});
export type PlainScan = z.input<typeof PlainScan>;

export function makePlainScan(scan: PlainScan): Buffer {
  return Buffer.from(JSON.stringify(scan));
}

const ENGINE = { name: 'plain', version: '1', model: 'none' };

/** The page runner's port on plain scans: one birth record a page that names someone. `calls` counts what was really done. */
export function createPlainRunner(
  options: { versions?: PageRunner['versions']; confidence?: number; readsBadly?: boolean } = {},
): PageRunner & {
  calls: { page: string }[];
} {
  const calls: { page: string }[] = [];
  const open = (bytes: Uint8Array) => {
    const text = Buffer.from(bytes).toString();
    // What stands before it only makes the file look like one of a kind.
    const scan = PlainScan.parse(JSON.parse(text.slice(text.indexOf('{'))));
    if (scan.fails !== undefined) throw new Failure(scan.fails as FailureCode, { fromTest: true });
    return scan;
  };
  return {
    calls,
    versions: options.versions ?? { countPages: 1, readPage: 1, assembleDossier: 1 },
    countPages: (bytes) => Promise.resolve(open(bytes).pages.length),
    async readPage(bytes, pageInFile) {
      const page = open(bytes).pages[pageInFile - 1];
      calls.push({ page: page?.name ?? '' });
      await sleep(page?.takesMs ?? 0);
      if (page?.fails !== undefined) throw new Failure(page.fails as FailureCode, { fromTest: true });
      const box: [number, number, number, number] = [10, 20, 110, 40];
      const words = page?.name === undefined ? [] : [{ text: page.name, box, confidence: 0.9 }];
      return {
        reading: {
          pageInFile,
          sourceWidth: 400,
          sourceHeight: 600,
          dpi: 200,
          isBilevel: false,
          rotation: 0,
          skewDeg: 0.5,
          kind: words.length > 0 ? 'content' : 'blank',
          quality: { score: 0.9, issues: [] },
          map: identityMap,
          rules: [],
          seals: [],
          text: { width: 400, height: 600, lines: words.length > 0 ? [{ box, words, engine: 'plain' }] : [] },
        },
        viewImage: Buffer.from(`view of ${page?.name}`),
        engines: [ENGINE],
      };
    },
    assembleDossier({ name, pages, engines }) {
      const confidence = options.confidence ?? 0.8;
      const nothing = { box: null, words: [] };
      const records: Dossier['records'] = pages.flatMap((page) =>
        // A page that a person named holds a record, whether or not anything was read on it.
        (page.named === undefined ? page.reading.text.lines : [page.reading.text.lines[0] ?? nothing]).map(
          (line) => ({
            record_type: page.named ?? 'birth',
            form: 'certificate' as const,
            confidence: 0.99,
            fields: {
              child_full_name: {
                raw: line.words[0]?.text ?? null,
                value: line.words[0]?.text ?? null,
                state: line.words[0] ? ('present' as const) : ('illegible' as const),
                confidence,
                accepted: confidence > 0.9,
                page: page.page,
                bbox: line.box,
              },
              reg_no: {
                raw: '12/2010',
                value: '12/2010',
                state: 'present' as const,
                confidence: 0.97,
                accepted: true,
                page: page.page,
                bbox: null,
              },
            },
            findings: [],
          }),
        ),
      );
      const dossier: Dossier = {
        schema: 'sogoc.dossier/1',
        dossier: name,
        engine: { program: 'test', recognizers: [...engines] },
        pages: [],
        records,
      };
      const outputs = [{ name: 'dossier.json', bytes: Buffer.from(JSON.stringify(dossier)) }];
      const notes = records.map(() => ({ readsBadly: options.readsBadly ?? false, alternatives: {} }));
      return Promise.resolve({ dossier, notes, outputs });
    },
    close: () => Promise.resolve(),
  };
}
