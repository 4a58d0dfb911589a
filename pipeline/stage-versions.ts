import { cleanPage } from './stages/clean-page.ts';
import { extractFields } from './stages/extract-fields.ts';
import { identifyRecord } from './stages/identify-record.ts';
import { readScan } from './stages/read-scan.ts';
import { RECOGNIZE_TEXT_VERSION } from './stages/recognize-text.ts';
import { renderOutputs } from './stages/render-outputs.ts';
import { validateRecord } from './stages/validate-record.ts';

/** What a task's key is made of beside its content: rises when any stage inside it would give another output. */
export const STAGE_VERSIONS = {
  countPages: readScan.version,
  readPage: readScan.version + cleanPage.version + RECOGNIZE_TEXT_VERSION,
  assembleDossier:
    identifyRecord.version + extractFields.version + validateRecord.version + renderOutputs.version,
} as const;
