import type { RecordNotes } from '../pipeline/assemble-dossier.ts';
import type { Dossier } from '../pipeline/dossier.ts';
import type { FailureCode } from '../pipeline/failures.ts';
import type { AcceptanceTargets } from '../pipeline/fields/acceptance.ts';
import type { EngineIdentity } from '../pipeline/ocr/engine.ts';
import type { PageReading } from '../pipeline/page-reading.ts';

/** Where a file's bytes are: on this machine's disk, or in hand (fetched from an object store). */
export type FileSource =
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string };

/** What a page process can be asked to do, and what it answers. */
export interface PageTasks {
  /** Opens a file and counts its pages; refuses what cannot be read. */
  'open-file': {
    task: { readonly source: FileSource };
    result: { readonly pageCount: number; readonly sha256: string };
  };
  /** Reads one page: clean, find lines, recognize. */
  'read-page': {
    task: {
      readonly source: FileSource;
      readonly pageInFile: number;
    };
    result: {
      readonly reading: PageReading;
      /** What people look at (see outputs/view-image); null where the file itself is just that. */
      readonly viewImage: Uint8Array | null;
      readonly engines: readonly EngineIdentity[];
    };
  };
  /** Makes the records of a dossier out of its pages' readings, and the files that are handed out. */
  'assemble-dossier': {
    task: {
      readonly dossier: string;
      readonly program: string;
      readonly engines: readonly EngineIdentity[];
      readonly acceptance?: AcceptanceTargets | undefined;
      readonly pages: readonly DossierPageSource[];
      /** Folder that gets dossier.json, searchable.pdf and the ALTO files; it must exist. */
      readonly outputFolder: string;
    };
    result: {
      readonly dossier: Dossier;
      /** One for each record of the dossier. */
      readonly notes: readonly RecordNotes[];
    };
  };
}

export interface DossierPageSource {
  readonly fileName: string;
  /** Of the file as it came. */
  readonly sha256: string;
  readonly reading: PageReading;
  readonly view: FileSource;
  /** The record type that a person says begins on it. */
  readonly named?: string | undefined;
}

export type PageTaskName = keyof PageTasks;
export type PageTask<Name extends PageTaskName> = PageTasks[Name]['task'];
export type PageResult<Name extends PageTaskName> = PageTasks[Name]['result'];

/** To the process. */
export interface TaskMessage {
  readonly id: number;
  readonly name: PageTaskName;
  readonly task: PageTask<PageTaskName>;
}

/** From the process. A failure travels as its code, so that nothing of a stack or a value leaves with it. */
export type TaskAnswer = {
  readonly id: number;
  /** Resident memory after the task, in MiB: the pool retires a process before it grows. */
  readonly rssMiB: number;
  /** CPU milliseconds by stage. */
  readonly cpuMs: Readonly<Record<string, number>>;
} & (
  | { readonly ok: true; readonly result: PageResult<PageTaskName> }
  | {
      readonly ok: false;
      readonly code: FailureCode;
      readonly details: Readonly<Record<string, string | number | boolean>>;
      readonly stack: string;
    }
);
