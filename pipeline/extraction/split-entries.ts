import type { LabelSpec } from '../records/record-type.ts';
import type { AlignedLabel } from './align-labels.ts';
import type { FormFit } from './rate-form.ts';
import type { SegmentPart } from './segment.ts';
import { findTableEntries } from './tables.ts';

export interface EntryPart {
  readonly part: SegmentPart;
  readonly shared: readonly SegmentPart[];
}

const EVERYTHING = 1e6;

/** Labels that an entry must bear before another may begin without its number. */
const LEAST_LABELS = 3;

/** Where entries begin: at their number; where that cannot be read, where the labels start over. */
function findStarts({ aligned, of: { form } }: FormFit): AlignedLabel[] {
  const starts: AlignedLabel[] = [];
  let before = -1;
  let labels = 0;
  for (const [index, entry] of aligned.entries()) {
    const spec = form.labels[entry.label];
    if (!spec || spec.scope === 'page') continue;
    const startsOver =
      labels >= LEAST_LABELS &&
      before - entry.label > 0.4 * form.labels.length &&
      goesOn(aligned.slice(index + 1), entry.label, before);
    if (starts.length === 0 ? isEntryLabel(spec) : spec.startsEntry || startsOver) {
      starts.push(entry);
      labels = 0;
    }
    labels++;
    before = entry.label;
  }
  return starts;
}

/** Whether labels follow in order, as those of another entry would. */
const goesOn = (rest: readonly AlignedLabel[], from: number, to: number) =>
  rest.slice(0, LEAST_LABELS).filter((entry) => entry.label > from && entry.label < to).length ===
  LEAST_LABELS;

const isEntryLabel = (spec: LabelSpec) => spec.field !== 'notes' && spec.field !== 'signer_name';

/** Cuts a register's page into its entries; what stands above the first holds for all of them. */
export function splitEntries(fit: FormFit, part: SegmentPart): EntryPart[] {
  const { form } = fit.of;
  const inTable =
    form.table &&
    findTableEntries(
      fit.run.map((placed) => placed.token),
      form.table,
    );
  if (inTable && inTable.length > 0) return cutAt(inTable, part);
  if (!form.stacked) return [{ part, shared: [] }];
  const tops = findStarts(fit).flatMap((entry) => {
    const placed = fit.run[entry.hit.start];
    return placed ? [placed.token.word.box[1] - 0.35 * placed.em] : [];
  });
  return tops.length === 0 ? [{ part, shared: [] }] : cutAt(tops, part);
}

/** One entry from each top to the next; what stands above the first is shared. */
function cutAt(tops: readonly number[], part: SegmentPart): EntryPart[] {
  const [left, top, right, bottom] = part.box ?? [0, 0, EVERYTHING, EVERYTHING];
  const shared: SegmentPart[] = [{ page: part.page, box: [left, top, right, tops[0] ?? bottom] }];
  return tops.map((from, index) => ({
    part: { page: part.page, box: [left, from, right, tops[index + 1] ?? bottom] },
    shared,
  }));
}
