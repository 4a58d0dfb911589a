/** Words about work that is under way and must not be lost, or that is let go of with a reason, Vietnamese. */
export const workVi = {
  drafts: {
    mark: 'bản nháp',
    notSaved: 'Bản nháp, chưa lưu vào hồ sơ.',
    inRecord: (value: string) => `Trong hồ sơ: ${value}`,
    save: 'Lưu vào hồ sơ',
    confirm: 'Đúng, đã kiểm',
    drop: 'Bỏ bản nháp',
    count: (n: string) => `${n} bản nháp chưa lưu`,
    approve: (n: string) => `Còn ${n} bản nháp chưa lưu vào hồ sơ. Enter để lưu, Esc để bỏ, rồi duyệt.`,
    goTo: 'Đến bản nháp',
    signOut: (n: string) =>
      `Còn ${n} bản nháp chưa lưu vào hồ sơ. Đăng xuất thì các bản nháp này bị xóa. Vẫn đăng xuất?`,
  },
  sessionEnd: {
    idle: 'Phiên làm việc đã kết thúc vì lâu không có thao tác.',
    expired: 'Phiên làm việc đã kết thúc vì hết thời hạn.',
    password: 'Phiên làm việc đã kết thúc vì mật khẩu đã được đổi hoặc cấp lại.',
    'switched-off': 'Phiên làm việc đã kết thúc vì tài khoản đã bị khóa.',
    elsewhere: 'Phiên làm việc đã kết thúc vì tài khoản đã đăng xuất ở nơi khác.',
  } as Readonly<Record<string, string>>,
  waiting: {
    approveAway: 'Chưa duyệt: mất mạng, sửa đổi còn giữ trên máy này. Khi có mạng sẽ tự gửi; duyệt lại sau.',
    approveConflict: 'Chưa duyệt: có giá trị người khác vừa sửa. Chọn một giá trị rồi duyệt lại.',
  },
  returned: {
    count: (n: string) => `${n} hồ sơ đã trả lại`,
    open: (n: string) => `Xem ${n} hồ sơ đã trả lại`,
    none: 'Không còn hồ sơ nào đã trả lại',
    course: 'Đang xem các hồ sơ đã trả lại',
  },
  dismissal: {
    dismiss: 'Bỏ qua, có lý do',
    dismissTitle: (what: string) => `Bỏ qua ${what}`,
    dismissHelp:
      'Phần này không còn tính vào “cần xem lại”. Tệp gốc vẫn được giữ; lý do và tên người bỏ qua được ghi vào nhật ký.',
    replace: 'Thay bằng bản quét khác',
    replaceTitle: (file: string) => `Thay ${file}`,
    replaceHelp: (file: string) =>
      `Bản mới thay cho cả tệp ${file} trong hồ sơ này rồi được đọc. Tệp cũ vẫn được giữ trong kho nhưng không thuộc hồ sơ nữa; việc thay được ghi vào nhật ký.`,
    file: 'Bản quét mới',
    pick: 'Chọn tệp',
    reason: 'Lý do',
    reasons: [
      'Không phải bản quét',
      'Đã có bản quét khác',
      'Trang trắng, không cần đọc',
      'Giấy hỏng, không quét lại được',
    ],
    replaceReasons: ['Tệp hỏng, quét lại', 'Quét mờ, quét lại', 'Nộp nhầm tệp'],
    because: (reason: string) => `Đã bỏ qua: ${reason}`,
    dismissed: 'Đã bỏ qua; lý do được ghi vào nhật ký.',
    replaced: 'Đã nhận bản mới; hồ sơ đang được đọc lại.',
    count: (n: string) => `${n} phần đã bỏ qua, có lý do`,
    noRetry: 'Thử lại không giúp được: chính tệp này không đọc được.',
  },
  resume: {
    title: (n: string) => `Lô này đang nhận dở: ${n} tệp đã nhận.`,
    last: (time: string) => `Tệp cuối nhận lúc ${time}.`,
    teach:
      'Nếu người gửi đã tải lại trang hoặc tắt máy, nộp tiếp thư mục ấy (tệp đã nhận không phải gửi lại), hoặc đóng lô để đọc phần đã nhận.',
    goOn: 'Nộp tiếp',
    close: 'Đóng lô, đọc phần đã nhận',
    closed: 'Đã đóng lô; phần đã nhận được đọc ngay.',
    into: (batch: string, n: string) => `Nộp tiếp vào lô “${batch}”: ${n} tệp đã nhận.`,
    intoTeach: 'Thả lại đúng thư mục ấy vào đây; tệp đã nhận được bỏ qua.',
    newBatch: 'Nộp thành lô mới',
    skipped: (n: string) => `${n} tệp đã nhận từ trước, không gửi lại`,
    continued: (batch: string) =>
      `Thư mục này đang nộp dở ở lô “${batch}”: phần còn lại được nộp tiếp vào lô ấy.`,
    state: (n: string) => `Đang nhận dở: ${n} tệp đã nhận`,
  },
};
