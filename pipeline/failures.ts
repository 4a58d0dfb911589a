/**
 * What can go wrong, once and for all: every failure has a code, a kind and advice in both languages.
 * - `retryable`: the world was away; trying again later may help.
 * - `bad_input`: this document cannot be read as it is; a person must act, as the advice says.
 * - `bug`: anything nobody named; not retried blindly.
 * Doubt is not a failure: low confidence is a finding and goes to review.
 * docs/errors.md is generated from this table (test/unit/failures.test.ts holds them together).
 */
export type FailureKind = 'retryable' | 'bad_input' | 'bug';

export interface FailureEntry {
  readonly kind: FailureKind;
  readonly message: { readonly vi: string; readonly en: string };
  readonly advice: { readonly vi: string; readonly en: string };
  /** Instead of `advice` where nothing goes on by itself: `sogoc process`, a command that has ended. */
  readonly adviceAlone?: { readonly vi: string; readonly en: string };
}

export const FAILURES = {
  'E-EMPTY-FILE': {
    kind: 'bad_input',
    message: { vi: 'Tệp rỗng (0 byte).', en: 'The file is empty (0 bytes).' },
    advice: {
      vi: 'Quét hoặc chép lại tệp này rồi nộp lại.',
      en: 'Scan or copy this file again, then submit it again.',
    },
  },
  'E-UNKNOWN-FORMAT': {
    kind: 'bad_input',
    message: {
      vi: 'Nội dung tệp không phải ảnh hay PDF mà hệ thống đọc được.',
      en: 'The content of the file is not an image or PDF that can be read.',
    },
    advice: {
      vi: 'Nộp tệp JPEG, PNG, WebP, TIFF hoặc PDF; đổi đuôi tên tệp không đổi được nội dung.',
      en: 'Submit JPEG, PNG, WebP, TIFF or PDF; renaming a file does not change its content.',
    },
  },
  'E-TRUNCATED': {
    kind: 'bad_input',
    message: {
      vi: 'Không mở được ảnh: tệp hỏng hoặc bị cắt ngang.',
      en: 'The image cannot be opened: the file is damaged or cut short.',
    },
    advice: { vi: 'Quét lại trang này rồi nộp lại.', en: 'Scan this page again, then submit it again.' },
  },
  'E-IMAGE-KIND': {
    kind: 'bad_input',
    message: {
      vi: 'Ảnh được lưu theo cách mà hệ thống không đọc được (kiểu nén cũ hoặc hiếm, mặt màu tách rời, quá dài).',
      en: 'The image is stored in a way that cannot be read here (an old or rare compression, separate color planes, too long).',
    },
    advice: {
      vi: 'Mở tệp bằng phần mềm xem ảnh, lưu lại (Save as) thành TIFF nén LZW, PNG hoặc JPEG thường rồi nộp lại; không cần quét lại giấy.',
      en: 'Open the file in an image viewer, save it as TIFF (LZW), PNG or plain JPEG, then submit it again; the paper need not be scanned again.',
    },
  },
  'E-TOO-LARGE': {
    kind: 'bad_input',
    message: {
      vi: 'Ảnh quá lớn (vượt giới hạn điểm ảnh cho phép).',
      en: 'The image is too large (over the permitted number of pixels).',
    },
    advice: {
      vi: 'Quét lại ở 300 dpi, hoặc chia ảnh thành nhiều trang.',
      en: 'Scan again at 300 dpi, or split the image into pages.',
    },
  },
  'E-TOO-SMALL': {
    kind: 'bad_input',
    message: {
      vi: 'Ảnh quá nhỏ để đọc được chữ.',
      en: 'The image is too small for its text to be read.',
    },
    advice: { vi: 'Quét lại ở 200 dpi trở lên.', en: 'Scan again at 200 dpi or more.' },
  },
  'E-PDF-ENCRYPTED': {
    kind: 'bad_input',
    message: { vi: 'Tệp PDF có mật khẩu.', en: 'The PDF is protected by a password.' },
    advice: {
      vi: 'Bỏ mật khẩu của tệp PDF rồi nộp lại.',
      en: 'Remove the password from the PDF, then submit it again.',
    },
  },
  'E-PDF-DAMAGED': {
    kind: 'bad_input',
    message: {
      vi: 'Tệp PDF hỏng: không mở được, hoặc ảnh trên trang bị thiếu, bị cắt ngang, không giải mã được.',
      en: 'The PDF is damaged: it cannot be opened, or a picture on the page is missing, cut short or cannot be decoded.',
    },
    advice: {
      vi: 'Xuất lại PDF từ máy quét, hoặc nộp ảnh gốc.',
      en: 'Export the PDF from the scanner again, or submit the original images.',
    },
  },
  'E-ATTACHMENT-FORMAT': {
    kind: 'bad_input',
    message: {
      vi: 'Tập PDF (portfolio) có tệp đính kèm không phải ảnh hay PDF mà hệ thống đọc được.',
      en: 'The PDF portfolio holds an attached file that is not an image or PDF that can be read.',
    },
    advice: {
      vi: 'Lưu tệp đính kèm đó ra ngoài, in thành PDF hoặc quét lại, rồi nộp riêng.',
      en: 'Save that attached file on its own, print it to PDF or scan it, then submit it separately.',
    },
  },
  'E-TOO-MANY-PAGES': {
    kind: 'bad_input',
    message: { vi: 'Tệp có quá nhiều trang.', en: 'The file has too many pages.' },
    advice: {
      vi: 'Chia tệp thành nhiều tệp nhỏ hơn rồi nộp lại.',
      en: 'Split the file into smaller files, then submit them again.',
    },
  },
  'E-SAME-SCAN': {
    kind: 'bad_input',
    message: {
      vi: 'Bản thay thế giống hệt tệp đã không đọc được.',
      en: 'The new scan is the very file that could not be read.',
    },
    advice: {
      vi: 'Quét lại tờ giấy rồi chọn tệp mới; hoặc bỏ qua tệp này, có lý do.',
      en: 'Scan the paper again and choose the new file; or dismiss this one, with a reason.',
    },
  },
  'E-UNSAFE-NAME': {
    kind: 'bad_input',
    message: {
      vi: 'Tên tệp không an toàn (chứa đường dẫn).',
      en: 'The file name is unsafe (it contains a path).',
    },
    advice: { vi: 'Đổi tên tệp rồi nộp lại.', en: 'Rename the file, then submit it again.' },
  },
  'E-NOT-FOUND': {
    kind: 'bad_input',
    message: { vi: 'Không tìm thấy tệp hoặc thư mục.', en: 'The file or folder was not found.' },
    advice: { vi: 'Kiểm tra lại đường dẫn.', en: 'Check the path.' },
  },
  'E-DEAD-LINK': {
    kind: 'bad_input',
    message: { vi: 'Liên kết không dẫn tới tệp nào.', en: 'The link leads to no file.' },
    advice: {
      vi: 'Sửa liên kết, hoặc chép tệp gốc vào chỗ của nó rồi chạy lại.',
      en: 'Mend the link, or copy the file itself into its place, then run again.',
    },
  },
  'E-FOLDER-LINK': {
    kind: 'bad_input',
    message: {
      vi: 'Liên kết tới một thư mục; chương trình không đi theo.',
      en: 'A link to a folder; such links are not followed.',
    },
    advice: {
      vi: 'Nêu thẳng thư mục đó khi chạy lệnh nếu cần đọc.',
      en: 'Name that folder itself on the command line if it is to be read.',
    },
  },
  'E-NOT-A-FILE': {
    kind: 'bad_input',
    message: {
      vi: 'Không phải tệp hay thư mục (ống dẫn, ổ cắm hoặc thiết bị).',
      en: 'Neither a file nor a folder (a pipe, a socket or a device).',
    },
    advice: { vi: 'Chỉ đưa vào tệp và thư mục bản quét.', en: 'Give files and folders of scans only.' },
  },
  'E-NO-ACCESS': {
    kind: 'retryable',
    message: {
      vi: 'Không có quyền mở hoặc ghi tệp, thư mục.',
      en: 'No permission to open or write the file or folder.',
    },
    advice: {
      vi: 'Cấp quyền cho người chạy chương trình, rồi làm lại.',
      en: 'Give the user that runs the program permission, then do it again.',
    },
  },
  'E-READ-ONLY': {
    kind: 'retryable',
    message: {
      vi: 'Ổ đĩa chỉ cho đọc, không ghi được.',
      en: 'The disk is read-only and cannot be written to.',
    },
    advice: {
      vi: 'Chọn thư mục khác, hoặc mở lại ổ đĩa ở chế độ ghi, rồi làm lại.',
      en: 'Choose another folder, or mount the disk writable, then do it again.',
    },
  },
  'E-NAME-TOO-LONG': {
    kind: 'bad_input',
    message: {
      vi: 'Tên hoặc đường dẫn dài quá mức ổ đĩa cho phép.',
      en: 'The name or path is longer than the disk permits.',
    },
    advice: { vi: 'Đặt tên ngắn hơn rồi làm lại.', en: 'Make it shorter, then do it again.' },
  },
  'E-OUTPUT-TAKEN': {
    kind: 'bad_input',
    message: {
      vi: 'Chỗ ghi kết quả đã có thứ khác, không phải kết quả của Sổ Gốc; không ghi đè.',
      en: 'Something else than results of this program lies where the result would go; it is not overwritten.',
    },
    advice: {
      vi: 'Chọn thư mục kết quả khác, hoặc dời thứ đang nằm ở đó.',
      en: 'Choose another output folder, or move what lies there.',
    },
  },
  'E-DISK-FULL': {
    kind: 'retryable',
    message: { vi: 'Ổ đĩa hoặc kho tệp đã đầy.', en: 'The disk or the object store is full.' },
    advice: {
      vi: 'Giải phóng chỗ trống rồi nộp lại; tệp đã nhận không mất, việc dở dang sẽ tự chạy tiếp.',
      en: 'Free some space, then send again; what was taken in is not lost, unfinished work goes on by itself.',
    },
    adviceAlone: {
      vi: 'Giải phóng chỗ trống rồi chạy lại lệnh này.',
      en: 'Free some space, then run this command again.',
    },
  },
  'E-DATABASE-AWAY': {
    kind: 'retryable',
    message: { vi: 'Không kết nối được cơ sở dữ liệu.', en: 'The database cannot be reached.' },
    advice: {
      vi: 'Kiểm tra dịch vụ PostgreSQL; hệ thống tự thử lại.',
      en: 'Check the PostgreSQL service; the system tries again by itself.',
    },
    adviceAlone: {
      vi: 'Kiểm tra dịch vụ PostgreSQL (DATABASE_URL) rồi chạy lại.',
      en: 'Check the PostgreSQL service (DATABASE_URL), then run again.',
    },
  },
  'E-QUEUE-AWAY': {
    kind: 'retryable',
    message: { vi: 'Không kết nối được hàng đợi.', en: 'The queue cannot be reached.' },
    advice: {
      vi: 'Kiểm tra Redis; hệ thống tự thử lại, không mất việc nào.',
      en: 'Check Redis; the system tries again by itself, no work is lost.',
    },
    adviceAlone: {
      vi: 'Kiểm tra Redis (REDIS_URL) rồi chạy lại.',
      en: 'Check Redis (REDIS_URL), then run again.',
    },
  },
  'E-QUEUE-FULL': {
    kind: 'retryable',
    message: {
      vi: 'Hàng đợi đã đầy, tạm thời chưa nhận thêm.',
      en: 'The queue is full; nothing more is taken in for now.',
    },
    advice: {
      vi: 'Nộp lại sau khi hệ thống đọc bớt; tệp đã nhận vẫn được đọc tiếp, không mất tệp nào. Người dân đang chờ thì nộp vào lô "tại quầy".',
      en: 'Send again once some of it has been read; what was taken in goes on, nothing is lost. If a citizen is waiting, use a batch of the desk.',
    },
  },
  'E-STORE-AWAY': {
    kind: 'retryable',
    message: { vi: 'Không kết nối được kho tệp.', en: 'The object store cannot be reached.' },
    advice: {
      vi: 'Kiểm tra kho S3 hoặc ổ đĩa; hệ thống tự thử lại.',
      en: 'Check the S3 store or the disk; the system tries again by itself.',
    },
    adviceAlone: {
      vi: 'Kiểm tra kho S3 hoặc ổ đĩa rồi chạy lại.',
      en: 'Check the S3 store or the disk, then run again.',
    },
  },
  'E-OBJECT-MISSING': {
    kind: 'bug',
    message: {
      vi: 'Thiếu tệp trong kho lưu trữ.',
      en: 'A file is missing from the object store.',
    },
    advice: {
      vi: 'Báo quản trị: chạy kiểm tra toàn vẹn và khôi phục từ bản sao.',
      en: 'Tell the administrator: run the fixity check and repair from the replica.',
    },
  },
  'E-OBJECT-CORRUPT': {
    kind: 'bug',
    message: {
      vi: 'Tệp trong kho không còn khớp mã băm.',
      en: 'A stored file no longer matches its checksum.',
    },
    advice: {
      vi: 'Báo quản trị: khôi phục từ bản sao.',
      en: 'Tell the administrator: repair it from the replica.',
    },
  },
  'E-ENGINE-AWAY': {
    kind: 'retryable',
    message: { vi: 'Bộ nhận dạng chữ không khởi động được.', en: 'The text recognizer could not start.' },
    advice: {
      vi: 'Chạy lại; nếu vẫn lỗi, cài đặt lại gói bằng npm ci.',
      en: 'Run again; if it persists, reinstall the packages with npm ci.',
    },
  },
  'E-WORKER-DIED': {
    kind: 'retryable',
    message: {
      vi: 'Tiến trình xử lý dừng đột ngột khi đang đọc trang này.',
      en: 'The worker process stopped suddenly while reading this page.',
    },
    advice: {
      vi: 'Hệ thống tự thử lại; nếu vẫn lỗi, kiểm tra bộ nhớ máy và quét lại trang này.',
      en: 'The system tries again by itself; if it persists, check the memory of the machine and scan this page again.',
    },
    adviceAlone: {
      vi: 'Kiểm tra bộ nhớ máy, quét lại trang này rồi chạy lại lệnh.',
      en: 'Check the memory of the machine, scan this page again, then run the command again.',
    },
  },
  'E-POISON-PAGE': {
    kind: 'bad_input',
    message: {
      vi: 'Trang này làm dừng tiến trình xử lý nhiều lần nên được để riêng.',
      en: 'This page stopped its worker several times and was set aside.',
    },
    advice: {
      vi: 'Quét lại trang này; các trang khác không bị ảnh hưởng.',
      en: 'Scan this page again; other pages are not affected.',
    },
  },
  'E-TIMEOUT': {
    kind: 'retryable',
    message: { vi: 'Xử lý quá thời gian cho phép.', en: 'Processing took longer than permitted.' },
    advice: {
      vi: 'Thử lại; nếu vẫn lỗi, quét lại trang này.',
      en: 'Try again; if it persists, scan this page again.',
    },
  },
  'E-BUG': {
    kind: 'bug',
    message: { vi: 'Lỗi chưa rõ nguyên nhân.', en: 'An unexpected error.' },
    advice: {
      vi: 'Báo quản trị kèm mã theo dõi; tài liệu gốc vẫn được giữ nguyên.',
      en: 'Tell the administrator with the trace id; the original is kept unchanged.',
    },
    adviceAlone: {
      vi: 'Báo nơi cung cấp chương trình kèm dòng này; tệp gốc vẫn nguyên vẹn.',
      en: 'Tell whoever supplied the program, with this line; the original file is unchanged.',
    },
  },
} as const satisfies Record<string, FailureEntry>;

