import type { RecordNotes } from '../pipeline/assemble-dossier.ts';
import type { Dossier } from '../pipeline/dossier.ts';
import type { AcceptanceTargets } from '../pipeline/fields/acceptance.ts';
import type { EngineIdentity } from '../pipeline/ocr/engine.ts';
import type { PageReading } from '../pipeline/page-reading.ts';

export interface TaskVersions {
  readonly countPages: number;
  readonly readPage: number;
  readonly assembleDossier: number;
  /** The line model that reads: with another one every page is read anew when a batch is read again. */
  readonly model?: string;
}

/** What one page gives: measured, cleaned and read in one go, so that pixels are never shuffled between processes. */
export interface ReadPage {
  readonly reading: PageReading;
  /** The page as it came (not turned, same width and height in pixels): what people look at. Null where the file itself is just that. */
  readonly viewImage: Uint8Array | null;
  readonly engines: readonly EngineIdentity[];
}

export interface DossierPageInput {
  /** 1-based position in the dossier. */
  readonly page: number;
  /** Name of the file it came from. */
  readonly file: string;
  readonly sha256: string;
  readonly reading: PageReading;
  readonly viewImage: Uint8Array;
  /** The record type that a person says begins on it. */
  readonly named?: string | undefined;
}

export interface AssembledDossier {
  readonly dossier: Dossier;
  /** One for each record of the dossier. */
  readonly notes: readonly RecordNotes[];
  /** dossier.json, searchable.pdf, page-0001.alto.xml …: name and bytes. */
  readonly outputs: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/**
 * The pure pipeline as a worker sees it: bytes in, values out, on threads of its own.
 * Everything thrown is a `Failure`; the same input gives the same output.
 */
export interface PageRunner {
  /** Raised whenever the same input would give another output; part of every task's key. */
  readonly versions: TaskVersions;
  countPages(bytes: Uint8Array, fileName: string, signal: AbortSignal): Promise<number>;
  readPage(bytes: Uint8Array, pageInFile: number, signal: AbortSignal): Promise<ReadPage>;
  assembleDossier(
    input: {
      readonly name: string;
      readonly pages: readonly DossierPageInput[];
      readonly engines: readonly EngineIdentity[];
      /** From which probability values go through unseen, where the house has set it. */
      readonly acceptance?: AcceptanceTargets | undefined;
    },
    signal: AbortSignal,
  ): Promise<AssembledDossier>;
  close(): Promise<void>;
}
