import { extname } from 'node:path';
import { Failure } from '../pipeline/failures.ts';
import {
  findReplaceable,
  openBatchAgain,
  replaceUpload,
  type FailedThing,
} from '../storage/database/dismissals.ts';
import type { Pool } from '../storage/database/pool.ts';
import type { Upload } from '../storage/database/uploads.ts';

/** The house's door for scans, as far as a replacement goes through it. */
interface Door {
  receiveFile(file: {
    readonly batchId: number;
    readonly path: string;
    readonly relativePath: string;
    readonly userId: number;
  }): Promise<Upload>;
  sealBatch(batchId: number, userId: number): Promise<void>;
}

export interface Replacement {
  readonly failed: FailedThing;
  /** Where the new scan lies complete on this machine, and what it is called. */
  readonly path: string;
  readonly fileName: string;
  readonly reason: string;
  readonly userId: number;
}

/**
 * Another scan for a file that could not be read: it comes in under the old one's name, so that it takes the same place
 * in the same dossier, and the old one goes out. Errors: E-NOT-FOUND where there is no such failure; E-SAME-SCAN.
 */
export async function replaceFile(
  deps: { readonly pool: Pool } & Door,
  { failed, path, fileName, reason, userId }: Replacement,
): Promise<Upload> {
  const old = await findReplaceable(deps.pool, failed);
  if (!old) throw new Failure('E-NOT-FOUND', { [failed.kind]: failed.id });
  const relativePath =
    old.originalName.slice(0, -extname(old.originalName).length || undefined) + extname(fileName);
  await openBatchAgain(deps.pool, old.batchId);
  try {
    const upload = await deps.receiveFile({ batchId: old.batchId, path, relativePath, userId });
    if (upload.id === old.uploadId) throw new Failure('E-SAME-SCAN', { uploadId: old.uploadId });
    await replaceUpload(deps.pool, old, { uploadId: upload.id, reason, userId });
    return upload;
  } finally {
    await deps.sealBatch(old.batchId, userId);
  }
}
