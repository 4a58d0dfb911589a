import { buildContract } from '../contracts/build.ts';

/** Di chúc. Sealed: nobody may search its content while the testator lives. */
export const will = buildContract({
  id: 'will',
  title: { vi: 'Di chúc', en: 'Will' },
  code: 'DCH',
  titles: ['DI CHÚC', 'BẢN DI CHÚC'],
  a: {
    vi: 'Người lập di chúc',
    starts: ['NGƯỜI LẬP DI CHÚC', 'Tôi là', 'Tôi tên là', 'Tôi ký tên dưới đây'],
  },
  b: {
    vi: 'Người được hưởng di sản',
    starts: [
      'Người được hưởng di sản',
      'NGƯỜI ĐƯỢC HƯỞNG DI SẢN',
      'NGƯỜI THỪA KẾ',
      'Người thừa kế',
      /^\d[.)] nguoi (?:duoc )?(?:huong|thua ke)[^\n]{0,20}/,
    ],
  },
  about: ['land'],
  access: 'sealed',
});
