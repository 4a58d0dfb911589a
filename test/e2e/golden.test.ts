import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Dossier } from '../../pipeline/dossier.ts';
import type { Box } from '../../pipeline/image/raster.ts';
import { runSogoc } from '../support/run-sogoc.ts';

interface Truth {
  readonly id: string;
  readonly fill: 'typed' | 'typewriter' | 'hand';
  readonly pages: readonly { readonly boxes: Readonly<Record<string, readonly Box[]>> }[];
  readonly records: readonly {
    readonly type: string;
    readonly fields: Readonly<Record<string, { readonly value: string | null }>>;
  }[];
}

const truths = readdirSync('test/golden/truth').map(
  (file) => JSON.parse(readFileSync(path.join('test/golden/truth', file), 'utf8')) as Truth,
);
const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-golden-'));
const results = new Map<string, Dossier>();

beforeAll(async () => {
  const ran = await runSogoc('process', 'test/golden/scans', '--out', folder);
  expect(ran.code).toBe(0);
  for (const { id } of truths)
    results.set(id, Dossier.parse(JSON.parse(readFileSync(path.join(folder, id, 'dossier.json'), 'utf8'))));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Case, spaces and closing marks aside. */
const plain = (value: string | null | undefined) =>
  (value ?? '')
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/\s+/g, ' ')
    .replace(/[.,;:]+$/, '')
    .trim();

/** Every field that truth names, beside what was made of it. */
function* compareFields(truth: Truth) {
  const dossier = results.get(truth.id);
  for (const [index, record] of truth.records.entries())
    for (const [id, { value }] of Object.entries(record.fields)) {
      if (value === null) continue;
      const field = dossier?.records[index]?.fields[id];
      const boxes = truth.pages.flatMap((page) => page.boxes[`${index}.${id}`] ?? []);
      yield { id, isRight: plain(field?.value) === plain(value), field, boxes };
    }
}

const share = (flags: readonly boolean[]) => flags.filter(Boolean).length / Math.max(1, flags.length);

test('names the type of every paper', () => {
  for (const truth of truths)
    expect([truth.id, results.get(truth.id)?.records[0]?.record_type]).toEqual([
      truth.id,
      truth.records[0]?.type,
    ]);
});

test('reads printed papers nearly without error, and handwriting fonts mostly', () => {
  const rights = (isHand: boolean) =>
    truths
      .filter((truth) => (truth.fill === 'hand') === isHand)
      .flatMap((truth) => [...compareFields(truth)].map((field) => field.isRight));
  expect(rights(false).length).toBeGreaterThan(60);
  expect(share(rights(false))).toBeGreaterThan(0.85);
  expect(share(rights(true))).toBeGreaterThan(0.4);
});

test('what goes through unseen is right', () => {
  const accepted = truths.flatMap((truth) =>
    [...compareFields(truth)].filter(({ field }) => field?.accepted),
  );
  expect(accepted.length).toBeGreaterThan(50);
  expect(share(accepted.map(({ isRight }) => isRight))).toBeGreaterThan(0.98);
});

test('frames values where they stand on the scan as it came', () => {
  const hits = truths.flatMap((truth) =>
    [...compareFields(truth)].flatMap(({ field, isRight, boxes }) =>
      isRight && field?.bbox && boxes.length > 0
        ? [boxes.some((box) => overlaps(box, field.bbox ?? box))]
        : [],
    ),
  );
  expect(share(hits)).toBeGreaterThan(0.95);
});

function overlaps(a: Box, b: Box): boolean {
  return Math.min(a[2], b[2]) > Math.max(a[0], b[0]) && Math.min(a[3], b[3]) > Math.max(a[1], b[1]);
}
