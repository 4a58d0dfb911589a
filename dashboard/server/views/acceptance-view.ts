import type { RecordType } from '../../../pipeline/records/record-type.ts';
import type { ConfidenceBin } from '../../../storage/database/acceptance.ts';
import { BIN_EDGES, type FieldTally } from '../schemas/acceptance.ts';
import { titleOf } from './record-title.ts';
import { findSpec } from './record-view.ts';

/** One row a field, its bins in order, those without readings as zeros. */
export function viewTallies(bins: readonly ConfidenceBin[], types: readonly RecordType[]): FieldTally[] {
  const fields = new Map<string, ConfidenceBin[]>();
  for (const bin of bins) {
    const key = `${bin.recordType}.${bin.fieldId}`;
    const held = fields.get(key);
    if (held) held.push(bin);
    else fields.set(key, [bin]);
  }
  return [...fields.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { recordType, fieldId } = first;
    const spec = findSpec(types, recordType, fieldId);
    const spread = (place: (bin: ConfidenceBin) => number, count: (bin: ConfidenceBin) => number) =>
      Array.from({ length: BIN_EDGES.length + 1 }, (_, index) =>
        own.reduce((sum, bin) => (place(bin) === index ? sum + count(bin) : sum), 0),
      );
    const byLine = (count: (bin: ConfidenceBin) => number) => spread(({ line }) => line, count);
    return [
      {
        recordType,
        recordTitle: titleOf(types, recordType),
        fieldId,
        title: spec.title,
        kind: spec.kind,
        values: spread(
          ({ bin }) => bin,
          ({ values }) => values,
        ),
        free: byLine(({ free }) => free),
        expectedWrong: byLine(({ expectedWrong }) => expectedWrong),
        checked: byLine(({ checked }) => checked),
        right: byLine(({ right }) => right),
      },
    ];
  });
}
