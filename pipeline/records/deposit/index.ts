import { buildContract } from '../contracts/build.ts';

/** Hợp đồng đặt cọc; which side pays differs by template, so parties go by the letter printed. */
export const deposit = buildContract({
  id: 'deposit',
  title: { vi: 'Đặt cọc', en: 'Deposit' },
  code: 'DC',
  titles: ['HỢP ĐỒNG ĐẶT CỌC', 'HỢP ĐỒNG ĐẶT CỌC CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT'],
  a: { vi: 'Bên A', starts: ['BÊN NHẬN ĐẶT CỌC', 'BÊN NHẬN CỌC'] },
  b: { vi: 'Bên B', starts: ['BÊN ĐẶT CỌC'] },
  byLetter: true,
});
