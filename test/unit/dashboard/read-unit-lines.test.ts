import { readUnitLines } from '../../../dashboard/web/src/screens/admin/read-unit-lines.ts';

it('takes a code and a name from each line, as they come from a spreadsheet, a CSV file or by hand', () => {
  const text = [
    '31825\tXã Thuận Hòa',
    '31831 Xã  Vĩnh Lợi ',
    '',
    'VPCC01; Văn phòng công chứng Lê Thị Bảy',
    '"PCC-2","Phòng Công chứng số 2, thành phố Cà Mau"',
    'STP\tSở Tư pháp',
  ].join('\r\n');
  expect(readUnitLines(text)).toEqual({
    units: [
      { code: '31825', name: 'Xã Thuận Hòa' },
      { code: '31831', name: 'Xã Vĩnh Lợi' },
      { code: 'VPCC01', name: 'Văn phòng công chứng Lê Thị Bảy' },
      { code: 'PCC-2', name: 'Phòng Công chứng số 2, thành phố Cà Mau' },
      { code: 'STP', name: 'Sở Tư pháp' },
    ],
    bad: [],
  });
});

it.each(['Xã Vĩnh Lợi', 'Phường 1', '31825', '31825 12', 'VPCC Nguyễn Văn A'])(
  'names a line without a code or without a name: %s',
  (line) => {
    expect(readUnitLines(`1 Xã Một\n${line}`)).toEqual({ units: [{ code: '1', name: 'Xã Một' }], bad: [2] });
  },
);

it('composes what was typed in pieces, so that a name is the same whichever keyboard wrote it', () => {
  expect(readUnitLines('7 Xã Hòa Bình'.normalize('NFD')).units).toEqual([{ code: '7', name: 'Xã Hòa Bình' }]);
});
