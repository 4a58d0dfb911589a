import type { RecordType } from './record-type.ts';

/** How long the law has papers kept; `years` null: for ever (vĩnh viễn). */
export interface Retention {
  readonly years: number | null;
  readonly title: { readonly vi: string; readonly en: string };
  readonly law: string;
}

/** The shortest time that the law allows; a house may keep longer. Nothing is ever deleted by the program itself. */
export const RETENTION: Readonly<Record<RecordType['family'], Retention>> = {
  civil_status: {
    years: null,
    title: { vi: 'Sổ và hồ sơ hộ tịch', en: 'Civil-status registers and papers' },
    law: 'Luật Hộ tịch 2014, điều 58',
  },
  notarial: {
    years: 20,
    title: { vi: 'Hợp đồng, giao dịch', en: 'Contracts and transactions' },
    law: 'Nghị định 23/2015/NĐ-CP, điều 14; Luật Công chứng',
  },
  // No term of its own in law: kept as long as somebody may have to prove what was blocked and released.
  prevention: {
    years: null,
    title: { vi: 'Văn bản ngăn chặn, giải tỏa', en: 'Notices that block and release' },
    law: 'Luật Công chứng (chưa quy định thời hạn riêng)',
  },
  certification: {
    years: 2,
    title: {
      vi: 'Giấy tờ chứng thực chữ ký (sổ chứng thực: vĩnh viễn)',
      en: 'Certified signatures (their books: for ever)',
    },
    law: 'Nghị định 23/2015/NĐ-CP, điều 14',
  },
};

/** The first year in which papers of a year may be proposed for disposal; undefined where they never may. */
export function findDisposalYear(retention: Retention, year: number): number | undefined {
  return retention.years === null ? undefined : year + retention.years + 1;
}
