import type { Box, GrayImage } from '../image/raster.ts';
import { cropLine, mapOwners, type LineCrop, type LineRoom } from './crop-line.ts';
import { findLines, type FoundLine } from './find-lines.ts';
import { findInk, type Ink } from './ink.ts';

/** Clean text, and the rules that were taken out of it. */
export interface PageToRead {
  readonly image: GrayImage;
  readonly rules: readonly Box[];
}

/** The lines found in an image, ready to be cut out. */
export interface Sheet {
  readonly image: GrayImage;
  readonly ink: Ink;
  readonly lines: readonly FoundLine[];
  /** Index of the line that each patch of ink belongs to; -1 for none. */
  readonly owners: Int32Array;
}

export function openSheet({ image, rules }: PageToRead): Sheet {
  const ink = findInk(image);
  const lines = findLines(ink, rules);
  return { image, ink, lines, owners: mapOwners(ink, lines) };
}

/** Cuts out a line of the sheet, or as much of it as `box` spans. */
export function cropFromSheet(sheet: Sheet, index: number, room: LineRoom, box?: Box): LineCrop | null {
  const line = sheet.lines[index];
  if (!line) return null;
  return cropLine(sheet.image, sheet.ink, box ? { ...line, box } : line, sheet.owners, index, room);
}
