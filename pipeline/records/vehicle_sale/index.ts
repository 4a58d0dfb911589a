import { buildContract } from '../contracts/build.ts';
import { VEHICLE_FIELDS, VEHICLE_RULES } from '../contracts/vehicle.ts';

/** Hợp đồng mua bán xe ô tô, xe máy. */
export const vehicleSale = buildContract({
  id: 'vehicle_sale',
  title: { vi: 'Mua bán xe', en: 'Sale of vehicle' },
  code: 'MBX',
  titles: [
    'HỢP ĐỒNG MUA BÁN XE Ô TÔ',
    'HỢP ĐỒNG MUA BÁN XE MÁY',
    'HỢP ĐỒNG MUA BÁN XE MÔ TÔ',
    'HỢP ĐỒNG MUA BÁN XE',
    'HỢP ĐỒNG MUA BÁN Ô TÔ',
    'HỢP ĐỒNG TẶNG CHO XE',
    'GIẤY BÁN, CHO, TẶNG XE',
    'GIẤY BÁN XE',
  ],
  a: { vi: 'Bên bán', starts: ['BÊN BÁN', /^(?=toi ten)/] },
  b: {
    vi: 'Bên mua',
    starts: [
      'BÊN MUA',
      'Nay tôi đồng ý bán chiếc xe trên cho',
      'Nay tôi đồng ý cho, tặng/bán chiếc xe trên cho',
      /^nay toi dong y [^\n]{0,60}? cho ?:?/,
    ],
  },
  about: ['price'],
  fields: VEHICLE_FIELDS.map((one) => (one.id === 'car_license_number' ? { ...one, required: true } : one)),
  rules: VEHICLE_RULES,
});
