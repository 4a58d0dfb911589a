import { OFFICES } from '../records/letterhead.ts';
import type { FieldSpec, RecordType } from '../records/record-type.ts';
import { findEthnicGroup } from '../vietnamese/ethnic-groups.ts';
import { findNationality } from '../vietnamese/nationalities.ts';
import { unifyTonePlacement } from '../vietnamese/search-keys.ts';
import { findSex } from '../vietnamese/sexes.ts';
import { USUAL_CHOICES } from './usual-choices.ts';

/** Kinds of identity papers as papers name them. */
const IDENTITY_PAPERS =
  'Căn cước công dân|Thẻ căn cước công dân|Căn cước|Thẻ căn cước|CCCD|Thẻ CCCD|CMND|CMND/CCCD|CCCD/CMND|CMND/CCCD/Hộ chiếu|CMT|CMTND|' +
  'Chứng minh nhân dân|Giấy chứng minh nhân dân|Chứng minh thư|Chứng minh thư nhân dân|Hộ chiếu|Giấy khai sinh|Số định danh|Số định danh cá nhân|' +
  'Giấy tờ tùy thân|Giấy phép lái xe|Chứng minh quân đội|Chứng minh sĩ quan|Giấy chứng minh sĩ quan|Mã số thuế|Mã số doanh nghiệp|' +
  'Giấy chứng nhận đăng ký doanh nghiệp|GCN ĐKDN|Giấy thông hành';
const RELATIONS =
  'Cha|Mẹ|Bố|Ba|Má|Cha đẻ|Mẹ đẻ|Bố đẻ|Vợ|Chồng|Con|Con đẻ|Con ruột|Con trai|Con gái|Con dâu|Con rể|Cháu|Cháu nội|Cháu ngoại|Ông|Bà|Ông nội|' +
  'Bà nội|Ông ngoại|Bà ngoại|Anh|Chị|Em|Anh trai|Chị gái|Em trai|Em gái|Anh ruột|Chị ruột|Em ruột|Cô|Dì|Chú|Bác|Cậu|Mợ|Thím|Bản thân|Cha nuôi|Mẹ nuôi|' +
  'Người thân|Người giám hộ|Cha dượng|Mẹ kế';
/** Events, papers and kinds that forms ask for by one of few words. */
const KINDS =
  'khai sinh|kết hôn|khai tử|ly hôn|giám hộ|chấm dứt giám hộ|nuôi con nuôi|nhận cha, mẹ, con|nhận cha|nhận mẹ|nhận con|nhận cha, con|nhận mẹ, con|' +
  'thay đổi|cải chính|bổ sung|thay đổi, cải chính|xác định lại dân tộc|xác định lại giới tính|hủy việc kết hôn|Bản án|Quyết định|Giấy báo tử|Giấy chứng tử|' +
  'Bản sao|Bản chính|Giám hộ cử|Giám hộ đương nhiên|Chữ ký|Bản sao từ bản chính|Hợp đồng, giao dịch|ngăn chặn|giải tỏa';

const toKey = (text: string) =>
  unifyTonePlacement(text)
    .replace(/[.,;:]+$/u, '')
    .toLowerCase();
const COMMON: ReadonlySet<string> = new Set(
  [
    ...IDENTITY_PAPERS.split('|'),
    ...RELATIONS.split('|'),
    ...KINDS.split('|'),
    ...OFFICES,
    ...USUAL_CHOICES,
  ].map(toKey),
);

const own = new WeakMap<RecordType, ReadonlySet<string>>();

/** What the forms of a type themselves give as values: boxes to tick, words of titles, what a wording means. */
function listOwn(type: RecordType): ReadonlySet<string> {
  let known = own.get(type);
  if (!known) {
    const values = type.forms.flatMap((form) => [
      ...(form.ticks ?? []).map((tick) => tick.value),
      ...(form.titleFields ?? []).flatMap(({ wordings }) => wordings),
      ...(form.prose?.rules ?? []).flatMap(({ means }) => means ?? []),
    ]);
    own.set(type, (known = new Set(values.map(toKey))));
  }
  return known;
}

/** Whether a value is one that its field may hold; of fields that may hold anything every value is. */
export function isListed(type: RecordType, { kind, choices = [] }: FieldSpec, value: string): boolean {
  switch (kind) {
    case 'sex':
      return findSex(value) !== null;
    case 'ethnicity':
      return findEthnicGroup(value) !== null;
    case 'nationality':
      return findNationality(value) !== null || /không quốc tịch/iu.test(value);
    case 'choice':
      return choices.length > 0
        ? choices.some((choice) => toKey(choice) === toKey(value))
        : COMMON.has(toKey(value)) || listOwn(type).has(toKey(value));
    default:
      return true;
  }
}
