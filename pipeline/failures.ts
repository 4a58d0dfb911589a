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
      en: 'Save that attached file by itself, print it to PDF or scan it, then submit it separately.',
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
  'E-DISK-FULL': {
    kind: 'retryable',
    message: { vi: 'Ổ đĩa hoặc kho tệp đã đầy.', en: 'The disk or the object store is full.' },
    advice: {
      vi: 'Giải phóng chỗ trống rồi nộp lại; tệp đã nhận không mất, việc dở dang sẽ tự chạy tiếp.',
      en: 'Free some space, then send again; what was taken in is not lost, unfinished work goes on by itself.',
    },
  },
  'E-DATABASE-AWAY': {
    kind: 'retryable',
    message: { vi: 'Không kết nối được cơ sở dữ liệu.', en: 'The database cannot be reached.' },
    advice: {
      vi: 'Kiểm tra dịch vụ PostgreSQL; hệ thống tự thử lại.',
      en: 'Check the PostgreSQL service; the system tries again by itself.',
    },
  },
  'E-QUEUE-AWAY': {
    kind: 'retryable',
    message: { vi: 'Không kết nối được hàng đợi.', en: 'The queue cannot be reached.' },
    advice: {
      vi: 'Kiểm tra Redis; hệ thống tự thử lại, không mất việc nào.',
      en: 'Check Redis; the system tries again by itself, no work is lost.',
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

/** Anything thrown, as a named failure; what nobody named is a bug. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ENOSPC') {
    return new Failure('E-DISK-FULL', {}, { cause: thrown });
  }
  return new Failure('E-BUG', {}, { cause: thrown });
}
