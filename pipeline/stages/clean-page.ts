import { cleanImage } from '../image/clean-image.ts';
import { CleanPage, ScanPage } from '../page.ts';
import { defineStage } from '../stage.ts';

/** A scanned page → the page made ready for reading. Pixels only: nothing is read here. */
export const cleanPage = defineStage<ScanPage, CleanPage>({
  name: 'clean-page',
  version: 6,
  input: ScanPage,
  output: CleanPage,
  run: (scan, { log }) => {
    const page = cleanImage(scan);
    log.info(
      {
        rotation: page.rotation,
        rotationConfidence: page.rotationConfidence,
        skewDeg: page.skewDeg,
        seals: page.seals.length,
        rules: page.rules.length,
        kind: page.kind,
      },
      'page cleaned',
    );
    return Promise.resolve(page);
  },
});
