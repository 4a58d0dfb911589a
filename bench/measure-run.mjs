import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Peak resident memory of a process and all its descendants, sampled four times a second (Linux). */
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

/** Runs a program under `time`: wall and CPU seconds of it and its children, their peak memory. Tells of a code other than 0. */
export async function measureRun(label, command, args, env = {}) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'sogoc-run-'));
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
  rmSync(scratch, { recursive: true });
  return { label, wall, cpu: user + system, peakMiB };
}
