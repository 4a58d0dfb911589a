import type { RecordType } from '../../../pipeline/records/record-type.ts';
import { findRecordType } from '../../../pipeline/records/registry.ts';
import { isSearchable, type Question } from '../../../pipeline/search/question.ts';
import { makeSearchKeys } from '../../../pipeline/vietnamese/search-keys.ts';
import { asSubject } from '../../../storage/access/gate.ts';
import { decide } from '../../../storage/access/policy.ts';
import type { Viewer } from '../../../storage/access/viewer.ts';
import type { BlockCoverage as StoredCoverage, BlockRow } from '../../../storage/database/blocks.ts';
import { BLOCK_TYPE } from '../../../storage/database/look-up-scope.ts';
import type { BlockCoverage, BlockNotice, Blocks, BlockVerdict } from '../schemas/blocks.ts';
import type { Bilingual } from '../schemas/problem.ts';
import { readRecordState } from './record-title.ts';

/** What a notice is about, in the order in which it is told. */
const THINGS = [
  'land_certificate',
  'land_certificate_entry_no',
  'land_number',
  'land_map_number',
  'land_address',
  'car_license_number',
];

interface Viewing {
  /** Whoever is shown them; which of them they may open the policy says. */
  readonly viewer: Viewer;
  readonly asked?: Question['asked'];
}

/** All of them, those in force first: a notice that nobody has approved is shown as such, never left out. */
export function viewBlocks(rows: readonly BlockRow[], viewing: Viewing): Blocks {
  const blocks = rows.map((row) => viewBlock(row, rows, viewing));
  const rank = (one: BlockNotice) =>
    one.action === 'release' ? 2 : one.releasedBy.some((release) => release.state === 'approved') ? 1 : 0;
  const sure = (one: BlockNotice) => one.matched.filter((match) => !match.isNear).length;
  return {
    blocks: blocks.sort(
      (a, b) =>
        rank(a) - rank(b) ||
        sure(b) - sure(a) ||
        (b.docDate ?? '').localeCompare(a.docDate ?? '') ||
        b.recordId - a.recordId,
    ),
  };
}

function viewBlock(row: BlockRow, all: readonly BlockRow[], { viewer, asked = [] }: Viewing): BlockNotice {
  const type = findRecordType(BLOCK_TYPE);
  const { values } = row;
  return {
    action: readAction(values['prevent_action']),
    owner: values['owner_full_name'] ?? '',
    ...viewDocument(row),
    agency: values['prevent_agency'] ?? null,
    things: THINGS.flatMap((id) => {
      const value = values[id];
      return value === undefined ? [] : [{ title: titleOf(type, id) ?? { vi: id, en: id }, value }];
    }),
    doubtful: row.doubtful.flatMap((id) => titleOf(type, id) ?? []),
    matched: row.matches.map((match) => ({
      asked: match.item === null ? null : (asked[match.item]?.text ?? null),
      field: match.fieldId === null ? null : titleOf(type, match.fieldId),
      isNear: match.isNear,
    })),
    releasedBy: row.releasedBy.flatMap((id) => {
      const release = all.find((one) => one.recordId === id);
      return release && readAction(release.values['prevent_action']) === 'release'
        ? [viewDocument(release)]
        : [];
    }),
    releases: values['refers_to_doc_no'] ?? null,
    canOpen: decide(viewer, 'record.read', asSubject({ ...row, recordType: BLOCK_TYPE })) !== 'no',
  };
}

const viewDocument = ({ recordId, values, state }: BlockRow) => ({
  recordId,
  docNo: values['prevent_doc_no'] ?? null,
  docDate: values['prevent_doc_date'] ?? null,
  state: readRecordState(state),
});

const titleOf = (type: RecordType | undefined, fieldId: string): Bilingual | null =>
  type?.fields.find((field) => field.id === fieldId)?.title ?? null;

/** What the paper does not say readably is taken as a block: the mistake that harms nobody. */
function readAction(written: string | undefined): BlockNotice['action'] {
  const word = makeSearchKeys(written ?? '').k2;
  if (/giai toa|huy bo|cham dut/.test(word)) return 'release';
  return /ngan chan|ngung|tam dung/.test(word) ? 'block' : 'unknown';
}

/** Three answers only. Where part of the question was not understood, that there is nothing cannot be said. */
export function judgeBlocks(blocks: Blocks, question: Question): BlockVerdict {
  if (blocks.blocks.length > 0) return 'found';
  return isSearchable(question) && question.ignored.length === 0 ? 'none' : 'not_understood';
}

export function viewCoverage(coverage: StoredCoverage): BlockCoverage {
  return {
    ...coverage,
    units: [...coverage.units],
    latestApproval: coverage.latestApproval?.toISOString() ?? null,
  };
}
