import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Failure } from '../pipeline/failures.ts';
import type { PageResult, PageTask, PageTaskName, TaskAnswer, TaskMessage } from './page-task.ts';

export interface PagePoolOptions {
  /** Processes that work side by side: one a core. */
  readonly processes: number;
  /** A process whose memory grew past this is replaced after its task. */
  readonly maxRssMiB?: number;
  /** A task that takes longer is given up with E-TIMEOUT and its process replaced. */
  readonly timeoutMs?: number;
  /** The recognizer that reads, by name; see engines/engines.ts. */
  readonly engine?: string;
  /** Folder of the house's own line model; without it the shipped one. */
  readonly modelFolder?: string;
  /** Told of each finished task: CPU milliseconds by stage, and memory. */
  readonly onMeasured?: (measured: {
    name: PageTaskName;
    cpuMs: Readonly<Record<string, number>>;
    rssMiB: number;
  }) => void;
}

interface Waiting {
  readonly message: TaskMessage;
  readonly resolve: (result: PageResult<PageTaskName>) => void;
  readonly reject: (failure: Failure) => void;
}

interface Member {
  readonly process: ChildProcess;
  current: Waiting | undefined;
  timer: NodeJS.Timeout | undefined;
}

const DEFAULT_MAX_RSS_MIB = 640;
const DEFAULT_TIMEOUT_MS = 300_000;

/**
 * Keeps every core busy with pages, each in a process of its own: a page that crashes its reader takes nothing else
 * with it, memory is given back whole when a process is replaced, and start-up is paid once for many pages.
 * Tasks start in the order they were given. Errors: whatever failure the task named, E-WORKER-DIED, E-TIMEOUT.
 */
export class PagePool {
  readonly #options: PagePoolOptions;
  readonly #members = new Set<Member>();
  readonly #queue: Waiting[] = [];
  #nextId = 1;
  #closed = false;

  constructor(options: PagePoolOptions) {
    this.#options = options;
  }

  run<Name extends PageTaskName>(name: Name, task: PageTask<Name>): Promise<PageResult<Name>> {
    if (this.#closed) return Promise.reject(new Failure('E-ENGINE-AWAY', { reason: 'pool closed' }));
    return new Promise((resolve, reject) => {
      const message: TaskMessage = { id: this.#nextId++, name, task };
      this.#queue.push({ message, resolve: (result) => resolve(result as PageResult<Name>), reject });
      this.#dispatch();
    });
  }

  /** Ends all processes; tasks that have not finished fail with E-WORKER-DIED. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiting of this.#queue.splice(0)) waiting.reject(new Failure('E-WORKER-DIED'));
    await Promise.all([...this.#members].map((member) => this.#retire(member)));
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const idle = [...this.#members].find((member) => !member.current);
      const member = idle ?? (this.#members.size < this.#options.processes ? this.#hire() : undefined);
      if (!member) return;
      const waiting = this.#queue.shift();
      if (!waiting) return;
      member.current = waiting;
      member.timer = setTimeout(() => {
        this.#settle(member)?.reject(new Failure('E-TIMEOUT'));
        member.process.kill('SIGKILL');
      }, this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
      member.process.send(waiting.message);
    }
  }

  #hire(): Member {
    const child = fork(
      locateChild(),
      [this.#options.engine ?? '', ...(this.#options.modelFolder ? [this.#options.modelFolder] : [])],
      {
        serialization: 'advanced',
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    const member: Member = { process: child, current: undefined, timer: undefined };
    this.#members.add(member);
    child.on('message', (answer) => this.#receive(member, answer as TaskAnswer));
    child.on('error', () => child.kill('SIGKILL'));
    child.on('exit', (code, signal) => {
      this.#members.delete(member);
      this.#settle(member)?.reject(new Failure('E-WORKER-DIED', { exit: code ?? signal ?? 'unknown' }));
      if (!this.#closed) this.#dispatch();
    });
    return member;
  }

  #receive(member: Member, answer: TaskAnswer): void {
    const waiting = this.#settle(member);
    if (!waiting) return;
    this.#options.onMeasured?.({ name: waiting.message.name, cpuMs: answer.cpuMs, rssMiB: answer.rssMiB });
    if (answer.rssMiB > (this.#options.maxRssMiB ?? DEFAULT_MAX_RSS_MIB)) void this.#retire(member);
    if (answer.ok) waiting.resolve(answer.result);
    else {
      const cause = new Error('in a page process');
      cause.stack = answer.stack;
      waiting.reject(new Failure(answer.code, answer.details, { cause }));
    }
    this.#dispatch();
  }

  #settle(member: Member): Waiting | undefined {
    clearTimeout(member.timer);
    const waiting = member.current;
    member.current = undefined;
    return waiting;
  }

  async #retire(member: Member): Promise<void> {
    this.#members.delete(member);
    const gone = new Promise((resolve) => member.process.once('exit', resolve));
    if (member.process.exitCode !== null || member.process.signalCode !== null) return;
    if (member.process.connected) member.process.disconnect();
    const impatience = setTimeout(() => member.process.kill('SIGKILL'), 2000);
    await gone;
    clearTimeout(impatience);
  }
}

/** The compiled child beside this file; from sources (tests), the one that the last build made. */
function locateChild(): string {
  const beside = fileURLToPath(new URL('./page-child.js', import.meta.url));
  return existsSync(beside)
    ? beside
    : fileURLToPath(new URL('../dist/workers/page-child.js', import.meta.url));
}
