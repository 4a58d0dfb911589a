import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadLineModel } from '../../workers/engines/line-model.ts';
import { createOnnxEngine } from '../../workers/engines/onnx-engine.ts';
import { findCurrentModel, listModels, putIntoUse } from '../../workers/learning/model-shelf.ts';
import { runSogoc } from '../support/run-sogoc.ts';

/** Debian's python3-torch; where it is not there a house cannot train either, and says so. */
const canTrain =
  spawnSync('/usr/bin/python3', ['-c', 'import torch, onnx, numpy, PIL'], { stdio: 'ignore' }).status === 0;
const trained = canTrain ? describe : describe.skip;

interface FixtureLine {
  readonly file: string;
  readonly text: string;
  readonly font: string;
}

trained('sogoc model, on a machine with python3-torch', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-model-'));
  const [samples, made, dataDir] = ['samples', 'made', 'data'].map((name) => path.join(folder, name));
  const before = process.env.DATA_DIR;

  beforeAll(() => {
    process.env.DATA_DIR = dataDir;
    cpSync('test/fixtures/lines', samples ?? '', { recursive: true });
    const manifest = path.join(samples ?? '', 'manifest.json');
    const lines = JSON.parse(readFileSync(manifest, 'utf8')) as FixtureLine[];
    writeFileSync(
      manifest,
      JSON.stringify(lines.map(({ file, text, font }) => ({ file, text, group: font }))),
    );
  });
  afterAll(() => {
    if (before === undefined) delete process.env.DATA_DIR;
    else process.env.DATA_DIR = before;
    rmSync(folder, { recursive: true, force: true });
  });

  test('trains on from the model in use, and tells both errors on lines kept aside', async () => {
    const ran = await runSogoc('model', 'train', samples ?? '', '--out', made ?? '', '--minutes', '0.03');
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(0);
    const metrics = JSON.parse(readFileSync(path.join(made ?? '', 'metrics.json'), 'utf8')) as {
      readonly parent: string;
      readonly trainLines: number;
      readonly old: { readonly heldOut: { readonly lines: number; readonly cer: number } };
      readonly new: { readonly heldOut: { readonly cer: number } };
    };
    expect(metrics.parent).toBe((await loadLineModel()).card.sha256);
    expect(metrics.trainLines).toBeGreaterThan(60);
    expect(metrics.old.heldOut.lines).toBeGreaterThanOrEqual(20);
    expect(metrics.new.heldOut.cer).toBeLessThan(2 * metrics.old.heldOut.cer + 5);
  }, 240_000);

  test('measures on the very lines that training kept aside', async () => {
    const ran = await runSogoc('model', 'evaluate', samples ?? '', '--model', made ?? '');
    const metrics = readFileSync(path.join(made ?? '', 'metrics.json'), 'utf8');
    const lines = Number(/\((\d+) dòng\)/.exec(ran.stdout)?.[1]);
    expect(JSON.parse(metrics)).toMatchObject({ new: { heldOut: { lines } } });
  }, 60_000);

  test('stays with the model in use when the new one is no better', async () => {
    const same = path.dirname((await loadLineModel()).networkPath);
    const ran = await runSogoc('model', 'use', same, '--samples', samples ?? '');
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('giữ nguyên');
    expect(await findCurrentModel(dataDir ?? '')).toBeUndefined();
  }, 60_000);

  test('changes to a better one, keeps the old, and readings name it', async () => {
    const worse = path.join(folder, 'worse');
    cpSync(made ?? '', worse, { recursive: true });
    const cardPath = path.join(worse, 'line-recognizer.json');
    const card = JSON.parse(readFileSync(cardPath, 'utf8')) as { readonly charset: (string | null)[] };
    const charset = card.charset.map((text) => (text === 'n' ? 'm' : text === 'm' ? 'n' : text));
    writeFileSync(cardPath, JSON.stringify({ ...card, charset }));
    await putIntoUse(dataDir ?? '', worse, 'worse');
    const ran = await runSogoc('model', 'use', made ?? '', '--samples', samples ?? '');
    expect(ran.code).toBe(0);
    const current = await findCurrentModel(dataDir ?? '');
    expect(current && existsSync(path.join(current, 'line-recognizer.onnx'))).toBe(true);
    expect(await listModels(dataDir ?? '')).toContain('worse');
    const engine = await createOnnxEngine(await loadLineModel(current));
    expect(engine.identity.model).toMatch(/^sogoc-line-recognizer\/\d+\.\d+\.\d+\+tuned\.\d{14}$/);
    await engine.close();
    await runSogoc('model', 'use', 'shipped');
    expect(await findCurrentModel(dataDir ?? '')).toBeUndefined();
  }, 60_000);
});
