/**
 * How common words are in Vietnamese names, as natural logarithms of rough frequencies: evidence for choosing among
 * readings, never a list of what is allowed. Surnames after their share of the population; the rest in two ranks.
 */
const SURNAME_SHARES: Readonly<Record<string, number>> = {
  nguyễn: 38, trần: 11, lê: 9.5, phạm: 7, hoàng: 3, huỳnh: 2.1, phan: 4.5, vũ: 2.2, võ: 1.7, đặng: 2.1, bùi: 2, đỗ: 1.4,
  hồ: 1.3, ngô: 1.3, dương: 1, lý: 0.5,
}; // prettier-ignore

const OTHER_SURNAMES =
  'đào đoàn vương trịnh trương đinh lâm phùng mai tô hà tạ cao châu lưu lương thái tăng quách kiều la lai lã lại chu từ tống tôn ' +
  'thạch sơn kim danh thị chau liêu trà tiêu triệu quan mạc nghiêm nhan ninh ông khổng khương hứa giang doãn diệp cù cung chử ' +
  'chung bạch âu ân an bành bế nông vi lò lường cầm quàng tòng bàn phàn tẩn giàng vàng sùng thào lầu mùa vừ hờ cứ hạng ma nay ' +
  'điểu hữu sà lục lộc thân viên đàm đồng đổng tào mã phí phó thẩm thiều tiết ung văn trang đậu đống giáp hàn hình hoa hùng kha ' +
  'khuất khúc kông lỗ lữ lương mẫn ngạc ngụy nhâm nhữ ong phương quản sầm sử tất thang thôi tiền toàn trác trầm tri ty úc vòng xa yên';

/** Surnames of the Thái, Mường, Tày, Nùng, Mông, Dao, Khmer, Chăm, Hoa, Cơ Tu, Gia Rai and others, and rare ones of the Kinh. */
const RARE_SURNAMES =
  'lô cà ngân moong cụt xeo hù khoàng lèng bạc điêu đèo cấn lều mông long linh leo lèo ngọ chang sìn lù ly má sình tráng cháng hảng thò già ' +
  'chảo chẻo chíu chìu chướng dường voòng phoòng tằng lừu hầu xồng lỳ pờ kiên neáng mạch vưu trình ngũ lìu thòng phún chí tsằn sái phù ' +
  'đàng thập bá quảng mậu hán thiên đạt trượng tài báo ngư miêu thành não ức lộ alăng bhling zơrâm pơloong briu coor arất blúp ' +
  'ksor rơ siu rcom rahlan kpă niê mlô êban uông ưng đan điền đường lăng nhạc đới thi';

const COMMON =
  'thị văn ngọc thanh minh hữu đức công quang xuân kim mỹ thùy thuỳ thu hồng hoàng anh hùng dũng hương lan mai linh nam phương tuấn ' +
  'hải hà hòa hoà bình long sơn tâm thảo trang trung tùng vân yến đình bá viết trọng duy bích cẩm gia bảo quốc thành thắng tiến ' +
  'cường nga hạnh hoa huệ hiền hằng dung nhung loan liên lệ ly lý my nhi như oanh phượng quỳnh quyên thơ thúy thuý trinh tuyết ' +
  'uyên vy khánh phúc lộc tài tú toàn tân thịnh thái thiện vinh việt vũ vương huy khang khoa kiên lâm mạnh nghĩa nhân phong ' +
  'phú quân quý thế trí đạt đông giang hậu hiếu hưng thủy thuỷ diệu ánh ái';

const KNOWN =
  'a y ẩn ân an âu bách bạch ban bằng bảy bé bền biên biển bốn bông bửu ca cảnh cao cát chánh châu chi chí chiến chinh chính chung chương ' +
  'cơ cúc cư cương dân danh dậu di diễm diễn diện diệp dinh dĩnh doanh du dư duẩn dụng duyên duyệt dưỡng dương đại đam đan đán đang đào ' +
  'đảm đạo đắc đăng đằng điền điểm điệp định đính đoan đoàn đoài đô độ đồng đường gái gấm giáo giáp giàu hạ hai hán hãn hào hảo hân hiên ' +
  'hiến hiển hiệp hiệu hinh hoài hoan hoàn hoạt hoành hòe hội hồi hợi hợp huân huấn huê huế huỳnh huyên huyền hường hướng hưởng hữu ích ' +
  'kha khả khai khải khanh khiêm khiết khiếu khoái khoan khôi khởi khuê khuyên khương kiểm kiếm kiều kiệm kiệt kính ký kỳ kỵ kỷ kỹ lã lài lai ' +
  'lam lanh lãm lành lân lập lãng lẫm lê lịch liêm liễu lĩnh lí loát lợi luân luận luật lụa lục luyến luyện lư lữ lực lương lượng lưu ' +
  'mân mãn mão mẫn mậu mến mi miên miền mùi muội múi mừng năm nên ngà ngạn ngân nghi nghị nghiêm nghiệp ngoan ngoạn ngô ngôn nguyên ' +
  'nguyện nguyệt nhã nhạc nhạn nhàn nhâm nhất nhật nhiệm nhiên nho nhu nhuần nhuận nhựt ninh nở nụ nữ nương ơn oánh pha phái phấn phát phẩm ' +
  'phi phiên phó phụ phục phụng phùng phước quảng quế quyến quyền quyết quỳ rạng sa sách sang sáng sanh sản sao sâm sáu sen sinh soạn song ' +
  'sự sửu sương sỹ sĩ tá tánh tám tạo tấn tầm tập tất tây thạch tham thám thạnh thao thạo thăng thắm thẩm thân thể thêm thi thìn thiên thiệp ' +
  'thiều thiệu thọ thoa thoan thoại thông thơm thời thới thuần thuận thuật thục thuyên thụ thụy thư thứ thực thương thường thượng thức ' +
  'tích tiên tiền tiển tiệp tín tính tình tỉnh tịnh toan toán toản toại tô tố tôn tốt tơ tuân tuần tuất tuệ tuy túy tuyên tuyến tuyền ' +
  'tuyển tư từ tứ tửu tường tưởng tương tựu tý tỵ út ứng uy uyển ước vạn vang vàng vẹn vi vĩ viên viễn viện vịnh vĩnh vọng vóc vui vụ vượng ' +
  'vững vỹ xa xinh xoan xuyên xuyến xứng xướng ý yên triều triệu trình trịnh trúc trực trường trưởng trước trác trạch tráng trà trâm trân ' +
  'trấn trầm trị triển triết trợ truyền trương trưng tới';

const words = (list: string) => list.split(/\s+/).filter(Boolean);

/** Log frequency of surnames, for the first word of a name. Lower case, tones placed the old way or as listed. */
export const SURNAME_PRIORS: ReadonlyMap<string, number> = new Map([
  ...words(RARE_SURNAMES).map((word) => [word, -7.8] as const),
  ...words(OTHER_SURNAMES).map((word) => [word, -7] as const),
  ...Object.entries(SURNAME_SHARES).map(([word, share]) => [word, Math.log(share / 100)] as const),
]);

/** Log frequency of middle and given names. */
export const GIVEN_NAME_PRIORS: ReadonlyMap<string, number> = new Map([
  ...words(KNOWN).map((word) => [word, -6.5] as const),
  ...words(COMMON).map((word) => [word, -4.8] as const),
  ['thị', -2.5] as const,
  ['văn', -3] as const,
]);
