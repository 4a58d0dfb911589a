/**
 * How contracts name a person, on folded text: `Ông …, sinh năm 1988, Căn cước công dân số … do … cấp ngày …,
 * thường trú tại …`, or the same a line each. A space matches a space or a new line.
 */

/** What introduces a person; the name must begin with a capital, which folded text cannot tell. */
export const PERSON_OPENINGS =
  /(?:^|[\n.;:,)\-–+] ?|\d[.)/] |(?:cung|va|cung voi) )(?:\(?[abc]?\d{0,2}[.)/] )?(?:(?:cung |va )?(?:(?:co )?(?:vo|chong)(?: la)?:? )?(?:ho va ten )?(?:ong|ba|anh|chi(?! nhanh))(?:\/ba| \(ba\)|\/ong)?(?: la)? ?[:–-]? |ten to chuc ?:? |toi (?:ten )?la ?:? (?:ong |ba )?|toi ten ?:? |ho va ten ?:? |ho, chu dem, ten ?:? )(?<name>\S)/;

/** An organisation as a party (bên nhận thế chấp is mostly a bank): its name opens a line. */
export const ORGANISATION_OPENINGS =
  /(?:^|[\n:)\-–+] ?|\d[.)] |[\n] ?)(?:ten to chuc ?:? )?(?<name>ngan hang |cong ty |tong cong ty |quy tin dung |hop tac xa |cong ty tnhh |doanh nghiep )/;

/** Who acts for an organisation is no party. */
export const ACTS_FOR = /(?:dai dien|uy quyen|theo)[^\n]{0,40}$/;

/** Where a name ends. */
export const NAME_ENDS =
  /[,;(\n]|\.(?= |$)| (?:sinh(?= ?(?:ngay|nam|:|tai |\S?\d))|nam sinh(?= ?:? ?\S?\d)|ngay sinh|gioi tinh|cmnd|cccd|cmt|can cuoc|chung minh|so cmnd|so cccd|giay to|ho chieu|so dinh danh|thuong tru|dia chi|va chong|va vo|cung|chuc vu|tuoi(?= ?:)|quoc tich|dan toc|ma so|la )/;

const DATE = String.raw`(?:ngay )?\S{1,2} thang \S{1,2} nam \S{4}|[\dolisb]{1,2} ?[\/.-] ?[\dolisb]{1,2} ?[\/.-] ?[\dolisb]{4}|[\doilsbz]{4}`;
const ID_KIND = String.raw`cmnd\/cccd(?:\/ho chieu)?|cccd\/cmnd|cmnd|cccd|cmt(?:nd)?|can cuoc cong dan|the can cuoc(?: cong dan)?|can cuoc|(?:giay )?chung minh nhan dan|giay to tuy than|ho chieu|so dinh danh(?: ca nhan)?|ma so (?:thue|doanh nghiep)|gcn dkdn|giay chung nhan dang ky doanh nghiep`;
/** What stands between the kind of paper and its number: `số`, a colon, a dash in a table. */
const BEFORE_NO = String.raw`(?: so| so dinh danh)? ?[:–-]? ?(?:so ?[:–-]? ?)?`;
/** Kind and number of an identity paper, with which all that is said of it begins. */
const NUMBERED = String.raw`(?<id_doc_type>${ID_KIND})${BEFORE_NO}(?<id_doc_no>[a-z]?[\doilsbz]{7,12}|\d{3}(?:[ .]\d{3}){2,3}|[^\s,;]*\d[^\s,;]*)`;
/** Not the police that registers it: `Cục Cảnh sát ĐKQL cư trú và DLQG về dân cư`. */
const RESIDENCE = String.raw`(?<!dkql |quan ly |ve )(?:(?:noi )?(?:dang ky )?(?:ho khau )?(?:hien )?(?:thuong tru|cu tru)(?: tai)?|(?:noi )?(?:dk)?hktt|(?:noi )?dktt|noi o(?: hien nay| hien tai)?|cho o(?: hien nay)?|dia chi(?: thuong tru| lien he| tru so| hien tai)?|tru so(?: chinh)?|cu ngu tai|ngu tai|(?<![a-z])(?:o|tru) tai)(?! va )`;
/** A bracket in a place is whole: `xã A (nay là xã B), tỉnh C`; one that only closes was opened before the place. */
const PLACE = String.raw`(?:[^)\n]|\([^()\n]*\))`;
/** Text after which a residence has surely ended; a full stop before a unit is a comma misread. */
const RESIDENCE_ENDS = String.raw`(?=\n|\)|; |;$|[.\s]*$|(?<!(?:^|[ ,])(?:tp|tx|tt|kp|[hpqtx]))\. (?!\S{1,2}\b|(?:tinh|thanh pho|huyen|quan|thi xa|thi tran|phuong) )|\.? ?\((?:sau|duoi)|,? (?:so )?dien thoai|,? email|,? (?:cccd|cmnd)|,? do (?:ong|ba)|,? dai dien|[.,]? (?:cung|va) (?:vo|chong)|[.,]? (?:sau day|duoi day) goi|,? la (?:chu|nguoi)|,? \(?[ln]a (?:vo|chong|con|cha|me|bo|anh|chi|em|chau)(?![a-z])|[.,]? (?:tinh trang hon nhan|nghe nghiep)|,? nguyen ben|[.]? (?:di chuc nay|hai ben|cac ben|nay trong))`;

export const PERSON_DETAILS: readonly RegExp[] = [
  new RegExp(
    `(?:sinh (?:ngay|nam)|ngay sinh|nam sinh|ngay, thang, nam sinh|sinh)(?: ngay)? ?:? (?<birth_year>${DATE})`,
  ),
  new RegExp(
    `${NUMBERED} ?,? (?:do|noi cap:?) (?<id_doc_issue_place>.{3,90}?) ?,? cap(?: ngay)?:? (?<id_doc_issue_date>${DATE})`,
  ),
  new RegExp(
    `${NUMBERED} ?,? (?:cap )?(?:ngay cap|cap ngay|ngay):? (?<id_doc_issue_date>${DATE}) ?,? (?:tai|do|noi cap:?|boi) (?<id_doc_issue_place>[^,;\\n]+)`,
  ),
  new RegExp(NUMBERED),
  new RegExp(`${RESIDENCE} ?:? (?<residence>${PLACE}{6,220}?)${RESIDENCE_ENDS}`),
];

/** A residence said once for several: `cùng địa chỉ: …`, `cùng trú tại …`. */
export const SHARED_RESIDENCE = new RegExp(
  `cung ${RESIDENCE} ?:? (?<residence>${PLACE}{6,220}?)${RESIDENCE_ENDS}`,
);

export const PERSON_WORDINGS = [
  'sinh năm',
  'sinh ngày',
  'Căn cước công dân số',
  'Chứng minh nhân dân số',
  'CMND/CCCD số',
  'thường trú tại',
  'Nơi thường trú',
  'Hộ khẩu thường trú',
  'Nơi cư trú',
  'Cùng vợ là bà',
  'Cùng chồng là ông',
  'cấp ngày',
];
