import { createHash } from 'node:crypto';

export const TASK_STAGES = ['count-pages', 'read-page', 'assemble-dossier'] as const;
export type TaskStage = (typeof TASK_STAGES)[number];

export interface TaskIdentity {
  readonly stage: TaskStage;
  /** Whatever makes the same content give another result: stages, their versions, the models. */
  readonly version: string;
  /** sha256 of the file, or of all that a dossier is made of. */
  readonly content: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The same work has the same key wherever and whenever it is asked for: that is what makes it happen once. */
export function makeTaskKey(task: TaskIdentity): string {
  const params = Object.entries(task.params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash(JSON.stringify([task.stage, task.version, task.content, params])).slice(0, 40);
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
