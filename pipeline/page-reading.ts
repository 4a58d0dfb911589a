import { z } from 'zod';
import { PageMap } from './image/page-map.ts';
import { Box } from './image/raster.ts';
import { PageKind, PageText, Quality } from './page.ts';

/** All that was learnt from one page's pixels; small enough to keep and to send, the pixels themselves left behind. */
export const PageReading = z.object({
  pageInFile: z.int().positive(),
  sourceWidth: z.int().positive(),
  sourceHeight: z.int().positive(),
  /** Pixels an inch across the file as it came. */
  dpi: z.number().positive(),
  /** Height of one of the file's pixels over its width; 1 where absent. */
  pixelAspect: z.number().positive().optional(),
  /** The file holds the page mirrored: what people see of it is flipped left to right, before it is turned. */
  isMirrored: z.literal(true).optional(),
  isBilevel: z.boolean(),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  skewDeg: z.number(),
  kind: PageKind,
  quality: Quality,
  /** Clean pixels to source pixels. */
  map: PageMap,
  rules: z.array(Box),
  seals: z.array(Box),
  text: PageText,
});
export type PageReading = z.infer<typeof PageReading>;
