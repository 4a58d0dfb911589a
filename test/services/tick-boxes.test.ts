import { assembleDossier } from '../../pipeline/assemble-dossier.ts';
import { openScan } from '../../pipeline/image/open-scan.ts';
import { createPageReader, type MeasuredContext } from '../../pipeline/read-page.ts';
import { silentContext } from '../../pipeline/stage.ts';
import { createEngines, type Engines } from '../../workers/engines/engines.ts';
import { CATALOG } from '../fixtures/papers/catalog.ts';
import { findBrowser, openEasel, type Easel } from '../fixtures/papers/draw.ts';
import type { Profile } from '../fixtures/papers/profiles.ts';
import { makeDossier } from '../fixtures/papers/write-set.ts';

jest.setTimeout(240_000);

const context: MeasuredContext = { ...silentContext, measure: (_, run) => run() };
const TICKED = ['registration_kind', 'birth_kind', 'recognition_kind', 'under_1', 'age_1_to_under_5'];

// Drawing needs a browser. Where the machine has none, jest names what was left out.
const whenDrawable = findBrowser() === undefined ? describe.skip : describe;

whenDrawable('tick boxes of drawn and worn register pages', () => {
  let easel: Easel;
  let engines: Engines;
  beforeAll(async () => {
    [easel, engines] = [await openEasel(), await createEngines()];
  });
  afterAll(async () => {
    await easel.close();
    await engines.close();
  });

  test.each<[string, Profile]>([
    ['birth_register_2016', 'bilevel'],
    ['marriage_register_2016', 'stamp'],
    ['death_register_2016', 'photocopy'],
    ['recognition_register_2016', 'lowcontrast'],
  ])('%s, %s: what is ticked is read, what is not is blank', async (kind, profile) => {
    const make = CATALOG[kind];
    if (!make) throw new Error(kind);
    const order = { id: 'page', seed: `ticks1/${kind}/${profile}`, make, fill: 'typed', profile } as const;
    const { truth, scans } = await makeDossier(easel, order);
    const scan = await openScan(scans[0]?.bytes ?? Buffer.alloc(0));
    const reading = await createPageReader(engines).read(await scan.readPage(1), context);
    scan.close();
    const page = { fileName: 'page.jpg', sha256: '0'.repeat(64), reading };
    const { dossier } = await assembleDossier(
      { dossier: 'page', program: 'test', engines: [], pages: [page] },
      context,
    );
    const [record] = dossier.records;
    const wanted = Object.entries(truth.records[0]?.fields ?? {}).filter(([id]) => TICKED.includes(id));
    expect(wanted.length).toBeGreaterThan(0);
    for (const [id, { value }] of wanted) {
      const field = record?.fields[id];
      expect([id, field?.value, field?.state]).toEqual([
        id,
        value,
        value === null ? 'blank_on_form' : 'present',
      ]);
      const place = truth.pages[0]?.boxes[`0.${id}`]?.[0];
      if (!place) continue;
      const [x, y] = [(place[0] + place[2]) / 2, (place[1] + place[3]) / 2];
      const [left = 0, top = 0, right = 0, bottom = 0] = field?.bbox ?? [];
      expect([id, left < x && x < right && top < y && y < bottom]).toEqual([id, true]);
    }
  });
});
