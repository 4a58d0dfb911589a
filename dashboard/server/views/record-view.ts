import type { FieldSpec, RecordType } from '../../../pipeline/records/record-type.ts';
import { sayInEnglish } from '../../../pipeline/validation/finding-english.ts';
import type { StoredFinding } from '../../../storage/database/findings.ts';
import type { RecordDetail, StoredField } from '../../../storage/database/records.ts';
import type { Blocks } from '../schemas/blocks.ts';
import type { FieldView, FindingView, RecordPage, RecordView, Trust } from '../schemas/records.ts';
import { readRecordState, titleOf } from './record-title.ts';
import { orderAsOnPaper } from './section-order.ts';

const OTHER_SECTION = { id: 'other', title: { vi: 'Phần khác', en: 'Other' } };

/** A record as the review screen shows it: its fields in the sections and the order of the paper. */
export function viewRecord(record: RecordDetail, types: readonly RecordType[], blocks: Blocks): RecordView {
  const type = types.find((one) => one.id === record.recordType);
  const stored = new Map(record.fields.map((field) => [field.fieldId, field]));
  const isApproved = record.state === 'approved';
  const specs = type?.fields ?? [];
  const known = new Set(specs.map((spec) => spec.id));
  const unknown = record.fields.filter((field) => !known.has(field.fieldId));
  const sections = (type?.sections ?? []).map(({ id, title }) => ({
    id,
    title,
    fields: specs
      .filter((spec) => spec.section === id)
      .map((spec) => viewField(spec, stored.get(spec.id), isApproved)),
  }));
  const pages = record.pages.flatMap(viewPage);
  const ordered = orderAsOnPaper(sections, pages);
  const other = unknown.map((field) => viewField(inventSpec(field.fieldId), field, isApproved));
  return {
    id: record.id,
    batchId: record.batchId,
    batchName: record.batchName,
    dossier: record.dossierName,
    recordType: record.recordType,
    title: titleOf(types, record.recordType),
    form: record.form,
    confidence: record.confidence,
    state: readRecordState(record.state),
    returnedReason: record.returnedReason,
    version: record.version,
    sections: other.length > 0 ? [...ordered, { ...OTHER_SECTION, fields: other }] : ordered,
    findings: record.findings.map((finding) => viewFinding(finding, type)),
    pages,
    ...blocks,
  };
}

/** Parties of a contract are numbered and may be many: such a field has no spec of its own. */
function inventSpec(fieldId: string): FieldSpec {
  const title = fieldId.replaceAll('_', ' ');
  return {
    id: fieldId,
    kind: 'text',
    title: { vi: title, en: title },
    section: OTHER_SECTION.id,
    required: false,
  };
}

export function findSpec(types: readonly RecordType[], recordTypeId: string, fieldId: string): FieldSpec {
  const spec = types.find((one) => one.id === recordTypeId)?.fields.find((field) => field.id === fieldId);
  return spec ?? inventSpec(fieldId);
}

export function viewField(spec: FieldSpec, field: StoredField | undefined, isApproved: boolean): FieldView {
  const head = { id: spec.id, title: spec.title, kind: spec.kind, isRequired: spec.required };
  if (!field)
    return {
      ...head,
      raw: null,
      value: null,
      state: 'not_applicable',
      trust: 'absent',
      confidence: 1,
      isChecked: false,
      isAsInBook: false,
      pageId: null,
      page: null,
      bbox: null,
      alternatives: [],
      version: 0,
      verifiedBy: null,
    };
  const isChecked = field.source === 'manual' || field.verifiedAt !== null;
  return {
    ...head,
    raw: field.raw,
    value: field.value,
    state: field.state,
    trust: readTrust(field, isChecked || isApproved),
    confidence: field.confidence,
    isChecked,
    isAsInBook: field.isAsInBook,
    pageId: field.pageId,
    page: field.pageNo,
    bbox: field.bbox,
    alternatives: [...field.alternatives],
    version: field.version,
    verifiedBy: field.verifiedBy,
  };
}

/** A place left blank on the form is no doubt: the rules speak up where something must stand there. */
function readTrust(field: StoredField, isSettled: boolean): Trust {
  const isBlank = field.state === 'blank_on_form' || field.state === 'not_applicable';
  if (!isSettled && !field.isAccepted && !isBlank) return 'doubt';
  return field.state === 'present' ? 'sure' : 'absent';
}

export function viewFinding(finding: StoredFinding, type: RecordType | undefined): FindingView {
  const { id, code, severity, fields, message } = finding;
  return { id, code, severity, fields, message: { vi: message, en: sayInEnglish(finding, type) } };
}

function viewPage(page: RecordDetail['pages'][number]): RecordPage[] {
  if (page.widthPx === null || page.heightPx === null) return [];
  return [
    {
      id: page.id,
      page: page.pageNo,
      fileName: page.fileName,
      width: page.widthPx,
      height: page.heightPx,
      rotation: page.rotation ?? 0,
      isMirrored: page.isMirrored,
      pixelAspect: page.pixelAspect,
      skewDeg: page.skewDeg ?? 0,
    },
  ];
}
