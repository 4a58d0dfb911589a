import type { Dossier } from '../pipeline/dossier.ts';
import type { FailureCode } from '../pipeline/failures.ts';
import type { PdfImage } from '../pipeline/outputs/pdf/page-image.ts';
import type { PageReading } from '../pipeline/page-reading.ts';

/** Where a file's bytes are: on this machine's disk, or in hand (fetched from an object store). */
export type FileSource =
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly sha256: string; readonly name: string };

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
      /** Also give the clean page as a PNG, for people to look at. */
      readonly wantsCleanImage: boolean;
    };
    result: {
      readonly reading: PageReading;
      readonly cleanImage?: Uint8Array;
    };
  };
  /** Makes the records of a dossier out of its pages' readings, and the files that are handed out. */
  'assemble-dossier': {
    task: {
      readonly dossier: string;
      readonly program: string;
      readonly pages: readonly DossierPageSource[];
      /** Folder that gets dossier.json, searchable.pdf and the ALTO files; it must exist. */
      readonly outputFolder: string;
    };
    result: { readonly dossier: Dossier };
  };
}

export interface DossierPageSource {
  readonly source: FileSource;
  readonly sha256: string;
  readonly reading: PageReading;
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

export type { PdfImage };
