import { z } from 'zod';

export const Manifest = z.object({
  format: z.literal('sogoc.backup/1'),
  madeAt: z.iso.datetime(),
  schemaVersion: z.int(),
  tables: z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() })),
  objects: z.object({ count: z.int(), bytes: z.int() }),
  /** Head of the account's chain at that moment; the restored one must end with it. */
  auditHead: z.string().nullable(),
  /** Its line; backups of older versions do not say. */
  auditSeq: z.int().nullable().optional(),
});
/** What a backup holds, written last: a backup without it is not finished. */
export type Manifest = z.infer<typeof Manifest>;
