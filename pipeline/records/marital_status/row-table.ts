import { ERAS } from '../civil-labels.ts';
import type { FormSpec } from '../record-type.ts';
import { peopleParts, rowForm } from '../row-cells.ts';

/** Sổ cấp giấy xác nhận tình trạng hôn nhân kept as a table (before 2016): a row a certificate. */
export const ROW_FORM: FormSpec = rowForm({
  id: 'register-rows',
  titles: ['SỔ CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN', 'SỔ XÁC NHẬN TÌNH TRẠNG HÔN NHÂN'],
  era: { from: ERAS.decree1998.from, to: ERAS.decree2005.to },
  columns: [
    {
      field: 'subject_full_name',
      printed: ['Họ và tên người được xác nhận', 'Họ tên người được xác nhận', 'Họ và tên', 'Họ tên'],
    },
    { field: 'subject_sex', printed: ['Nam, nữ', 'Giới tính'], isOptional: true },
    {
      field: 'subject_birth_date',
      printed: ['Ngày, tháng, năm sinh', 'Ngày tháng năm sinh', 'Ngày sinh', 'Năm sinh'],
    },
    {
      field: 'subject_ethnicity',
      printed: ['Dân tộc', 'Dân tộc/Quốc tịch', 'Dân'],
      parts: peopleParts('subject'),
      isOptional: true,
    },
    {
      field: 'subject_residence',
      printed: ['Nơi thường trú/tạm trú', 'Nơi thường trú', 'Nơi cư trú', 'Chỗ ở'],
    },
    {
      field: 'subject_id_doc_no',
      printed: ['Số Giấy CMND/Hộ chiếu', 'Số CMND/Hộ chiếu', 'Số CMND', 'Giấy tờ tùy thân'],
      isOptional: true,
    },
    { field: 'marital_status_text', printed: ['Tình trạng hôn nhân'], isTelling: true },
    { field: 'purpose_text', printed: ['Mục đích sử dụng', 'Mục đích', 'Lý do'] },
  ],
});
