import { createHash } from 'node:crypto';

/** File systems take 255 bytes; what is hung on (a number, a folder's name before it) must fit as well. */
const LONGEST_BYTES = 180;
/** Devices on Windows, with any ending. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** What `process` itself lays into its output folder. */
const OWN = /^(summary\.csv(\.partial)?)$/i;

/**
 * A name that is one folder on every system: NFC, no separators, reserved characters or names, no dot or space at the
 * end, short enough in bytes (Vietnamese letters take three). The same name gives the same folder, always; of long ones
 * that agree in their beginning a piece of their hash keeps them apart.
 */
export function folderName(name: string): string {
  const whole = name.normalize('NFC');
  const plain = whole
    .replace(/[\p{Cc}\p{Cs}<>:"/\\|?*]/gu, '_')
    .replace(/[. ]+$/u, '')
    .replace(/^\.+/, '_')
    .trim();
  const safe = plain === '' || RESERVED.test(plain) || OWN.test(plain) ? `_${plain}` : plain;
  return Buffer.byteLength(safe) <= LONGEST_BYTES ? safe : shorten(safe, whole);
}

function shorten(safe: string, whole: string): string {
  const mark = `~${createHash('sha256').update(whole).digest('hex').slice(0, 8)}`;
  let kept = '';
  let bytes = mark.length;
  for (const sign of safe) {
    bytes += Buffer.byteLength(sign);
    if (bytes > LONGEST_BYTES) break;
    kept += sign;
  }
  return kept.trimEnd() + mark;
}
