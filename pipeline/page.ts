import { z } from 'zod';
import { PageMap } from './image/page-map.ts';
import { Box, ColorImage, GrayImage } from './image/raster.ts';

/** One page of a file as it came: its pixels, untouched. */
export const ScanPage = z.object({
  /** 1-based position inside its file. */
  pageInFile: z.int().positive(),
  /**
   * May hold fewer pixels than the file when the file is far finer than reading needs, and more where the file's own are
   * not square; never another crop or turn.
   */
  image: ColorImage,
  /** Of the file as it came, in pixels. */
  sourceWidth: z.int().positive(),
  sourceHeight: z.int().positive(),
  /** Height of one of the file's pixels over its width; 1 where absent. */
  pixelAspect: z.number().positive().optional(),
  /** Pixels an inch of `image`, as the file claims or as the paper's size suggests. */
  dpi: z.number().positive(),
  /** The file claims no resolution that could be true: `dpi` supposes that the picture is one sheet of A4. */
  isDpiGuessed: z.literal(true).optional(),
  /** Clockwise quarter turns that the file's EXIF orientation asks for; the image is not yet turned. */
  exifTurn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** The file's EXIF orientation is a mirrored one (2, 4, 5, 7): flip left to right first, then turn. */
  isMirrored: z.boolean(),
  /** One bit a pixel in the file: seals and shades are already lost. */
  isBilevel: z.boolean(),
  /** Which way text runs over the image, where reading has shown it; else the pixels are judged. */
  linesRun: z.enum(['across', 'upwards']).optional(),
});
export type ScanPage = z.infer<typeof ScanPage>;

export const QUALITY_ISSUES = [
  'too_dark',
  'low_contrast',
  'low_resolution',
  'blurred',
  'noisy',
  'red_stamp',
  'uneven_light',
  'perspective',
  'cut_edge',
  'bleed_through',
] as const;
export const Quality = z.object({ score: z.number().min(0).max(1), issues: z.array(z.enum(QUALITY_ISSUES)) });
export type Quality = z.infer<typeof Quality>;

/** `other`: written, but no record of ours. */
export const PageKind = z.enum(['content', 'blank', 'crossed_out', 'cover', 'other']);
export type PageKind = z.infer<typeof PageKind>;

/** A page made ready for reading: upright, straight, black ink on white 255, seals and leaders taken out. */
export const CleanPage = z.object({
  image: GrayImage,
  /** Takes a point of `image` to a point of the file as it came. */
  map: PageMap,
  sourceWidth: z.int().positive(),
  sourceHeight: z.int().positive(),
  /** Pixels an inch of `image`. */
  dpi: z.number().positive(),
  /** Clockwise turn that was applied to make the page upright. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** 0.5 (a guess) … 1 (certain) that `rotation` is right; near 0.5 the reader may try the page the other way up. */
  rotationConfidence: z.number().min(0).max(1),
  /** Slant of the text lines in the turned page, clockwise positive; straightened in `image`. */
  skewDeg: z.number(),
  kind: PageKind,
  quality: Quality,
  /** Red seals found, in pixels of `image`. */
  seals: z.array(Box),
  /** Solid rules and dotted leaders that were taken out, in pixels of `image`: they show where a form wants a value. */
  rules: z.array(Box),
  /** Strokes too pale to be read, in pixels of `image`; white there. */
  faint: z.array(Box).optional(),
});
export type CleanPage = z.infer<typeof CleanPage>;

export const Word = z.object({
  text: z.string(),
  /** In pixels of the clean page. */
  box: Box,
  confidence: z.number().min(0).max(1),
  /** Confidence of each character of `text`, where the engine gives it. */
  charConfidences: z.array(z.number()).optional(),
  /** A pen's stroke runs through it from end to end: on the paper, but no longer meant (gạch bỏ). */
  isStruck: z.literal(true).optional(),
});
export type Word = z.infer<typeof Word>;

/** Another reading of a whole line that the pixels support. */
export const AlternativeText = z.object({
  text: z.string(),
  /** Its share among the readings of its engine; not calibrated. */
  confidence: z.number().min(0).max(1),
  engine: z.string(),
});
export type AlternativeText = z.infer<typeof AlternativeText>;

export const TextLine = z.object({
  box: Box,
  words: z.array(Word),
  /** Name of the engine that read it. */
  engine: z.string(),
  /** Other readings, best first: of this engine, of another, of the same pixels treated otherwise. */
  alternatives: z.array(AlternativeText).optional(),
});
export type TextLine = z.infer<typeof TextLine>;

/** Other readings of the place of one field, made with an eye to what the field may hold. */
export const Rereading = z.object({
  /** Round the words of the field, in pixels of the clean page. */
  box: Box,
  /** Texts of the whole place, best first; the first may say what the page's own reading says. */
  alternatives: z.array(AlternativeText),
});
export type Rereading = z.infer<typeof Rereading>;

/** A printed wording that a form gives a box to tick (ô đánh dấu). */
export const TickedWording = z.object({
  /** As forms print it. */
  wording: z.string(),
  /** As read, in pixels of the clean page. */
  words: z.array(Word),
  /** Outline of the box; null where the wording has none, or none is seen. */
  box: Box.nullable(),
  /** Share of the inside of the box that is ink. */
  ink: z.number().min(0).max(1),
});
export type TickedWording = z.infer<typeof TickedWording>;

/** What was read on one page, in reading order. */
export const PageText = z.object({
  width: z.int(),
  height: z.int(),
  lines: z.array(TextLine),
  /**
   * Mean confidence of all that was read, letters counting alike; absent on a page without text. Low on a page that
   * stands on its head (then read it again turned by 180°) or is not in this script.
   */
  readability: z.number().min(0).max(1).optional(),
  /** Doubtful fields looked at a second time. */
  rereadings: z.array(Rereading).optional(),
  /** Strokes too pale to be read: what stands there is not known, but it is not nothing. */
  faint: z.array(Box).optional(),
  /** Tick boxes beside the wordings that forms are known to print. */
  ticks: z.array(TickedWording).optional(),
});
export type PageText = z.infer<typeof PageText>;
