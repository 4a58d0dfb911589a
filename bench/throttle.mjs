// Holds a process and all that it starts to a share of one core, by stopping and continuing it (Linux, no rights needed).
import { readFileSync } from 'node:fs';

const PERIOD_MS = 25;
/** Not used up for so long is not saved up: as `cpu.max` of a control group. */
const BURST_SECONDS = 0.1;

function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

/** CPU seconds of a process and its living descendants, by process. */
function readCpu(pid, into = new Map()) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    into.set(pid, (Number(fields[11]) + Number(fields[12])) / 100);
  } catch {
    return into;
  }
  for (const child of childrenOf(pid)) readCpu(child, into);
  return into;
}

/** `pid` leads a process group of its own (spawned `detached`). Returns how to let it go, which tells what share it had. */
export function throttle(pid, share) {
  const send = (signal) => {
    try {
      process.kill(-pid, signal);
    } catch {
      // It has ended.
    }
  };
  let last = readCpu(pid);
  let lastAt = performance.now();
  const startedAt = lastAt;
  let used = 0;
  let credit = 0;
  let isStopped = false;
  const timer = setInterval(() => {
    const now = readCpu(pid);
    const at = performance.now();
    const spent = [...now].reduce((sum, [id, seconds]) => sum + seconds - (last.get(id) ?? 0), 0);
    used += spent;
    credit = Math.min(share * BURST_SECONDS, credit + (share * (at - lastAt)) / 1000 - spent);
    [last, lastAt] = [now, at];
    if (credit < 0 !== isStopped) {
      isStopped = !isStopped;
      send(isStopped ? 'SIGSTOP' : 'SIGCONT');
    }
  }, PERIOD_MS);
  return () => {
    clearInterval(timer);
    send('SIGCONT');
    return { share: used / ((performance.now() - startedAt) / 1000) };
  };
}
