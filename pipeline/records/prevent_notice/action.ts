import type { ProseRule } from '../record-type.ts';

/** `chấm dứt việc ngăn chặn` frees what was blocked, though it names the block. */
const RELEASE = String.raw`giai toa|(?:cham dut|huy bo|go bo|khong tiep tuc)(?: \S+){0,4}? (?:ngan chan|tam dung|tam ngung|ke bien|phong toa|bien phap khan cap)`;
const BLOCK = String.raw`ngan chan|(?:tam )?(?:ngung|dung) giao dich|tam (?:dung|ngung)|cam (?:chuyen dich|thay doi|xuat)|ke bien|phong toa`;

const release = (before: string): ProseRule => ({
  pattern: new RegExp(`${before}(?<prevent_action>${RELEASE})`),
  means: 'giải tỏa',
});
const block = (before: string): ProseRule => ({
  pattern: new RegExp(`${before}(?<prevent_action>${BLOCK})`),
  means: 'ngăn chặn',
});

/** The subject, which may say both: `V/v chấm dứt việc tạm dừng giao dịch`. */
const SUBJECT = String.raw`(?:v/v|ve viec)[^\n]{0,30}?`;
/** Without one, the first word for either tells: a block speaks of its release last. */
const before = (other: string) => `^(?:(?!${other})[^])*?`;

export const ACTION_RULES: readonly ProseRule[] = [
  release(SUBJECT),
  block(SUBJECT),
  release(before('ngan chan')),
  block(before(RELEASE)),
];
