import { boundBoxes, type Box, type GrayImage } from '../image/raster.ts';
import type { AlternativeText, Rereading, TextLine, Word } from '../page.ts';
import { FULL_ROOM } from './crop-line.ts';
import type { LineEngine, LineImage, LineReading } from './engine.ts';
import type { LineWish } from './read-log-probs.ts';
import { cropFromSheet, type Sheet } from './sheet.ts';

/** A field whose place is worth a second look, and what it may hold. */
export interface FieldPlace {
  /** Its words, in reading order; they may run over several lines. */
  readonly words: readonly Word[];
  readonly wish: LineWish;
}

/** The words of a field that stand on one line, and how far paper may be taken to either side. */
interface Part {
  readonly line: number;
  readonly box: Box;
  readonly leftLimit: number;
  readonly rightLimit: number;
}

const PAPER = 255;
const MOST_ALTERNATIVES = 4;
/** A text of the list that the pixels bear out less than this, against the best free reading, is no reading of them. */
const LEAST_LIKELIHOOD = 0.01;

const middleX = ({ box }: Word) => (box[0] + box[2]) / 2;
const middleY = ({ box }: Word) => (box[1] + box[3]) / 2;

const holds = (box: Box, word: Word) =>
  middleX(word) >= box[0] && middleX(word) <= box[2] && middleY(word) >= box[1] && middleY(word) <= box[3];

/** Shares the words of a field out to the lines they stand on; null when one of them stands on none. */
function findParts(sheet: Sheet, lines: readonly TextLine[], words: readonly Word[]): Part[] | null {
  const parts: { line: TextLine; words: Word[] }[] = [];
  for (const word of words) {
    const line = lines.find((one) => one.words.some(({ box }) => holds(box, word)));
    if (!line) return null;
    const open = parts.at(-1);
    if (open?.line === line) open.words.push(word);
    else parts.push({ line, words: [word] });
  }
  const found = parts.map(({ line, words: own }): Part | null => {
    const key = line.box.join();
    const at = sheet.lines.findIndex(({ box, reach }) => box.join() === key || reach?.join() === key);
    const box = boundBoxes(own.map((word) => word.box));
    const before = line.words.map((word) => word.box[2]).filter((right) => right <= box[0] + 1);
    const after = line.words.map((word) => word.box[0]).filter((left) => left >= box[2] - 1);
    const leftLimit = (Math.max(-Infinity, ...before) + box[0]) / 2;
    const rightLimit = (Math.min(Infinity, ...after) + box[2]) / 2;
    return at < 0 ? null : { line: at, box, leftLimit, rightLimit };
  });
  return found.every((part) => part !== null) ? found : null;
}

/** Puts paper over the columns left of `from` and from `to` on. */
function blankSides({ width, height, data }: GrayImage, from: number, to: number): GrayImage {
  const blanked = data.slice();
  const left = Math.max(0, Math.min(width, Math.floor(from)));
  const right = Math.max(left, Math.min(width, Math.ceil(to)));
  for (let y = 0; y < height; y++) {
    blanked.fill(PAPER, y * width, y * width + left);
    blanked.fill(PAPER, y * width + right, (y + 1) * width);
  }
  return { width, height, data: blanked };
}

function cutPart(sheet: Sheet, { line, box, leftLimit, rightLimit }: Part): GrayImage | null {
  const crop = cropFromSheet(sheet, line, FULL_ROOM, box);
  return crop && blankSides(crop.image, leftLimit - crop.left, rightLimit - crop.left);
}

/** What is still true of one line of a place that runs over several: its words, not how it begins or ends. */
function wishForPart({ hint }: LineWish): LineWish {
  return hint === 'place' || hint === 'date_words' || hint === 'money_words' ? { hint } : {};
}

/** What one line may say, best first. */
function listTexts({ text, confidence, alternatives, candidates = [] }: LineReading): {
  text: string;
  confidence: number;
}[] {
  const listed = candidates
    .filter(({ likelihood }) => likelihood >= LEAST_LIKELIHOOD)
    .map((candidate) => ({
      text: candidate.text,
      confidence: Math.min(1, candidate.likelihood) * confidence,
    }));
  return [{ text, confidence }, ...[...listed, ...alternatives].sort((a, b) => b.confidence - a.confidence)];
}

/** Texts of a place that runs over several lines: the best of each, and each line's other texts among the best of the rest. */
function joinParts(readings: readonly LineReading[], engine: string): AlternativeText[] {
  const options = readings.map(listTexts);
  const best = options.map(([first]) => first ?? { text: '', confidence: 0 });
  const mean = best.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, best.length);
  const join = (texts: readonly { readonly text: string }[]) =>
    texts
      .map(({ text }) => text)
      .join(' ')
      .trim();
  const others = options.flatMap((texts, at) =>
    texts
      .slice(1)
      .map((other) => ({ text: join(best.with(at, other)), confidence: other.confidence, engine })),
  );
  const all = [{ text: join(best), confidence: mean, engine }, ...others];
  const seen = new Set(['']);
  return all
    .filter(({ text }) => {
      const isNew = !seen.has(text);
      seen.add(text);
      return isNew;
    })
    .slice(0, MOST_ALTERNATIVES);
}

/**
 * Looks a second time at the places of fields: each cut out by itself, with more room than a line gets, and read with
 * what the field may hold in mind, so that its letters are judged without those around it. Nothing is taken back of
 * the first reading; what comes out stands beside it. Errors: those of the engine.
 */
export async function rereadFields(
  sheet: Sheet,
  lines: readonly TextLine[],
  places: readonly FieldPlace[],
  engine: LineEngine,
  signal: AbortSignal,
): Promise<Rereading[]> {
  const found = places.flatMap(({ words, wish }) => {
    const crops = findParts(sheet, lines, words)?.map((part) => cutPart(sheet, part)) ?? [];
    const images = crops.filter((crop) => crop !== null);
    if (images.length === 0 || images.length < crops.length) return [];
    const part = images.length === 1 ? wish : wishForPart(wish);
    const wishes: LineImage[] = images.map((image) => ({ image, ...part }));
    return [{ box: boundBoxes(words.map((word) => word.box)), wishes }];
  });
  const readings = await engine.recognizeLines(
    found.flatMap(({ wishes }) => wishes),
    signal,
  );
  let at = 0;
  return found.flatMap(({ box, wishes }) => {
    const own = readings.slice(at, (at += wishes.length));
    const alternatives = joinParts(own, engine.identity.name);
    return alternatives.length > 0 ? [{ box, alternatives }] : [];
  });
}
