import { z } from 'zod';
import { openScan } from '../image/open-scan.ts';
import type { OpenScan } from '../image/opened-scan.ts';
import { defaultScanLimits, type ScanLimits } from '../image/scan-limits.ts';
import { defineStage } from '../stage.ts';

export interface ReadScanInput {
  readonly bytes: Uint8Array;
  readonly limits?: ScanLimits | undefined;
}

const ReadScanInput: z.ZodType<ReadScanInput> = z.object({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes'),
  limits: z
    .object({
      maxPixelsPerPage: z.number().positive(),
      maxPages: z.int().positive(),
      minSidePx: z.int().positive(),
      maxRenderPixels: z.number().positive(),
    })
    .optional(),
});

const OpenScanOutput = z.custom<OpenScan>(
  (value) => typeof value === 'object' && value !== null && 'readPage' in value,
  'open scan',
);

/** File bytes → a scan whose pages are decoded one at a time. Errors: see `openScan`. */
export const readScan = defineStage<ReadScanInput, OpenScan>({
  name: 'read-scan',
  version: 2,
  input: ReadScanInput,
  output: OpenScanOutput,
  run: ({ bytes, limits }) => openScan(bytes, limits ?? defaultScanLimits),
});
