import { FAILURES, asFailure } from '../../pipeline/failures.ts';
import type { FailureCode } from '../../pipeline/failures.ts';
import { Denial, type DenialReason } from '../../storage/access/denial.ts';
import type { Problem } from './schemas/problem.ts';

interface RefusalEntry {
  readonly status: number;
  readonly message: { readonly vi: string; readonly en: string };
  readonly advice: { readonly vi: string; readonly en: string };
}

/** What the API itself may refuse. What can go wrong with a document stands in pipeline/failures.ts. */
const REFUSALS = {
  'E-SIGN-IN': {
    status: 401,
    message: {
      vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng.',
      en: 'The user name or the password is not right.',
    },
    advice: { vi: 'Kiểm tra phím Caps Lock và bộ gõ.', en: 'Check Caps Lock and the input method.' },
  },
  'E-SIGNED-OUT': {
    status: 401,
    message: { vi: 'Phiên làm việc đã kết thúc.', en: 'The session has ended.' },
    advice: {
      vi: 'Đăng nhập lại; việc dở dang được giữ trên máy này.',
      en: 'Sign in again; unfinished work is kept on this machine.',
    },
  },
  'E-ONE-TIME-PASSWORD': {
    status: 403,
    message: {
      vi: 'Mật khẩu này chỉ dùng một lần.',
      en: 'This password works only once.',
    },
    advice: { vi: 'Đặt mật khẩu riêng trước đã.', en: 'Set your own password first.' },
  },
  'E-ONE-TIME-EXPIRED': {
    status: 403,
    message: {
      vi: 'Mật khẩu dùng một lần này đã hết hạn.',
      en: 'This one-time password has expired.',
    },
    advice: {
      vi: 'Nhờ quản trị của đơn vị cấp lại mật khẩu.',
      en: 'Ask your unit’s administrator for a new one.',
    },
  },
  'E-PASSWORD': {
    status: 422,
    message: { vi: 'Mật khẩu đang dùng chưa đúng.', en: 'The current password is not right.' },
    advice: { vi: 'Nhập lại mật khẩu đang dùng.', en: 'Type the current password again.' },
  },
  'E-SAME-PASSWORD': {
    status: 422,
    message: {
      vi: 'Mật khẩu mới giống mật khẩu cũ.',
      en: 'The new password is the old one.',
    },
    advice: { vi: 'Chọn một mật khẩu khác.', en: 'Choose another.' },
  },
  'E-WEAK-PASSWORD': {
    status: 422,
    message: {
      vi: 'Mật khẩu này quá ngắn hoặc dễ đoán.',
      en: 'This password is too short or easy to guess.',
    },
    advice: {
      vi: 'Dùng ít nhất 10 ký tự, tốt nhất là một câu dễ nhớ gồm vài từ không liên quan; không dùng tên mình, tên đơn vị, ngày sinh, dãy phím hay từ thường gặp.',
      en: 'Use at least 10 characters, best a sentence of a few unrelated words; not your own or your office’s name, a birthday, a row of keys or a common word.',
    },
  },
  'E-FORBIDDEN': {
    status: 403,
    message: { vi: 'Vai trò của anh/chị không được làm việc này.', en: 'Your role may not do this.' },
    advice: { vi: 'Hỏi quản trị của đơn vị.', en: 'Ask your unit’s administrator.' },
  },
  'E-LOOK-UP-FIRST': {
    status: 403,
    message: {
      vi: 'Hồ sơ chỉ mở được từ một lần tra cứu có nêu lý do.',
      en: 'A record opens only from a look-up that states its purpose.',
    },
    advice: {
      vi: 'Tra cứu lại, nêu lý do, rồi mở hồ sơ từ kết quả.',
      en: 'Look it up again, state the purpose, and open it from the results.',
    },
  },
  'E-APPROVED': {
    status: 409,
    message: {
      vi: 'Hồ sơ đã được duyệt: giá trị không sửa được nữa.',
      en: 'The record has been approved: its values can no longer be changed.',
    },
    advice: {
      vi: 'Mở lại hồ sơ để sửa; sửa xong phải duyệt lại.',
      en: 'Open the record again to correct it; it must then be approved anew.',
    },
  },
  'E-FOREIGN-ORIGIN': {
    status: 403,
    message: { vi: 'Yêu cầu đến từ một trang khác.', en: 'The request comes from another site.' },
    advice: {
      vi: 'Mở lại chương trình từ địa chỉ của đơn vị.',
      en: 'Open the program from its own address.',
    },
  },
  'E-TOO-MANY-TRIES': {
    status: 429,
    message: { vi: 'Thử đăng nhập quá nhiều lần.', en: 'Too many attempts to sign in.' },
    advice: {
      vi: 'Đợi vài phút rồi thử lại; quên mật khẩu thì nhờ quản trị cấp lại.',
      en: 'Wait a few minutes, then try again; if the password is forgotten, ask the administrator for a new one.',
    },
  },
  'E-TOO-FAST': {
    status: 429,
    message: {
      vi: 'Mở quá nhiều hồ sơ trong thời gian ngắn.',
      en: 'Too many records opened in a short time.',
    },
    advice: {
      vi: 'Đợi một lát rồi mở tiếp; tìm hồ sơ bằng tra cứu thay vì dò theo số. Việc này được ghi vào nhật ký.',
      en: 'Wait a little, then go on; find records by looking them up, not by trying numbers. This stands in the account.',
    },
  },
  'E-NOT-HERE': {
    status: 404,
    message: { vi: 'Không có mục này.', en: 'There is no such thing.' },
    advice: {
      vi: 'Có thể nó đã được thay bằng bản đọc mới; quay lại danh sách.',
      en: 'It may have been replaced by a newer reading; go back to the list.',
    },
  },
  'E-BAD-REQUEST': {
    status: 400,
    message: { vi: 'Yêu cầu không đúng dạng.', en: 'The request is not well formed.' },
    advice: { vi: 'Tải lại trang rồi thử lại.', en: 'Reload the page and try again.' },
  },
  'E-NO-REASON': {
    status: 422,
    message: { vi: 'Chưa ghi lý do.', en: 'No reason is given.' },
    advice: {
      vi: 'Viết lý do bằng chữ, ví dụ “Cấp bản sao trích lục khai sinh”; lý do được ghi vào nhật ký.',
      en: 'Write the reason in words, such as “A copy of a birth extract”; it is kept in the account.',
    },
  },
  'E-CONFLICT': {
    status: 409,
    message: { vi: 'Người khác vừa sửa trường này.', en: 'Somebody else has just changed this field.' },
    advice: { vi: 'So hai giá trị rồi chọn một.', en: 'Compare the two values and choose one.' },
  },
  'E-NOTHING-TO-UNDO': {
    status: 409,
    message: {
      vi: 'Không còn lần lưu nào của anh/chị để hoàn tác trong hồ sơ này.',
      en: 'There is no save of yours left to undo in this record.',
    },
    advice: {
      vi: 'Giá trị người khác đã sửa tiếp thì không tự hoàn tác; xem Lịch sử của trường.',
      en: 'What others have changed since is not undone; see the history of the field.',
    },
  },
  'E-NOT-APPROVABLE': {
    status: 409,
    message: {
      vi: 'Chưa duyệt được: hồ sơ còn lỗi chặn duyệt, hoặc vừa có người sửa.',
      en: 'Not approved: errors block it, or somebody has just changed it.',
    },
    advice: {
      vi: 'Sửa giá trị, hoặc xác nhận “đúng như trong sổ”, rồi duyệt lại.',
      en: 'Correct the value, or confirm “as in the book”, then approve again.',
    },
  },
  'E-NAME-TAKEN': {
    status: 409,
    message: { vi: 'Tên đăng nhập đã có người dùng.', en: 'The user name is taken.' },
    advice: { vi: 'Chọn tên khác.', en: 'Choose another.' },
  },
  'E-LAST-ADMIN': {
    status: 409,
    message: {
      vi: 'Không tự khóa tài khoản của chính mình được.',
      en: 'You cannot disable your own account.',
    },
    advice: { vi: 'Nhờ một quản trị khác.', en: 'Ask another administrator.' },
  },
  'E-CODE-TAKEN': {
    status: 409,
    message: { vi: 'Mã đơn vị đã có.', en: 'The code of the unit is taken.' },
    advice: {
      vi: 'Mỗi đơn vị một mã; bỏ dòng trùng hoặc dùng mã khác. Chưa đơn vị nào trong danh sách được thêm.',
      en: 'A code belongs to one unit; leave the line out or use another. None of the list was added.',
    },
  },
  'E-UNIT-LOOP': {
    status: 409,
    message: {
      vi: 'Đơn vị không thể trực thuộc chính nó hay cấp dưới của nó.',
      en: 'A unit cannot lie below itself.',
    },
    advice: { vi: 'Chọn đơn vị cấp trên khác.', en: 'Choose another unit above it.' },
  },
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof REFUSALS;

const DENIALS = {
  absent: 'E-NOT-HERE',
  approved: 'E-APPROVED',
  'look-up': 'E-LOOK-UP-FIRST',
  forbidden: 'E-FORBIDDEN',
} as const satisfies Record<DenialReason, RefusalCode>;

/** The API says no, and why. `more` goes into the answer beside the problem. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly more: object;

  constructor(code: RefusalCode, more: object = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code);
}

/** Whether trying again can help: not where the document itself is at fault. */
export function canRetry(code: string): boolean {
  return FAILURES[isFailureCode(code) ? code : 'E-BUG'].kind !== 'bad_input';
}

/** A named failure in people's words; a code that this version does not know is told as a bug. */
export function describeFailure(code: string): Problem {
  const known = isFailureCode(code) ? code : 'E-BUG';
  const { message, advice } = FAILURES[known];
  return { code, message, advice };
}

/** How anything thrown is answered: never with a stack. */
export function answerFor(thrown: unknown): { status: number; body: Problem & object; isBug: boolean } {
  if (thrown instanceof Refusal) return refuse(thrown.code, thrown.more);
  if (thrown instanceof Denial) return refuse(DENIALS[thrown.reason]);
  const status = readStatus(thrown);
  if (status === 429) return refuse('E-TOO-MANY-TRIES');
  if (status === 413) return { status, body: describeFailure('E-TOO-LARGE'), isBug: false };
  if (status === 404) return refuse('E-NOT-HERE');
  if (status !== null && status >= 400 && status < 500) return refuse('E-BAD-REQUEST');
  const failure = asFailure(thrown);
  const byKind = { bad_input: 422, retryable: 503, bug: 500 } as const;
  const isGone = failure.code === 'E-NOT-FOUND' || failure.code === 'E-OBJECT-MISSING';
  return {
    status: isGone ? 404 : failure.code === 'E-OBJECT-CORRUPT' ? 422 : byKind[failure.kind],
    body: describeFailure(failure.code),
    isBug: failure.kind === 'bug',
  };
}

function refuse(code: RefusalCode, more: object = {}) {
  const { status, message, advice } = REFUSALS[code];
  return { status, body: { code, message, advice, ...more }, isBug: false };
}

function readStatus(thrown: unknown): number | null {
  if (typeof thrown !== 'object' || thrown === null || !('statusCode' in thrown)) return null;
  return typeof thrown.statusCode === 'number' ? thrown.statusCode : null;
}
