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
/** A page that reads better than this stands the right way up, whatever the pixels said. */
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
  const read = (page: CleanPage, context: MeasuredContext) =>
    context.measure('recognize-text', () => recognizeText.run(page, context));

  return {
    engines: [engines.primary, engines.secondOpinion].flatMap((engine) => (engine ? [engine.identity] : [])),
    async read(scan, context) {
      let page = await context.measure('clean-page', () => cleanPage.run(scan, context));
      let text = await read(page, context);
      if (page.rotationConfidence < SURE_ROTATION && readability(text) < READS_WELL) {
        const other = turnOver(page);
        const otherText = await read(other, context);
        if (readability(otherText) > readability(text)) [page, text] = [other, otherText];
      }
      return toReading(scan, page, text);
    },
  };
}

function readability(text: PageText): number {
  return text.readability ?? 0;
}

function toReading(scan: ScanPage, page: CleanPage, text: PageText): PageReading {
  return {
    pageInFile: scan.pageInFile,
    sourceWidth: page.sourceWidth,
    sourceHeight: page.sourceHeight,
    dpi: (scan.dpi * scan.sourceWidth) / scan.image.width,
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
