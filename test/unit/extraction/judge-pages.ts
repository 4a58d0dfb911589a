import { findRecordType } from '../../../pipeline/records/registry.ts';
import { silentContext } from '../../../pipeline/stage.ts';
import { extractFields } from '../../../pipeline/stages/extract-fields.ts';
import { identifyRecord } from '../../../pipeline/stages/identify-record.ts';
import { type ValidatedRecord, validateRecord } from '../../../pipeline/stages/validate-record.ts';
import { layText } from '../../support/page-text.ts';

/** Clean print: whatever is held back of such a page is held back for what it says. */
const CONFIDENCE = 0.999;

/** Pages of text through the stages: what each page is, and its records with what of them would pass unseen. */
export async function judgePages(...texts: readonly string[]) {
  const pages = texts.map((text, index) => ({
    page: index + 1,
    kind: 'content' as const,
    text: layText(text, { confidence: CONFIDENCE }),
  }));
  const identified = await identifyRecord.run({ pages }, silentContext);
  const records: ValidatedRecord[] = [];
  for (const segment of identified.segments) {
    if (!findRecordType(segment.recordType)) continue;
    const draft = await extractFields.run({ segment, pages }, silentContext);
    records.push(await validateRecord.run({ draft, pageScores: {}, acceptAt: {} }, silentContext));
  }
  return { pages: identified.pages, records };
}

/** The fields of a record that would pass unseen. */
export const listAccepted = ({ fields }: ValidatedRecord): string[] =>
  Object.entries(fields).flatMap(([id, { accepted }]) => (accepted ? [id] : []));