export type FailureCode = keyof typeof FAILURES;

/** A named failure. `details` holds ids and measurements only, never values of fields. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly details: Readonly<Record<string, string | number | boolean>>;

  constructor(
    code: FailureCode,
    details: Readonly<Record<string, string | number | boolean>> = {},
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${FAILURES[code].message.en}`, options);
    this.code = code;
    this.details = details;
  }

  get kind(): FailureKind {
    return FAILURES[this.code].kind;
  }
}

/** What the operating system says, in our words. */
const SYSTEM_CODES: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'E-DISK-FULL',
  EDQUOT: 'E-DISK-FULL',
  EROFS: 'E-READ-ONLY',
  EACCES: 'E-NO-ACCESS',
  EPERM: 'E-NO-ACCESS',
  ENAMETOOLONG: 'E-NAME-TOO-LONG',
};

/** What to do about a failure where nothing goes on by itself. */
export function adviseAlone(code: FailureCode): FailureEntry['advice'] {
  const entry: FailureEntry = FAILURES[code];
  return entry.adviceAlone ?? entry.advice;
}

/** Anything thrown, as a named failure; what nobody named is a bug. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    const code = SYSTEM_CODES[thrown.code];
    if (code) return new Failure(code, {}, { cause: thrown });
  }
  return new Failure('E-BUG', {}, { cause: thrown });
}
