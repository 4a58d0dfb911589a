import { buildContract, PERSON_INLINE } from '../contracts/build.ts';

/** Di chúc. Sealed: nobody may search its content while the testator lives. */
export const will = buildContract({
  id: 'will',
  title: { vi: 'Di chúc', en: 'Will' },
  code: 'DCH',
  titles: ['DI CHÚC', 'BẢN DI CHÚC'],
  a: {
    vi: 'Người lập di chúc',
    starts: ['NGƯỜI LẬP DI CHÚC', /^(?=toi (?:ten )?la )/, 'Tôi ký tên dưới đây'],
    inline: PERSON_INLINE,
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
