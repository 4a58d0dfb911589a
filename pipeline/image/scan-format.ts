/** The kinds of file the pipeline reads, told by their first bytes; the file's name never counts. */
export type ScanFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'pdf';

/** A PDF's header may follow up to a kilobyte of other bytes (ISO 32000-1, annex H, note 13). */
const PDF_HEADER_WITHIN = 1024;

function startsWith(bytes: Uint8Array, offset: number, ...expected: readonly number[]): boolean {
  return expected.every((value, index) => bytes[offset + index] === value);
}

/** The format of a file by its content, or null when it is none of ours. */
export function detectFormat(bytes: Uint8Array): ScanFormat | null {
  if (startsWith(bytes, 0, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsWith(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (startsWith(bytes, 0, 0x52, 0x49, 0x46, 0x46) && startsWith(bytes, 8, 0x57, 0x45, 0x42, 0x50))
    return 'webp';
  if (isTiff(bytes)) return 'tiff';
  return hasPdfHeader(bytes) ? 'pdf' : null;
}

/** Either byte order, classic (42) or BigTIFF (43). */
function isTiff(bytes: Uint8Array): boolean {
  return [42, 43].some(
    (magic) => startsWith(bytes, 0, 0x49, 0x49, magic, 0) || startsWith(bytes, 0, 0x4d, 0x4d, 0, magic),
  );
}

function hasPdfHeader(bytes: Uint8Array): boolean {
  const last = Math.min(bytes.length - 5, PDF_HEADER_WITHIN);
  for (let offset = 0; offset <= last; offset++)
    if (startsWith(bytes, offset, 0x25, 0x50, 0x44, 0x46, 0x2d)) return true;
  return false;
}
