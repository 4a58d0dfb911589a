import { takeValue } from '../../../pipeline/extraction/cut-values.ts';
import { placeRows } from '../../../pipeline/extraction/placed.ts';
import { groupRows } from '../../../pipeline/extraction/rows.ts';
import { tokenizePage } from '../../../pipeline/extraction/tokens.ts';
import { layText } from '../../support/page-text.ts';

it('goes on with a value past the single sign that a frame or a seal left between its rows', () => {
  const text = layText(`
  Giấy tờ tùy thân: Căn cước công dân số
  083190146959, Cục Cảnh sát`);
  const [first, second] = text.lines;
  if (!first || !second) throw new Error('two lines');
  // As tall as both rows: its middle lies between them.
  const stray = { text: 'I', box: [40, 76, 44, 132] as [number, number, number, number], confidence: 0.6 };
  const lines = [first, { ...first, box: stray.box, words: [stray] }, second];
  const rows = groupRows(tokenizePage(1, { ...text, lines }));
  expect(rows.map((row) => row.tokens.length)).toEqual([9, 1, 4]);
  const run = placeRows(
    rows.map((row) => row.tokens),
    36,
  );
  const taken = takeValue(run, 4, run.length, 'text').map((token) => token.text);
  expect(taken.join(' ')).toBe('Căn cước công dân số 083190146959, Cục Cảnh sát');
});
