import { adoption } from './adoption/index.ts';
import { amendment } from './amendment/index.ts';
import { authorization } from './authorization/index.ts';
import { birth } from './birth/index.ts';
import { birthNoteForeign } from './birth_note_foreign/index.ts';
import { cancellation } from './cancellation/index.ts';
import { capitalContribution } from './capital_contribution/index.ts';
import { certification } from './certification/index.ts';
import { death } from './death/index.ts';
import { deposit } from './deposit/index.ts';
import { divorceNote } from './divorce_note/index.ts';
import { exchange } from './exchange/index.ts';
import { extractCopyLog } from './extract_copy_log/index.ts';
import { gift } from './gift/index.ts';
import { guardianship } from './guardianship/index.ts';
import { guardianshipTermination } from './guardianship_termination/index.ts';
import { inheritancePartition } from './inheritance_partition/index.ts';
import { lease } from './lease/index.ts';
import { maritalProperty } from './marital_property/index.ts';
import { maritalStatus } from './marital_status/index.ts';
import { marriage } from './marriage/index.ts';
import { marriageNoteForeign } from './marriage_note_foreign/index.ts';
import { mortgage } from './mortgage/index.ts';
import { otherContract } from './other_contract/index.ts';
import { parentChildRecognition } from './parent_child_recognition/index.ts';
import { preventNotice } from './prevent_notice/index.ts';
import type { RecordType } from './record-type.ts';
import { saleHouse } from './sale_house/index.ts';
import { statusChange } from './status_change/index.ts';
import { transferLand } from './transfer_land/index.ts';
import { vehicleSale } from './vehicle_sale/index.ts';
import { will } from './will/index.ts';

/** Every kind of record that the system knows: the screens, the search index, the exports and the pipeline draw on it. */
export const RECORD_TYPES: readonly RecordType[] = [
  birth,
  marriage,
  death,
  parentChildRecognition,
  adoption,
  statusChange,
  divorceNote,
  guardianship,
  guardianshipTermination,
  maritalStatus,
  birthNoteForeign,
  marriageNoteForeign,
  extractCopyLog,
  transferLand,
  saleHouse,
  gift,
  mortgage,
  authorization,
  will,
  inheritancePartition,
  exchange,
  lease,
  deposit,
  capitalContribution,
  cancellation,
  amendment,
  maritalProperty,
  vehicleSale,
  otherContract,
  certification,
  preventNotice,
];

const byId = new Map(RECORD_TYPES.map((type) => [type.id, type]));

export function findRecordType(id: string): RecordType | undefined {
  return byId.get(id);
}
