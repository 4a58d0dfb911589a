import { boundBoxes, type Box } from '../image/raster.ts';
import type { PageText, TickedWording } from '../page.ts';
import type { FormSpec, TickSpec } from '../records/record-type.ts';
import type { Fields } from './cut-values.ts';
import { ratePhrase, toPhrase } from './phrases.ts';
import { draftNothing, type FieldDraft } from './record-draft.ts';
import type { RecordSegment } from './segment.ts';
import { boundWords } from './spans.ts';

/** Share of ink in a box at which it is as likely ticked as not, over that of the emptiest box of the entry … */
const EVEN_INK = 0.06;
/** … and how much more or less makes it e times likelier or less likely. */
const INK_SCALE = 0.008;
/** Dirt falls into boxes, and pens miss them. */
const MOST_SURE = 0.995;
/** From this chance on a box may be ticked: a person should look. */
const DOUBTFUL = 0.08;
/** A wording of the list whose box is not seen may be the ticked one. */
const TRUST_UNSEEN = 0.9;

interface PageOfTicks {
  readonly page: number;
  readonly text: PageText;
}

interface Weighed {
  readonly spec: TickSpec;
  readonly tick: TickedWording;
  readonly page: number;
  /** Probability that it is ticked. */
  readonly chance: number;
}

const weighInk = (ink: number, emptiest: number) =>
  MOST_SURE / (1 + Math.exp((EVEN_INK - (ink - emptiest)) / INK_SCALE));

const joinBoxes = (boxes: readonly Box[]): Box | null => (boxes.length === 0 ? null : boundBoxes(boxes));

const placeOf = ({ tick }: Weighed): Box[] => [...(tick.box ? [tick.box] : []), boundWords(tick.words)];

/** Nothing ticked; where one of the boxes could not be seen, nobody can tell. */
function draftNone(seen: readonly Weighed[], isComplete: boolean): FieldDraft {
  return draftNothing(isComplete ? 'blank_on_form' : 'illegible', {
    page: seen[0]?.page ?? null,
    box: joinBoxes(seen.flatMap(({ tick }) => (tick.box ? [tick.box] : []))),
    labelScore: 1,
  });
}

function draftTicked(best: Weighed, rivals: readonly Weighed[], isComplete: boolean): FieldDraft {
  const alone = rivals.reduce((product, { chance }) => product * (1 - chance), 1);
  const { words } = best.tick;
  return {
    raw: words.map(({ text }) => text).join(' '),
    state: 'present',
    words,
    page: best.page,
    box: joinBoxes(placeOf(best)),
    // Whoever finds the wrong box ticked picks the right one from these.
    alternatives: rivals.map(({ spec, chance }) => ({
      text: spec.value,
      confidence: chance / (chance + best.chance),
    })),
    meant: best.spec.value,
    meantConfidence: best.chance * alone * (isComplete ? 1 : TRUST_UNSEEN),
    labelScore: 1,
  };
}

/** Boxes of other registers bear nearly the same wordings (… việc khai sinh, … việc khai tử). */
const LEAST_LIKENESS = 0.78;

/** The box of this form that a wording found on the page is. */
function findSpec(specs: readonly TickSpec[], { words }: TickedWording): TickSpec | null {
  const text = words.map((word) => word.text).join(' ');
  const rated = specs.map((spec) => ({
    spec,
    score: Math.max(...spec.printed.map((wording) => ratePhrase(text, toPhrase(wording)))),
  }));
  const best = rated.sort((a, b) => b.score - a.score)[0];
  return best && best.score >= LEAST_LIKENESS ? best.spec : null;
}

/** The boxes of the form that stand within the segment. */
function gatherTicks(
  specs: readonly TickSpec[],
  segment: RecordSegment,
  pages: readonly PageOfTicks[],
): Omit<Weighed, 'chance'>[] {
  return segment.parts.flatMap(({ page, box }) => {
    const ticks = pages.find((other) => other.page === page)?.text.ticks ?? [];
    const [left, top, right, bottom] = box ?? [0, 0, Infinity, Infinity];
    return ticks.flatMap((tick) => {
      const [x, y] = tick.words[0]?.box ?? [-1, -1];
      const isInside = x >= left && x < right && y >= top && y < bottom;
      const spec = isInside ? findSpec(specs, tick) : null;
      return spec ? [{ spec, tick, page }] : [];
    });
  });
}

/**
 * What the tick boxes beside an entry say: a field has the value whose box is ticked, is blank where all its boxes are
 * empty, and has a low confidence where two are ticked or the ink is faint. Forms without boxes give nothing.
 */
export function readTicks(
  { ticks: specs = [] }: FormSpec,
  segment: RecordSegment,
  pages: readonly PageOfTicks[],
): Fields {
  const found = gatherTicks(specs, segment, pages);
  const seen = found.filter(({ tick }) => tick.box !== null);
  if (seen.length === 0) return {};
  const emptiest = Math.min(...seen.map(({ tick }) => tick.ink));
  const weighed = seen.map((one) => ({ ...one, chance: weighInk(one.tick.ink, emptiest) }));
  return Object.fromEntries(
    [...new Set(weighed.map(({ spec }) => spec.field))].map((field) => {
      const own = weighed.filter(({ spec }) => spec.field === field).sort((a, b) => b.chance - a.chance);
      const isComplete = specs
        .filter((spec) => spec.field === field)
        .every((spec) => own.some((other) => other.spec === spec));
      const [best, ...rivals] = own;
      const draft =
        best && best.chance >= DOUBTFUL ? draftTicked(best, rivals, isComplete) : draftNone(own, isComplete);
      return [field, draft];
    }),
  );
}
