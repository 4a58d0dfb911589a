import { stripMarks } from './normalize.ts';

/** One of the 54 peoples (dân tộc) of QĐ 121-TCTK/PPCĐ 1979. */
export interface EthnicGroup {
  /** 01–54 */
  readonly code: string;
  /** Spellings met on papers; the first is the official one. */
  readonly spellings: readonly string[];
}

/** In the order of the decision: position + 1 is the code. Spellings of the ministry's list and older papers follow "|". */
const LIST =
  "Kinh|Việt;Tày;Thái;Hoa|Hán;Khơ-me|Khmer|Khơ Me|Khơ me|Khơme|Miên|Cao Miên;Mường;Nùng;Mông|Hmông|H'Mông|H'mông|Mèo;Dao|Mán;" +
  'Gia-rai|Gia Rai|Jrai|Gia rai;Ngái;Ê-đê|Ê Đê|Êđê|Ê đê;Ba-na|Ba Na|Bahnar|Ba na;Xơ-đăng|Xơ Đăng|Xơ đăng;Sán Chay|Cao Lan|Sán Chỉ;' +
  "Cơ-ho|Cơ Ho|K'Ho|Cờ Ho;Chăm|Chàm;Sán Dìu;Hrê;Mnông|M'Nông|Mơ Nông;Ra-glai|Ra Glai|Raglai|RaGlay;Xtiêng|S'Tiêng|Stiêng;" +
  'Bru - Vân Kiều|Bru-Vân Kiều|Vân Kiều;Thổ;Giáy;Cơ-tu|Cơ Tu|Katu;Gié-Triêng|Giẻ-Triêng|Giẻ Triêng|Gié Triêng;Mạ;' +
  'Khơ-mú|Khơ Mú;Co|Cor;Ta-ôi|Tà Ôi|Tà-ôi;Chơ-ro|Chơ Ro|Châu Ro;Kháng;Xinh-mun|Xinh Mun;Hà Nhì;Chu-ru|Chu Ru;Lào;La Chí;La Ha;Phù Lá;' +
  'La Hủ;Lự;Lô Lô;Chứt;Mảng;Pà Thẻn;Cơ Lao;Cống;Bố Y;Si La;Pu Péo;Brâu;Ơ-đu|Ơ Đu;Rơ-măm|Rơ Măm';

export const ETHNIC_GROUPS: readonly EthnicGroup[] = LIST.split(';').map((spellings, i) => ({
  code: String(i + 1).padStart(2, '0'),
  spellings: spellings.split('|'),
}));

/** Names that older papers give to more than one people, or to none of the 54: a person must judge. */
const AMBIGUOUS = new Set(['thuong', 'xa', 'man', 'tho']);

const byFolded = new Map(
  ETHNIC_GROUPS.flatMap((group) => group.spellings.map((spelling) => [foldName(spelling), group] as const)),
);

function foldName(name: string): string {
  return stripMarks(name)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

/** The people that a name stands for; a sub-group in brackets, as in "Hoa (Triều Châu)", does not matter. */
export function findEthnicGroup(name: string): EthnicGroup | null {
  return byFolded.get(foldName(name.replace(/\(.*\)/, ''))) ?? null;
}

export function isAmbiguousEthnicName(name: string): boolean {
  return AMBIGUOUS.has(foldName(name));
}

/** Every spelling, for matching what was read against. */
export const ETHNIC_SPELLINGS: readonly string[] = ETHNIC_GROUPS.flatMap((group) => group.spellings);
