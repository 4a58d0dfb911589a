/** One file to send, under the path it has inside what was dropped. */
export interface PickedFile {
  readonly path: string;
  readonly file: File;
}

const SCAN_NAME = /\.(jpe?g|png|webp|tiff?|pdf)$/i;
/** Left behind by file managers; nobody means to submit them. */
const HIDDEN = /(^|\/)(\.|Thumbs\.db$|desktop\.ini$|__MACOSX\/)/i;

function readEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

async function walkEntry(entry: FileSystemEntry, into: PickedFile[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    into.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader hands out at most a hundred entries at a time.
  for (let entries = await readEntries(reader); entries.length > 0; entries = await readEntries(reader)) {
    for (const child of entries) await walkEntry(child, into);
  }
}

/** All files in what was dropped, folders walked; a file dropped by itself is kept whatever its name. */
export async function readDropped(transfer: DataTransfer): Promise<PickedFile[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ path: file.name, file }));
  const picked: PickedFile[] = [];
  for (const entry of entries) {
    const found: PickedFile[] = [];
    await walkEntry(entry, found);
    picked.push(...(entry.isFile ? found : keepScans(found)));
  }
  return sortByPath(picked);
}

export function readPicked(files: FileList): PickedFile[] {
  const picked = [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  return sortByPath(picked.some((one) => one.path.includes('/')) ? keepScans(picked) : picked);
}

function keepScans(files: readonly PickedFile[]): PickedFile[] {
  return files.filter((one) => SCAN_NAME.test(one.path) && !HIDDEN.test(one.path));
}

function sortByPath(files: PickedFile[]): PickedFile[] {
  return files.sort((a, b) => a.path.localeCompare(b.path, 'vi', { numeric: true }));
}
