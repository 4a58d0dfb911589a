import type { AlternativeText, TextLine } from '../page.ts';
import { CLOSE_ROOM, FULL_ROOM, type LineCrop, type LineRoom } from './crop-line.ts';
import type { LineEngine, LineReading } from './engine.ts';
import type { FoundLine } from './find-lines.ts';
import type { Ink } from './ink.ts';
import { cropFromSheet, type Sheet } from './sheet.ts';
import { placeWords } from './words.ts';

/** A line under this mean confidence, or with a character under the other, is read a second time. */
const DOUBTFUL_LINE = 0.9;
const DOUBTFUL_CHAR = 0.5;
/** Under this mean confidence a reading is of scratches, not of letters. */
const SENSELESS = 0.3;
/** The second reading is taken only when it is surer by this much: a draw stays with the first. */
const LEAST_GAIN = 0.03;
const MOST_ALTERNATIVES = 5;
/** A character found under a scrawl counts when it is as sure as this. */
const SURE_LETTER = 0.6;

export interface Readers {
  readonly primary: LineEngine;
  readonly secondOpinion: LineEngine | null;
}

interface ReadLine {
  readonly line: FoundLine;
  readonly crop: LineCrop;
  readonly reading: LineReading;
  readonly engine: string;
  readonly alternatives: readonly AlternativeText[];
}

async function readCrops(
  sheet: Sheet,
  indices: readonly number[],
  room: LineRoom,
  engine: LineEngine,
  signal: AbortSignal,
): Promise<ReadLine[]> {
  const crops = indices.flatMap((index) => {
    const [line, crop] = [sheet.lines[index], cropFromSheet(sheet, index, room)];
    return line && crop ? [{ line, crop }] : [];
  });
  const readings = await engine.recognizeLines(
    crops.map(({ crop }) => ({ image: crop.image })),
    signal,
  );
  return crops.flatMap(({ line, crop }, at) => {
    const reading = readings[at];
    if (!reading) return [];
    const alternatives = reading.alternatives.map((other) => ({ ...other, engine: engine.identity.name }));
    return [{ line, crop, reading, engine: engine.identity.name, alternatives }];
  });
}

const isDoubtful = ({ text, confidence, chars }: LineReading) =>
  text !== '' && (confidence < DOUBTFUL_LINE || chars.some((char) => char.confidence < DOUBTFUL_CHAR));

/** Keeps the surer of two readings of one line; the other becomes an alternative when it says something else. */
function weighReadings(first: ReadLine, second: ReadLine): ReadLine {
  const [kept, other] =
    second.reading.confidence > first.reading.confidence + LEAST_GAIN ? [second, first] : [first, second];
  const own: AlternativeText = {
    text: other.reading.text,
    confidence: other.reading.confidence,
    engine: other.engine,
  };
  const seen = new Set([kept.reading.text, '']);
  const alternatives = [own, ...kept.alternatives, ...other.alternatives].filter(({ text }) => {
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
  return { ...kept, alternatives: alternatives.slice(0, MOST_ALTERNATIVES) };
}

/**
 * Follows lines that may go on under a scrawl: the longer reading is taken only when what it adds is surely letters,
 * since a pen stroke alone never is.
 */
async function followUnderScrawls(
  sheet: Sheet,
  read: readonly ReadLine[],
  engine: LineEngine,
  signal: AbortSignal,
): Promise<ReadLine[]> {
  const reaching = sheet.lines.flatMap(({ reach }, index) => (reach ? [index] : []));
  const lines = sheet.lines.map((line) => (line.reach ? { ...line, box: line.reach } : line));
  const longer = await readCrops({ ...sheet, lines }, reaching, CLOSE_ROOM, engine, signal);
  const followed = [...read];
  reaching.forEach((index, at) => {
    const [short, long, found] = [read[index], longer[at], sheet.lines[index]];
    if (short && long && found && addsLetters(found, long)) followed[index] = long;
  });
  return followed;
}

function addsLetters({ box }: FoundLine, { crop, reading }: ReadLine): boolean {
  const added = reading.chars.filter(({ left, right, text }) => {
    const x = crop.left + (left + right) / 2;
    return text !== ' ' && (x < box[0] || x > box[2]);
  });
  return added.length > 0 && added.every(({ confidence }) => confidence >= SURE_LETTER);
}

/** Reads the doubtful lines again: with the other engine where there is one, else with other room around the letters. */
async function rereadDoubtful(
  sheet: Sheet,
  read: readonly ReadLine[],
  readers: Readers,
  signal: AbortSignal,
): Promise<ReadLine[]> {
  const doubtful = [...read.keys()].filter((index) => {
    const line = read[index];
    return line !== undefined && isDoubtful(line.reading);
  });
  const again = readers.secondOpinion
    ? await readCrops(sheet, doubtful, CLOSE_ROOM, readers.secondOpinion, signal)
    : await readCrops(sheet, doubtful, FULL_ROOM, readers.primary, signal);
  const weighed = [...read];
  doubtful.forEach((index, at) => {
    const [first, second] = [read[index], again[at]];
    if (first && second) weighed[index] = weighReadings(first, second);
  });
  return weighed;
}

function toTextLine(ink: Ink, { line, crop, reading, engine, alternatives }: ReadLine): TextLine | null {
  const words = placeWords(ink, line, crop, reading.chars);
  if (words.length === 0 || reading.confidence < SENSELESS) return null;
  return {
    box: line.box,
    words,
    engine,
    ...(alternatives.length > 0 ? { alternatives: [...alternatives] } : {}),
  };
}

/**
 * Reads the lines of a sheet, in reading order: every line with the first engine, doubtful
 * ones a second time. Blank paper is never read. Errors: those of the engines.
 */
export async function readLines(sheet: Sheet, readers: Readers, signal: AbortSignal): Promise<TextLine[]> {
  const first = await readCrops(sheet, [...sheet.lines.keys()], CLOSE_ROOM, readers.primary, signal);
  const followed = await followUnderScrawls(sheet, first, readers.primary, signal);
  const read = await rereadDoubtful(sheet, followed, readers, signal);
  return read.map((line) => toTextLine(sheet.ink, line)).filter((line) => line !== null);
}
