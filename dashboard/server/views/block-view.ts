import { makeSearchKeys } from '../../../pipeline/vietnamese/search-keys.ts';
import type { BlockRow } from '../../../storage/database/blocks.ts';
import type { BlockNotice, Blocks } from '../schemas/records.ts';
import { readRecordState } from './record-title.ts';

/** Blocks before releases; a reader is shown approved ones, and told how many others there are. */
export function viewBlocks(rows: readonly BlockRow[], isReader: boolean): Blocks {
  const blocks = rows.filter((row) => !isReader || row.state === 'approved').map(viewBlock);
  return {
    blocks: blocks.sort((a, b) => Number(a.action === 'release') - Number(b.action === 'release')),
    blocksUnseen: rows.length - blocks.length,
  };
}

/** What the paper does not say readably is taken as a block: the mistake that harms nobody. */
function viewBlock(row: BlockRow): BlockNotice {
  const word = makeSearchKeys(row.action ?? '').k2;
  const isRelease = /giai toa|huy bo|cham dut/.test(word);
  const isBlock = /ngan chan|ngung|tam dung/.test(word);
  return {
    recordId: row.recordId,
    action: isRelease ? 'release' : isBlock ? 'block' : 'unknown',
    owner: row.owner ?? '',
    agency: row.agency,
    docNo: row.docNo,
    docDate: row.docDate,
    state: readRecordState(row.state),
  };
}
