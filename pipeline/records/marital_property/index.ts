import { buildContract, PERSON_INLINE } from '../contracts/build.ts';
import { DWELLING_FIELDS, DWELLING_RULES } from '../contracts/dwelling.ts';

/** Văn bản thỏa thuận về tài sản riêng, tài sản chung của vợ chồng. */
export const maritalProperty = buildContract({
  id: 'marital_property',
  title: { vi: 'Thỏa thuận tài sản vợ chồng', en: 'Marital property agreement' },
  code: 'TSVC',
  titles: [
    'VĂN BẢN THỎA THUẬN TÀI SẢN RIÊNG',
    'VĂN BẢN THỎA THUẬN VỀ TÀI SẢN RIÊNG',
    'VĂN BẢN CAM KẾT TÀI SẢN RIÊNG',
    'VĂN BẢN CAM KẾT VỀ TÀI SẢN',
    'VĂN BẢN THỎA THUẬN PHÂN CHIA TÀI SẢN CHUNG CỦA VỢ CHỒNG',
    'VĂN BẢN THỎA THUẬN CHIA TÀI SẢN CHUNG',
    'VĂN BẢN THỎA THUẬN NHẬP TÀI SẢN RIÊNG VÀO TÀI SẢN CHUNG',
    'THỎA THUẬN TÀI SẢN RIÊNG',
    'Văn bản thỏa thuận về việc xác lập tài sản riêng của vợ chồng',
    'Văn bản thỏa thuận về việc phân chia tài sản chung của vợ chồng',
    'Văn bản thỏa thuận về tài sản của vợ chồng',
    'VĂN BẢN XÁC NHẬN TÀI SẢN RIÊNG',
    'THỎA THUẬN VỀ CHẾ ĐỘ TÀI SẢN CỦA VỢ CHỒNG',
  ],
  a: { vi: 'Vợ, chồng', starts: ['BÊN A', /^chung toi (?:gom|la|(?:cung )?ky ten)/], inline: PERSON_INLINE },
  b: { vi: 'Bên kia', starts: ['BÊN B'] },
  fields: DWELLING_FIELDS,
  rules: DWELLING_RULES,
});
