import type { DossierField, DossierRecord } from './dossier.ts';
import { dropStruckWords } from './extraction/struck.ts';
import type { ReadingAlternative } from './extraction/record-draft.ts';
import { type AcceptanceTargets, DEFAULT_TARGETS, listTargets } from './fields/acceptance.ts';
import { mapBox } from './image/page-map.ts';
import type { EngineIdentity } from './ocr/engine.ts';
import type { PageReading } from './page-reading.ts';
import type { MeasuredContext } from './read-page.ts';
import { findRecordType } from './records/registry.ts';
import { extractFields } from './stages/extract-fields.ts';
import { identifyRecord } from './stages/identify-record.ts';
import { renderOutputs } from './stages/render-outputs.ts';
import { type ValidatedField, type ValidatedRecord, validateRecord } from './stages/validate-record.ts';

export interface DossierInput {
  readonly dossier: string;
  readonly program: string;
  readonly engines: readonly EngineIdentity[];
  /** From which probability values go through unseen, where the house has set it. */
  readonly acceptance?: AcceptanceTargets | undefined;
  readonly pages: readonly {
    readonly fileName: string;
    readonly sha256: string;
    readonly reading: PageReading;
    /** The record type that a person says begins on this page. */
    readonly named?: string | undefined;
  }[];
}

/** What is known of a record beside what its dossier hands out. */
export interface RecordNotes {
  /** Whether the line of acceptance lay higher than the target, because the record reads badly. */
  readonly readsBadly: boolean;
  /** Other readings of its fields, best first; fields without any are left out. */
  readonly alternatives: Readonly<Record<string, readonly ReadingAlternative[]>>;
}

/** The pages of a dossier as its records are looked for on them: in order, without what a pen struck out. */
export function numberPages(pages: readonly { reading: PageReading; named?: string | undefined }[]) {
  return pages.map(({ reading, named }, index) => ({
    page: index + 1,
    kind: reading.kind,
    text: dropStruckWords(reading.text, reading.rules),
    rules: reading.rules,
    named,
  }));
}

/** The pipeline for a dossier: what was read on its pages → its records, and the texts of its outputs. */
export async function assembleDossier(input: DossierInput, context: MeasuredContext) {
  const pages = numberPages(input.pages);
  const identified = await context.measure('identify-record', () => identifyRecord.run({ pages }, context));
  const targets = input.acceptance ?? DEFAULT_TARGETS;
  const records: ValidatedRecord[] = [];
  for (const segment of identified.segments) {
    const draft = await context.measure('extract-fields', () =>
      extractFields.run({ segment, pages }, context),
    );
    const type = findRecordType(draft.recordType);
    const acceptAt = type ? listTargets(targets, type) : {};
    records.push(
      await context.measure('validate-record', () =>
        validateRecord.run({ draft, pageScores: pageScores(input.pages), acceptAt }, context),
      ),
    );
  }
  const rendered = await context.measure('render-outputs', () =>
    renderOutputs.run(
      {
        dossier: input.dossier,
        program: input.program,
        engines: [...input.engines],
        pages: input.pages.map((page, index) => ({
          ...page,
          kind: identified.pages[index]?.kind ?? page.reading.kind,
          title: identified.pages[index]?.title,
          book: identified.pages[index]?.book,
        })),
        records: records.map((record) => toDossierRecord(record, input.pages)),
      },
      context,
    ),
  );
  const notes: RecordNotes[] = records.map((record) => ({
    readsBadly: record.readsBadly,
    alternatives: Object.fromEntries(
      Object.entries(record.fields).flatMap(([id, field]) =>
        field.alternatives.length > 0 ? [[id, field.alternatives]] : [],
      ),
    ),
  }));
  return { ...rendered, notes };
}

function pageScores(pages: DossierInput['pages']): Record<string, number> {
  return Object.fromEntries(pages.map(({ reading }, index) => [String(index + 1), reading.quality.score]));
}

function toDossierRecord(record: ValidatedRecord, pages: DossierInput['pages']): DossierRecord {
  return {
    record_type: record.recordType,
    form: record.form,
    confidence: Number(record.confidence.toFixed(4)),
    fields: Object.fromEntries(
      Object.entries(record.fields).map(([id, field]) => [id, toDossierField(field, pages)]),
    ),
    findings: record.findings,
  };
}

/** Boxes leave the house in pixels of the file as it came. */
function toDossierField(field: ValidatedField, pages: DossierInput['pages']): DossierField {
  const reading = field.page === null ? undefined : pages[field.page - 1]?.reading;
  return {
    raw: field.raw,
    value: field.value,
    state: field.state,
    confidence: field.confidence,
    accepted: field.accepted,
    page: field.page,
    bbox:
      reading && field.box ? mapBox(reading.map, field.box, reading.sourceWidth, reading.sourceHeight) : null,
  };
}
