import type { LabelSpec } from '../records/record-type.ts';
import type { AlignedLabel } from './align-labels.ts';
import type { FormFit } from './rate-form.ts';
import type { SegmentPart } from './segment.ts';
import { findTableEntries } from './tables.ts';

export interface EntryPart {
  readonly part: SegmentPart;
  readonly shared: readonly SegmentPart[];
  /** Fields whose labels stand in it. */
  readonly fields: ReadonlySet<string>;
  /** Its number was found at its head. */
  readonly isNumbered: boolean;
}

const EVERYTHING = 1e6;

/** Labels that an entry must bear before another may begin without its number. */
const LEAST_LABELS = 3;
/** Share of a form's labels by which the first label of another entry stands before the last of this one. */
const STEP_BACK = 0.3;

interface EntryStart {
  readonly at: AlignedLabel;
  /** Labels of the form found in this entry. */
  readonly labels: Set<number>;
}

/** Where entries begin: at their number; where that cannot be read, where labels that were there already come again. */
function findStarts({ aligned, of: { form } }: FormFit): EntryStart[] {
  const starts: EntryStart[] = [];
  let before = -1;
  for (const [index, entry] of aligned.entries()) {
    const spec = form.labels[entry.label];
    if (!spec || spec.scope === 'page') continue;
    const open = starts.at(-1);
    const startsOver =
      open !== undefined &&
      open.labels.size >= LEAST_LABELS &&
      !spec.startsEntry &&
      before - entry.label > STEP_BACK * form.labels.length &&
      aligned.slice(index, index + LEAST_LABELS).filter(({ label }) => open.labels.has(label)).length ===
        LEAST_LABELS;
    if (!open ? isEntryLabel(spec) : startsOver || (spec.startsEntry && !isHead(open, form.labels)))
      starts.push({ at: entry, labels: new Set() });
    starts.at(-1)?.labels.add(entry.label);
    before = entry.label;
  }
  return starts;
}

const isEntryLabel = (spec: LabelSpec) => spec.field !== 'notes' && spec.field !== 'signer_name';

/** Only the date of registration so far: the number of the same entry follows. */
const isHead = (entry: EntryStart, labels: readonly LabelSpec[]) =>
  [...entry.labels].every((label) => labels[label]?.field === 'reg_date');

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
  const whole: EntryPart = { part, shared: [], fields: new Set(), isNumbered: true };
  if (!form.stacked) return [whole];
  const starts = findStarts(fit);
  const tops = starts.flatMap(({ at }) => {
    const placed = fit.run[at.hit.start];
    return placed ? [placed.token.word.box[1] - 0.35 * placed.em] : [];
  });
  if (tops.length === 0) return [whole];
  return cutAt(tops, part).map((entry, index) => {
    const labels = [...(starts[index]?.labels ?? [])].flatMap((label) => form.labels[label] ?? []);
    return {
      ...entry,
      fields: new Set(labels.flatMap(({ field }) => field ?? [])),
      isNumbered: labels.some((label) => label.startsEntry),
    };
  });
}

/** One entry from each top to the next; what stands above the first is shared. */
function cutAt(tops: readonly number[], part: SegmentPart): EntryPart[] {
  const [left, top, right, bottom] = part.box ?? [0, 0, EVERYTHING, EVERYTHING];
  const shared: SegmentPart[] = [{ page: part.page, box: [left, top, right, tops[0] ?? bottom] }];
  return tops.map((from, index) => ({
    part: { page: part.page, box: [left, from, right, tops[index + 1] ?? bottom] },
    shared,
    fields: new Set<string>(),
    isNumbered: true,
  }));
}
