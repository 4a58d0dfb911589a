import type { FormFit } from './rate-form.ts';
import type { SegmentPart } from './segment.ts';

export interface EntryPart {
  readonly part: SegmentPart;
  readonly shared: readonly SegmentPart[];
}

const EVERYTHING = 1e6;

/** Cuts a register's page into its entries; what stands above the first holds for all of them. */
export function splitEntries(fit: FormFit, part: SegmentPart): EntryPart[] {
  const { form } = fit.of;
  if (!form.stacked) return [{ part, shared: [] }];
  const tops = fit.aligned
    .filter((entry) => form.labels[entry.label]?.startsEntry)
    .flatMap((entry) => {
      const placed = fit.run[entry.hit.start];
      return placed ? [placed.token.word.box[1] - 0.35 * placed.em] : [];
    });
  const first = tops[0];
  if (first === undefined) return [{ part, shared: [] }];
  const [left, top, right, bottom] = part.box ?? [0, 0, EVERYTHING, EVERYTHING];
  const shared: SegmentPart[] = [{ page: part.page, box: [left, top, right, first] }];
  return tops.map((from, index) => ({
    part: { page: part.page, box: [left, from, right, tops[index + 1] ?? bottom] },
    shared,
  }));
}
