import type { AccountFault } from '../storage/account/faults.ts';

/** What is wrong with the account, as `sogoc check` says it. */
const WORDS: Readonly<Record<AccountFault['fault'], string>> = {
  gap: 'thiếu dòng ở trước chỗ này (lines are missing before it)',
  chain: 'dòng này không nối với dòng trước (does not follow the line before)',
  changed: 'nội dung dòng này đã bị sửa (the line was altered)',
  lookup:
    'lần tra cứu đã bị sửa, bị xóa hoặc không có dòng nào ghi (a look-up was altered, removed, or is told of nowhere)',
  value:
    'giá trị đã bị sửa, bị xóa hoặc không có dòng nào ghi (a value was altered, removed, or is told of nowhere)',
  acceptance:
    'ngưỡng chấp nhận đã bị sửa hoặc thêm ngoài nhật ký (acceptance targets were altered or put in)',
  field: 'trường đang hiện khác với lịch sử của nó (a field shows what its history does not say)',
  approval: 'việc duyệt hoặc trả lại không khớp nhật ký (an approval or return is not as the account tells)',
  access:
    'tài khoản, quyền hoặc đơn vị không khớp nhật ký (a user or their rights are not as the account tells)',
  password: 'mật khẩu bị thay ngoài nhật ký (a password was replaced behind the account)',
  baseline: 'tình trạng ban đầu bị ghi lại lần nữa (the state at the beginning was written a second time)',
  anchor:
    'nhật ký không khớp mốc neo bên ngoài: các dòng cuối bị xóa hoặc cả chuỗi bị làm lại (does not fit an anchor: last lines removed, or the chain made anew)',
  anchors: 'tệp mốc neo bị mất, bị cắt hoặc bị sửa (the file of anchors is gone, cut or altered)',
};

export function describeFault({ seq, fault, subject }: AccountFault): string {
  const where = seq === null ? subject : `dòng (line) ${seq} · ${subject}`;
  return `NHẬT KÝ ĐỨT (account broken) ${fault} · ${where}: ${WORDS[fault]}`;
}
