import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Dossier } from '../../pipeline/dossier.ts';
import { runSogoc } from '../support/run-sogoc.ts';

/** An opened book kept as a table, drawn by our own generator; all people in it are invented. */
const SCAN = 'test/fixtures/scans/so-khai-tu-kieu-bang.jpg';
const PEOPLE = ['Trần Thị Thu Nở', 'Nguyễn Bá Thuận', 'Từ Văn Bảy', 'Nguyễn Thị Lụa', 'Trần Tấn Xuyên'];

test('narrow columns pass for lines that run upwards; what reads as nonsense is turned back and read', async () => {
  const out = mkdtempSync(path.join(tmpdir(), 'sogoc-turned-'));
  try {
    expect((await runSogoc('process', SCAN, '--out', out, '--jobs', '1')).code).toBe(0);
    const file = path.join(out, path.parse(SCAN).name, 'dossier.json');
    const { pages, records } = Dossier.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(pages.map((page) => page.rotation)).toEqual([0]);
    expect(records.map((record) => record.record_type)).toEqual(PEOPLE.map(() => 'death'));
    const names = records.map((record) => record.fields.deceased_full_name?.value?.toLowerCase() ?? '');
    const found = PEOPLE.filter((name) => names.includes(name.toLowerCase()));
    expect(found.length).toBeGreaterThanOrEqual(4);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}, 60_000);
