import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../pipeline/failures.ts';

/** The folder that holds `models/`: the same whether this runs from the sources or from `dist/`. */
export function findPackageRoot(from = path.dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'models')) && existsSync(path.join(folder, 'package.json')))
      return folder;
    if (path.dirname(folder) === folder)
      throw new Failure('E-ENGINE-AWAY', { reason: 'models folder not found' });
  }
}
