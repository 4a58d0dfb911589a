import { findDoubtfulFields } from './extraction/doubtful-fields.ts';
import { lookAtTicks } from './extraction/look-at-ticks.ts';
import { turnOver } from './image/turn-over.ts';
import type { EngineIdentity, LineEngine } from './ocr/engine.ts';
import type { CleanPage, PageText, ScanPage } from './page.ts';
import type { PageReading } from './page-reading.ts';
import type { StageContext, StageName } from './stage.ts';
import { cleanPage } from './stages/clean-page.ts';
import { createRecognizeText } from './stages/recognize-text.ts';

/** A stage context whose caller also wants to know what each stage costs. */
export interface MeasuredContext extends StageContext {
  measure<Result>(stage: StageName, run: () => Promise<Result>): Promise<Result>;
}

export interface PageReader {
  readonly engines: readonly EngineIdentity[];
  read(page: ScanPage, context: MeasuredContext): Promise<PageReading>;
}

/** Below this the pixels did not settle which way is up, and reading may. */
const SURE_ROTATION = 0.9;
/** A page that reads better than this stands the right way up, whatever the pixels said; another was perhaps turned wrongly. */
const READS_WELL = 0.8;

/** The pipeline for one page: pixels as they came → everything that can be learnt from this page alone. */
export function createPageReader(engines: {
  readonly primary: LineEngine;
  readonly secondOpinion: LineEngine | null;
}): PageReader {
  const recognizeText = createRecognizeText(
    engines.primary,
    engines.secondOpinion,
    findDoubtfulFields,
    lookAtTicks,
  );
  const readText = (page: CleanPage, context: MeasuredContext) =>
    context.measure('recognize-text', () => recognizeText.run(page, context));

  /** Cleaned and read; on its head too, where the pixels did not settle which end is up. */
  async function readEitherWayUp(scan: ScanPage, context: MeasuredContext): Promise<ReadPage> {
    const page = await context.measure('clean-page', () => cleanPage.run(scan, context));
    const asIs = { page, text: await readText(page, context) };
    if (page.rotationConfidence >= SURE_ROTATION || readability(asIs) >= READS_WELL) return asIs;
    const over = turnOver(page);
    const onItsHead = { page: over, text: await readText(over, context) };
    return readability(onItsHead) > readability(asIs) ? onItsHead : asIs;
  }

  return {
    engines: [engines.primary, engines.secondOpinion].flatMap((engine) => (engine ? [engine.identity] : [])),
    async read(scan, context) {
      const first = await readEitherWayUp(scan, context);
      if (readsWell(first)) return toReading(scan, first);
      // Columns of short cells between upright rules pass for lines that run upwards.
      const linesRun = first.page.rotation % 180 === 0 ? 'upwards' : 'across';
      const turned = await readEitherWayUp({ ...scan, linesRun }, context);
      return toReading(scan, readability(turned) > readability(first) ? turned : first);
    },
  };
}

interface ReadPage {
  readonly page: CleanPage;
  readonly text: PageText;
}

/** Nothing to read is nothing to turn for. */
const readsWell = ({ page, text }: ReadPage) =>
  page.kind !== 'content' || text.readability === undefined || text.readability >= READS_WELL;

function readability({ text }: ReadPage): number {
  return text.readability ?? 0;
}

function toReading(scan: ScanPage, { page, text }: ReadPage): PageReading {
  return {
    pageInFile: scan.pageInFile,
    sourceWidth: page.sourceWidth,
    sourceHeight: page.sourceHeight,
    dpi: (scan.dpi * scan.sourceWidth) / scan.image.width,
    ...(scan.pixelAspect !== undefined && { pixelAspect: scan.pixelAspect }),
    ...(scan.isMirrored && { isMirrored: true as const }),
    isBilevel: scan.isBilevel,
    rotation: page.rotation,
    skewDeg: page.skewDeg,
    kind: page.kind,
    quality: page.quality,
    map: page.map,
    rules: page.rules,
    seals: page.seals,
    text,
  };
}
