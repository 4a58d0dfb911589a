import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { readConfig } from '../config.ts';
import { loadLineModel } from '../workers/engines/line-model.ts';
import { createOnnxEngine } from '../workers/engines/onnx-engine.ts';
import { evaluateModel, type LineScore } from '../workers/learning/evaluate-model.ts';
import { exportVerifiedLines } from '../workers/learning/export-lines.ts';
import { chooseHeldOut, type LineSample, readSamples } from '../workers/learning/line-samples.ts';
import {
  findCurrentModel,
  listModels,
  putIntoUse,
  shelfFolder,
  useShippedModel,
} from '../workers/learning/model-shelf.ts';
import { createLog, findDatabaseUrl, openHouse, UsageError } from './house.ts';
import { PACKAGE_ROOT } from './version.ts';

/** Fewer held-out lines than this prove nothing. */
const LEAST_LINES = 20;

const say = (line: string) => process.stdout.write(`${line}\n`);

export async function exportLines(out: string): Promise<number> {
  const config = readConfig();
  const house = await openHouse(
    config,
    createLog({ ...config, logLevel: 'warn' }),
    await findDatabaseUrl(config),
  );
  try {
    const { lines, passedOver } = await exportVerifiedLines(house.pool, house.store, path.resolve(out));
    say(
      `Đã xuất ${lines} dòng vào ${path.resolve(out)}; bỏ qua ${passedOver} giá trị không cắt được thành một dòng.`,
    );
    return 0;
  } finally {
    await house.close();
  }
}

/** The house's models by version, each with its folder, and the one that the program came with. */
export async function showModels(): Promise<void> {
  const { dataDir } = readConfig();
  const current = await findCurrentModel(dataDir);
  say(`${current === undefined ? '*' : ' '} shipped (mô hình gốc)`);
  for (const version of await listModels(dataDir)) {
    const folder = path.join(shelfFolder(dataDir), version);
    say(`${current === folder ? '*' : ' '} ${version}  ${folder}`);
  }
}

/** Runs the recipe in training/ on the house's lines, starting from the model in use. */
export async function trainModel(
  folder: string,
  { out, minutes }: { out: string; minutes: string },
): Promise<number> {
  const current = (await findCurrentModel(readConfig().dataDir)) ?? path.join(PACKAGE_ROOT, 'models');
  const python = findPython();
  const script = path.join(PACKAGE_ROOT, 'training', 'finetune.py');
  const start = path.join(current, (await loadLineModel(current)).card.file);
  const child = spawn(
    python,
    [script, path.resolve(folder), '--model', start, '--out', path.resolve(out), '--minutes', minutes],
    {
      cwd: path.dirname(script),
      stdio: 'inherit',
    },
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0 ? 0 : 1));
  });
}

/** The first Python that has what training needs: a house may keep another one before Debian's on its path. */
function findPython(): string {
  const known = process.platform === 'win32' ? ['python'] : ['python3', '/usr/bin/python3'];
  const able = known.find(
    (python) => spawnSync(python, ['-c', 'import torch, onnx, numpy, PIL'], { stdio: 'ignore' }).status === 0,
  );
  if (able === undefined)
    throw new UsageError('Không thấy python3 có torch và onnx. Cách cài: xem training/README.md.');
  return able;
}

export async function evaluateOn(
  folder: string,
  options: { model?: string; all?: boolean },
): Promise<number> {
  const samples = await readSamples(folder);
  const chosen = options.all ? samples : chooseHeldOut(samples);
  const score = await scoreModel(
    options.model ?? (await findCurrentModel(readConfig().dataDir)),
    folder,
    chosen,
  );
  say(describe('Mô hình', score));
  return 0;
}

/** 0 when the new model reads from now on, 1 when it was not better and nothing changed. */
export async function useModel(folder: string, samplesFolder: string | undefined): Promise<number> {
  const { dataDir } = readConfig();
  if (folder === 'shipped') {
    await useShippedModel(dataDir);
    say('Đã trở về mô hình gốc. Khởi động lại các tiến trình xử lý để áp dụng.');
    return 0;
  }
  if (samplesFolder === undefined)
    throw new UsageError('Cần --samples <bộ mẫu> để so sánh với mô hình đang dùng.');
  const samples = chooseHeldOut(await readSamples(samplesFolder));
  if (samples.length < LEAST_LINES)
    throw new UsageError(
      `Bộ mẫu chỉ có ${samples.length} dòng để kiểm tra, cần ít nhất ${LEAST_LINES}. Duyệt thêm rồi xuất lại.`,
    );
  const before = await scoreModel(await findCurrentModel(dataDir), samplesFolder, samples);
  const after = await scoreModel(folder, samplesFolder, samples);
  say(describe('Đang dùng', before));
  say(describe('Mô hình mới', after));
  if (after.characterErrorRate >= before.characterErrorRate) {
    say('Mô hình mới không tốt hơn: giữ nguyên mô hình đang dùng.');
    return 1;
  }
  const { card } = await loadLineModel(folder);
  const target = await putIntoUse(dataDir, folder, `${card.version}-${card.sha256.slice(0, 8)}`);
  say(`Đã đưa vào dùng: ${target}. Mô hình cũ được giữ lại. Khởi động lại các tiến trình xử lý để áp dụng.`);
  return 0;
}

async function scoreModel(
  modelFolder: string | undefined,
  folder: string,
  samples: readonly LineSample[],
): Promise<LineScore> {
  const engine = await createOnnxEngine(await loadLineModel(modelFolder));
  try {
    return await evaluateModel(engine, folder, samples);
  } finally {
    await engine.close();
  }
}

function describe(name: string, { lines, characterErrorRate, exactRate }: LineScore): string {
  const percent = (share: number) => `${(100 * share).toFixed(1).replace('.', ',')} %`;
  return `${name}: lỗi ký tự ${percent(characterErrorRate)}, đúng cả dòng ${percent(exactRate)} (${lines} dòng)`;
}
