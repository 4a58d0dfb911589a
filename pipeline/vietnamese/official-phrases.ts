/**
 * Set wordings of civil-status, court and notarial papers. Several words in a row that nearly agree with one of them
 * are read as it; single words never are.
 */
export const OFFICIAL_PHRASES: readonly string[] = (
  'Ủy ban nhân dân|Tòa án nhân dân|Tòa án nhân dân tối cao|Viện kiểm sát nhân dân|Công an|Bộ Công an|Sở Tư pháp|Phòng Tư pháp|' +
  'Chi cục Thi hành án dân sự|Cục Thi hành án dân sự|Chi cục Thuế|Cơ quan Cảnh sát điều tra|Cơ quan Cảnh sát điều tra Công an|' +
  'Cục Cảnh sát quản lý hành chính về trật tự xã hội|Cục Cảnh sát đăng ký quản lý cư trú và dữ liệu quốc gia về dân cư|' +
  'Sở Tài nguyên và Môi trường|Văn phòng đăng ký đất đai|Chi nhánh Văn phòng đăng ký đất đai|Ngân hàng thương mại cổ phần|' +
  'Phòng Công chứng số|Văn phòng công chứng|Công chứng viên|Tổ chức hành nghề công chứng|' +
  'Trạm Y tế|Trung tâm Y tế|Bệnh viện đa khoa|Bệnh viện đa khoa khu vực|Bệnh viện đa khoa tỉnh|Bệnh viện huyện|Bệnh viện Sản Nhi|' +
  'Bệnh viện Phụ sản|Bệnh viện Nhi|Bệnh viện Quân y|Bệnh viện Trung ương|Nhà hộ sinh|Phòng khám đa khoa|Tại nhà|Trạm xá|' +
  'Suy thận mãn|Suy thận mạn|Suy hô hấp|Suy tim|Suy đa tạng|Suy gan|Già yếu|Tuổi già|Bệnh già|Bệnh tim mạch|Bệnh tim|Bệnh hiểm nghèo|' +
  'Tai nạn giao thông|Tai nạn lao động|Tai biến mạch máu não|Đuối nước|Chết đuối|Ung thư phổi|Ung thư gan|Ung thư dạ dày|Ung thư vú|' +
  'Ung thư đại tràng|Nhồi máu cơ tim|Đột quỵ|Xơ gan|Viêm phổi|Viêm gan|Tiểu đường|Đái tháo đường|Tăng huyết áp|Cao huyết áp|Xuất huyết não|' +
  'Nhiễm trùng huyết|Lao phổi|Tự tử|Điện giật|Bệnh phổi tắc nghẽn mạn tính|Hy sinh|Không rõ nguyên nhân|' +
  'Đất ở tại đô thị|Đất ở tại nông thôn|Đất trồng cây lâu năm|Đất trồng cây hàng năm khác|Đất chuyên trồng lúa nước|Đất trồng lúa nước còn lại|' +
  'Đất bằng trồng cây hàng năm khác|Đất nuôi trồng thủy sản|Đất rừng sản xuất|Đất rừng phòng hộ|Đất thương mại, dịch vụ|Đất cơ sở sản xuất phi nông nghiệp|' +
  'quyền sử dụng đất|tài sản gắn liền với đất|quyền sở hữu nhà ở|Giấy chứng nhận quyền sử dụng đất|cơ quan nhà nước có thẩm quyền|' +
  'ủy quyền cho|thay mặt|liên hệ với|để làm thủ tục|làm thủ tục|cấp đổi|cấp lại|chuyển nhượng|tặng cho|thế chấp|chuyển mục đích sử dụng|' +
  'Thay đổi|Cải chính|Bổ sung|Xác định lại dân tộc|ngày, tháng, năm sinh|họ, chữ đệm, tên|họ và tên|chữ đệm|quê quán|nơi sinh|giới tính|dân tộc|' +
  'khai sinh|kết hôn|khai tử|nhận cha, mẹ, con|nuôi con nuôi|giám hộ|tình trạng hôn nhân|' +
  'Lâu dài|Sử dụng riêng|Sử dụng chung|kể từ ngày|Ban hành|Quyết định|Thông báo|Công văn|' +
  'Trần Hưng Đạo|Nguyễn Huệ|Lê Lợi|Hùng Vương|Trần Phú|Lý Thường Kiệt|Nguyễn Trãi|Quang Trung|Lê Duẩn|Phan Chu Trinh|Hai Bà Trưng|Bà Triệu|' +
  'Ngô Quyền|Điện Biên Phủ|Cách Mạng Tháng Tám|Nguyễn Văn Linh|Võ Văn Kiệt|Hoàng Diệu|Lê Hồng Phong|Nguyễn Thị Minh Khai|Hoàng Văn Thụ|' +
  'Phan Đình Phùng|Nguyễn Du|Lê Thánh Tông|Lạc Long Quân|Nguyễn Tất Thành|Võ Nguyên Giáp|Phạm Văn Đồng|Nguyễn Bỉnh Khiêm|' +
  'Công nhận|Bộ đội|Lái xe|Làm ruộng|Làm nông|Nông dân|Công nhân|Công nhân viên|Giáo viên|Buôn bán|Nội trợ|Thợ may|Thợ mộc|Thợ nề|Kế toán|Bác sĩ|Y tá|' +
  'Cán bộ|Học sinh|Sinh viên|Lao động tự do|Kinh doanh|Kỹ sư|Hưu trí|Ngư dân|Làm vườn|Làm mướn|Tiểu thương|' +
  'chưa đăng ký kết hôn với ai|hiện tại|đang có vợ|đang có chồng|đã ly hôn|năng lực hành vi dân sự|mất năng lực hành vi dân sự|Cha mẹ|' +
  'thuận tình ly hôn|không còn cha mẹ|đã thành niên|Đại sứ quán|Tổng Lãnh sự quán|Hội đồng nhân dân|Ban Tư pháp|Ủy ban hành chính'
).split('|');
