/** `ông`, `bà`, `vợ chồng ông`, `hộ bà` before a name. */
const HONORIFIC = '(?:vo chong )?(?:ho )?(?:ong|ba|anh|chi)(?: \\(ba\\)|/ba)? ?:? ?';
const DEBTOR =
  '(?:bi don|bi can|bi cao|(?:nguoi|ben) (?:phai thi hanh an|bi kien|co nghia vu|phai thi hanh))';

/** Whose property a notice is about, as letters and decisions say it in running text; the surest first. */
export const OWNER_OPENINGS: readonly RegExp[] = [
  `(?:nguoi|chu|ten chu|ben) (?:su dung|so huu|tai san)(?: dat| nha| tai san)?(?: la)? ?: ?(?:${HONORIFIC})?(?<name>\\S)`,
  `tai san(?: rieng| chung| thuoc (?:quyen )?so huu)? cua (?:${DEBTOR}(?: la)? ?:? ?)?(?:${HONORIFIC})?(?<name>\\S)`,
  `${DEBTOR}(?: la)? ?:? (?:${HONORIFIC})?(?<name>\\S)`,
  `(?:quyen su dung dat|nha dat|gan lien voi dat|so huu nha(?: o)?) (?:cua|dung ten|mang ten) ${HONORIFIC}(?<name>\\S)`,
  `(?:mang ten|dung ten|cap(?: ngay \\S+)? cho) ${HONORIFIC}(?<name>\\S)`,
].map((pattern) => new RegExp(`(?<![a-z])${pattern}`));

/** What a notice turns to behind its owner. */
export const ASSET_BEGINS =
  /(?:,? (?:gom|la|tai|theo|doi voi) )?(?:cac |mot phan )?(?:tai san|thua|giay chung nhan|gcn|quyen su dung|nha dat|can ho)(?![a-z])/;
