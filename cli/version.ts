import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The package's folder, whether this runs from the sources or from dist/. */
export const PACKAGE_ROOT =
  [new URL('..', import.meta.url), new URL('../..', import.meta.url)]
    .map((url) => fileURLToPath(url))
    .find((folder) => existsSync(`${folder}/package.json`)) ?? process.cwd();

export const PROGRAM_VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(`${PACKAGE_ROOT}/package.json`, 'utf8'))).version;
