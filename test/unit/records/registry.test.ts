import { indexTitles } from '../../../pipeline/extraction/find-titles.ts';
import type { FormSpec, RecordType } from '../../../pipeline/records/record-type.ts';
import { findRecordType, RECORD_TYPES } from '../../../pipeline/records/registry.ts';

const PERSON_PARTS = [
  'full_name',
  'birth_year',
  'id_doc_type',
  'id_doc_no',
  'id_doc_issue_date',
  'id_doc_issue_place',
  'residence',
];

/** Every field that a form may fill. */
function listTargets(form: FormSpec): string[] {
  const labels = form.labels.flatMap((label) =>
    [label.field ?? [], Object.values(label.parts?.fields ?? {})].flat(),
  );
  const signatures = (form.signatures ?? []).flatMap(({ name, title }) => [name ?? [], title ?? []].flat());
  const header = [form.header?.agency ?? [], form.header?.placeDate ?? []].flat();
  const columns = (form.table?.columns ?? []).flatMap((column) => [
    ...(column.field === null ? [] : [column.field]),
    ...Object.values(column.parts?.fields ?? {}),
  ]);
  const rules = (form.prose?.rules ?? []).flatMap(({ pattern }) =>
    [...pattern.source.matchAll(/\(\?<(\w+)>/g)].map((match) => match[1] ?? ''),
  );
  const persons = (form.prose?.sections ?? [])
    .filter((section) => section.persons)
    .flatMap((section) => PERSON_PARTS.map((part) => `${section.id}_1_${part}`));
  return [
    ...labels,
    ...signatures,
    ...header,
    ...columns,
    ...rules,
    ...persons,
    ...(form.titleFields ?? []).map((title) => title.field),
  ];
}

const each = RECORD_TYPES.map((type): [string, RecordType] => [type.id, type]);

it('knows every kind of register and paper that a province must expect', () => {
  const ids = RECORD_TYPES.map((type) => type.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      'birth', 'marriage', 'death', 'parent_child_recognition', 'adoption', 'status_change', 'divorce_note', 'guardianship',
      'guardianship_termination', 'marital_status', 'birth_note_foreign', 'marriage_note_foreign', 'extract_copy_log',
      'transfer_land', 'sale_house', 'gift', 'mortgage', 'authorization', 'will', 'inheritance_partition', 'exchange', 'lease',
      'deposit', 'capital_contribution', 'cancellation', 'amendment', 'marital_property', 'vehicle_sale', 'other_contract',
      'certification', 'prevent_notice',
    ]),
  ); // prettier-ignore
  expect(findRecordType('birth')?.title.vi).toBe('Khai sinh');
  expect(findRecordType('no_such_type')).toBeUndefined();
});

describe.each(each)('%s', (_, type) => {
  const fields = new Set(type.fields.map((field) => field.id));

  it('names each field once, in a section of its own screen', () => {
    expect(fields.size).toBe(type.fields.length);
    const sections = new Set(type.sections.map((section) => section.id));
    expect(type.fields.filter((field) => !sections.has(field.section)).map((field) => field.id)).toEqual([]);
  });

  it('fills only fields that it declares', () => {
    const strays = type.forms.flatMap((form) => listTargets(form).filter((field) => !fields.has(field)));
    expect(strays).toEqual([]);
  });

  it('can fill every required field from some form', () => {
    const filled = new Set(type.forms.flatMap(listTargets));
    const lost = type.fields.filter((field) => field.required && !filled.has(field.id));
    expect(lost.map((field) => field.id)).toEqual([]);
  });

  it('has forms with ids of their own that a title leads to', () => {
    const ids = type.forms.map((form) => form.id);
    expect(new Set(ids).size).toBe(ids.length);
    const titles = indexTitles(RECORD_TYPES);
    for (const form of type.forms) {
      expect(form.titles.length).toBeGreaterThan(0);
      expect(titles.get(form.titles[0] ?? '')?.some((of) => of.form === form)).toBe(true);
    }
  });

  it('runs its validators on nothing without complaint of a crash', () => {
    expect(type.validators.flatMap((validate) => validate({}))).toEqual([]);
  });
});

it('keeps adoption restricted, wills sealed and the cause of death sensitive', () => {
  expect(findRecordType('adoption')?.access).toBe('restricted');
  expect(findRecordType('will')?.access).toBe('sealed');
  expect(findRecordType('death')?.fields.find((field) => field.id === 'death_cause')?.sensitive).toBe(true);
});
