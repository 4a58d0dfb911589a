import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../pipeline/failures.ts';

export interface FoundFile {
  readonly path: string;
  /** Its name inside what was given, with `/`: the folders of a book stay visible. */
  readonly relativePath: string;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** Inputs that do not exist or cannot be opened. */
  readonly failures: readonly { readonly input: string; readonly failure: Failure }[];
}

/**
 * Files and everything below folders, sorted by name. Every file is taken: what is not a scan is refused later, by name,
 * rather than passed over in silence. Hidden files and the thumbnails of operating systems are left out.
 */
export async function findFiles(inputs: readonly string[]): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const failures: { input: string; failure: Failure }[] = [];
  for (const input of inputs) {
    const root = path.resolve(input);
    try {
      files.push(
        ...((await stat(root)).isFile()
          ? [{ path: root, relativePath: path.basename(root) }]
          : await walk(root, '')),
      );
    } catch (error) {
      failures.push({ input, failure: new Failure('E-NOT-FOUND', {}, { cause: error }) });
    }
  }
  return { files, failures };
}

async function walk(folder: string, inside: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.') && !SYSTEM_FILES.has(entry.name.toLowerCase()))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry) => {
        const child = path.join(folder, entry.name);
        const relativePath = `${inside}${entry.name}`;
        if (entry.isDirectory()) return walk(child, `${relativePath}/`);
        // A link to a file is a file; links to folders are not followed, they may lead in circles.
        const isFile = entry.isFile() || (entry.isSymbolicLink() && (await stat(child)).isFile());
        return isFile ? [{ path: child, relativePath }] : [];
      }),
  );
  return found.flat();
}

const SYSTEM_FILES = new Set(['thumbs.db', 'desktop.ini']);
