/** Quốc hiệu: the country's name at the head of a paper, and the years it was printed; a prior for the era of the form. */
export const COUNTRIES = [
  { name: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', from: 1976, to: 9999 },
  { name: 'VIỆT NAM DÂN CHỦ CỘNG HÒA', from: 1945, to: 1976 },
  { name: 'VIỆT NAM CỘNG HÒA', from: 1955, to: 1975 },
  { name: 'CỘNG HÒA MIỀN NAM VIỆT NAM', from: 1969, to: 1976 },
] as const;

/** As printed, also where the line wraps before its last word. */
export const COUNTRY_NAMES = [
  ...COUNTRIES.map((country) => country.name),
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA',
] as const;

/** Tiêu ngữ. */
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** Print that ends a value wherever it stands, and holds none. */
export const LANDMARKS = [
  ...COUNTRY_NAMES,
  MOTTO,
  '(Ký, ghi rõ họ, chữ đệm, tên',
  '(Ký, ghi rõ họ tên',
  '(Ký, ghi rõ họ và tên',
  '(Ký, đóng dấu',
  '(Ký tên, đóng dấu',
  '(Ký và ghi rõ họ tên',
  'TM. ỦY BAN NHÂN DÂN',
  'T/M ỦY BAN NHÂN DÂN',
  'TM. UBND',
  'TM. ỦY BAN HÀNH CHÍNH',
  '(Ký tên hoặc điểm chỉ',
  'KT. CHỦ TỊCH',
  'Nơi nhận:',
  'Người thực hiện',
  'Cán bộ tư pháp hộ tịch',
  'Công chức tư pháp - hộ tịch',
  'Trích y bổn chánh',
] as const;

/** Tick boxes at the right edge of a register's page (2016→), above Ghi chú. */
export const SIDE_NOTES = [
  'Đúng hạn',
  'Quá hạn',
  'Đăng ký lại',
  'Trẻ chưa xác định được cha mẹ',
  'Trẻ chưa xác định',
  'Trẻ bị bỏ rơi',
  'Ghi vào sổ hộ tịch',
  'Kết hôn lần đầu',
  'Ghi chú kết hôn',
  'Trẻ dưới 01 tuổi',
  'Trẻ từ 01 tuổi đến',
  'Con nhận cha, mẹ',
  'Cha, mẹ nhận con',
  'Giám hộ cử',
  'Giám hộ đương nhiên',
  'Chấm dứt giám hộ cử',
  'Thay đổi hộ tịch',
  'Cải chính hộ tịch',
  'Bổ sung hộ tịch',
  'Để ĐKKH trong nước',
  'Để ĐKKH ở nước ngoài',
  'Mục đích khác',
  'Ghi chú',
] as const;

/** Offices of those who sign (chức vụ); the longest that fits is meant. */
export const OFFICES = [
  'CHỦ TỊCH',
  'PHÓ CHỦ TỊCH',
  'KT. CHỦ TỊCH',
  'Q. CHỦ TỊCH',
  'TRƯỞNG PHÒNG',
  'PHÓ TRƯỞNG PHÒNG',
  'KT. TRƯỞNG PHÒNG',
  'TRƯỞNG PHÒNG TƯ PHÁP',
  'PHÓ TRƯỞNG PHÒNG TƯ PHÁP',
  'GIÁM ĐỐC',
  'PHÓ GIÁM ĐỐC',
  'KT. GIÁM ĐỐC',
  'GIÁM ĐỐC SỞ TƯ PHÁP',
  'PHÓ GIÁM ĐỐC SỞ TƯ PHÁP',
  'ỦY VIÊN THƯ KÝ',
  'ỦY VIÊN',
  'TRƯỞNG BAN TƯ PHÁP',
  'TRƯỞNG CÔNG AN',
  'PHÓ TRƯỞNG CÔNG AN',
  'HỘ LẠI',
  'LỤC SỰ',
  'CHÁNH LỤC SỰ',
  'VIÊN CHỨC HỘ TỊCH',
  'ỦY VIÊN HỘ TỊCH',
  'CHÁNH ÁN',
  'PHÓ CHÁNH ÁN',
  'KT. CHÁNH ÁN',
  'THẨM PHÁN',
  'CỤC TRƯỞNG',
  'PHÓ CỤC TRƯỞNG',
  'CHI CỤC TRƯỞNG',
  'PHÓ CHI CỤC TRƯỞNG',
  'CHẤP HÀNH VIÊN',
  'THỦ TRƯỞNG',
  'PHÓ THỦ TRƯỞNG',
  'THỦ TRƯỞNG CƠ QUAN',
  'VIỆN TRƯỞNG',
  'PHÓ VIỆN TRƯỞNG',
  'CÔNG CHỨNG VIÊN',
  'TRƯỞNG VĂN PHÒNG',
  'PHÓ GIÁM ĐỐC CHI NHÁNH',
  'GIÁM ĐỐC CHI NHÁNH',
  'ĐIỀU TRA VIÊN',
] as const;
