import { stripMarks } from './normalize.ts';

/** Quốc tịch as printed → ISO 3166-1 alpha-2; the first wording is the usual one. */
const WORDINGS: Readonly<Record<string, readonly string[]>> = {
  VN: ['Việt Nam', 'VN', 'V.N', 'Việt Nam Dân chủ Cộng hòa', 'VNDCCH', 'Việt Nam Cộng hòa', 'VNCH'],
  CN: ['Trung Quốc'], TW: ['Trung Quốc (Đài Loan)', 'Đài Loan'], HK: ['Hồng Kông'], US: ['Hoa Kỳ', 'Mỹ'],
  KR: ['Hàn Quốc', 'Đại Hàn Dân Quốc'], KP: ['Triều Tiên'], JP: ['Nhật Bản', 'Nhật'], KH: ['Campuchia', 'Cam-pu-chia'],
  LA: ['Lào'], TH: ['Thái Lan'], MY: ['Malaysia', 'Ma-lai-xi-a'], SG: ['Singapore', 'Xinh-ga-po'], PH: ['Philippines', 'Phi-líp-pin'],
  ID: ['Indonesia', 'In-đô-nê-xi-a'], MM: ['Myanmar', 'Mi-an-ma'], IN: ['Ấn Độ'], AU: ['Úc', 'Ô-xtrây-li-a', 'Australia'],
  NZ: ['New Zealand', 'Niu Di-lân'], CA: ['Canada', 'Ca-na-đa'], GB: ['Anh', 'Vương quốc Anh'], FR: ['Pháp'], DE: ['Đức'],
  IT: ['Ý', 'I-ta-li-a'], ES: ['Tây Ban Nha'], PT: ['Bồ Đào Nha'], NL: ['Hà Lan'], BE: ['Bỉ'], CH: ['Thụy Sĩ'], AT: ['Áo'],
  SE: ['Thụy Điển'], NO: ['Na Uy'], DK: ['Đan Mạch'], FI: ['Phần Lan'], PL: ['Ba Lan'], CZ: ['Séc', 'Cộng hòa Séc'],
  SK: ['Slovakia'], HU: ['Hungary'], RU: ['Nga', 'Liên bang Nga'], UA: ['Ukraina', 'U-crai-na'], BG: ['Bulgaria'],
}; // prettier-ignore

const STATELESS = ['Không quốc tịch', 'Người không quốc tịch'];
const fold = (name: string) =>
  stripMarks(name)
    .toLowerCase()
    .replace(/[^a-z]/g, '');

const byFolded = new Map(
  Object.entries(WORDINGS).flatMap(([iso, names]) => names.map((name) => [fold(name), iso] as const)),
);

/** ISO code of a nationality as printed; null when it is not known. */
export function findNationality(name: string): string | null {
  return byFolded.get(fold(name)) ?? null;
}

export const NATIONALITY_WORDINGS: readonly string[] = [...Object.values(WORDINGS).flat(), ...STATELESS];
