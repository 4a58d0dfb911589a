/** A province of an earlier time, and the provinces of 2008–2025 that its land became. */
export interface HistoricProvince {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly became: readonly string[];
}

const entry = (name: string, from: number, to: number, became: string): HistoricProvince => ({
  name,
  from,
  to,
  became: became.split(', '),
});

/** Tỉnh cũ: as they stand on papers of 1956–2008. Years are those of the larger changes; papers lag behind them. */
export const HISTORIC_PROVINCES: readonly HistoricProvince[] = [
  entry('Hà Bắc', 1962, 1996, 'Bắc Giang, Bắc Ninh'),
  entry('Hải Hưng', 1968, 1996, 'Hải Dương, Hưng Yên'),
  entry('Nam Hà', 1965, 1996, 'Nam Định, Hà Nam'),
  entry('Hà Nam Ninh', 1975, 1991, 'Hà Nam, Nam Định, Ninh Bình'),
  entry('Vĩnh Phú', 1968, 1996, 'Vĩnh Phúc, Phú Thọ'),
  entry('Bắc Thái', 1965, 1996, 'Bắc Kạn, Thái Nguyên'),
  entry('Hà Tuyên', 1975, 1991, 'Hà Giang, Tuyên Quang'),
  entry('Hoàng Liên Sơn', 1975, 1991, 'Lào Cai, Yên Bái'),
  entry('Hà Sơn Bình', 1975, 1991, 'Hà Nội, Hòa Bình'),
  entry('Cao Lạng', 1975, 1978, 'Cao Bằng, Lạng Sơn'),
  entry('Nghệ Tĩnh', 1975, 1991, 'Nghệ An, Hà Tĩnh'),
  entry('Bình Trị Thiên', 1976, 1989, 'Quảng Bình, Quảng Trị, Huế'),
  entry('Thừa Thiên Huế', 1989, 2024, 'Huế'),
  entry('Thừa Thiên', 1945, 1976, 'Huế'),
  entry('Quảng Nam - Đà Nẵng', 1976, 1996, 'Quảng Nam, Đà Nẵng'),
  entry('Nghĩa Bình', 1975, 1989, 'Quảng Ngãi, Bình Định'),
  entry('Phú Khánh', 1975, 1989, 'Phú Yên, Khánh Hòa'),
  entry('Thuận Hải', 1976, 1991, 'Ninh Thuận, Bình Thuận'),
  entry('Gia Lai - Kon Tum', 1975, 1991, 'Gia Lai, Kon Tum'),
  entry('Sông Bé', 1976, 1996, 'Bình Dương, Bình Phước'),
  entry('Cửu Long', 1976, 1991, 'Vĩnh Long, Trà Vinh'),
  entry('Minh Hải', 1976, 1996, 'Bạc Liêu, Cà Mau'),
  entry('Hà Tây', 1965, 2008, 'Hà Nội'),
  entry('Hồng Quảng', 1955, 1963, 'Quảng Ninh'),
  entry('Vũng Tàu - Côn Đảo', 1979, 1991, 'Bà Rịa - Vũng Tàu'),
  entry('Ba Xuyên', 1956, 1975, 'Sóc Trăng, Bạc Liêu'),
  entry('An Xuyên', 1956, 1975, 'Cà Mau'),
  entry('Chương Thiện', 1961, 1975, 'Hậu Giang, Kiên Giang, Cà Mau'),
  entry('Phong Dinh', 1956, 1975, 'Cần Thơ, Hậu Giang'),
  entry('Rạch Giá', 1900, 1956, 'Kiên Giang'),
  entry('Gia Định', 1900, 1975, 'Hồ Chí Minh'),
  entry('Biên Hòa', 1900, 1975, 'Đồng Nai'),
  entry('Kiến Hòa', 1956, 1975, 'Bến Tre'),
  entry('Kiến Phong', 1956, 1975, 'Đồng Tháp'),
  entry('Định Tường', 1956, 1975, 'Tiền Giang'),
  entry('Vĩnh Bình', 1957, 1975, 'Trà Vinh'),
];
