import * as rules from '../validation/index.ts';
import type { FieldSpec, Validator } from './record-type.ts';

/** Role prefix of a person's field: `mother` of `mother_full_name`. */
const roleOf = (id: string, suffix: string) => id.slice(0, -suffix.length);

function checkField({ id, kind }: FieldSpec, ids: ReadonlySet<string>): Validator[] {
  const has = (name: string) => (ids.has(name) ? name : undefined);
  switch (kind) {
    case 'name': {
      const sex = has(`${roleOf(id, '_full_name')}_sex`);
      return [rules.checkName(id, sex)];
    }
    case 'date':
      return [rules.checkDate(id), ...checkIssue(id, has)];
    case 'sex':
      return [rules.checkSex(id)];
    case 'ethnicity':
      return [rules.checkEthnicity(id)];
    case 'nationality':
      return [rules.checkNationality(id)];
    case 'personal_id':
    case 'id_no':
      // The child's own number has rules of its own in the birth record.
      return id === 'personal_id_no' ? [] : [checkIdentity(id, kind, has)];
    case 'reg_no':
      return id === 'reg_no'
        ? [rules.checkRegNo(id), ...(ids.has('reg_date') ? [rules.checkNumberYear(id, 'reg_date')] : [])]
        : [rules.checkDecisionNo(id)];
    case 'book_no':
      return [rules.checkBookNo(id)];
    case 'area':
      return [rules.checkArea(id)];
    case 'land_certificate':
      return [id.endsWith('entry_no') ? rules.checkCertificateEntry(id) : rules.checkLandCertificate(id)];
    case 'land_no':
      return [id.includes('map') ? rules.checkMapNumber(id) : rules.checkParcelNumber(id)];
    case 'plate':
      return [rules.checkPlate(id)];
    default:
      return [];
  }
}

/** Of an identity paper: before the registration or notarisation, to somebody old enough. */
function checkIssue(id: string, has: (name: string) => string | undefined): Validator[] {
  const registered = has('reg_date') ?? has('notary_date');
  if (registered === undefined || !id.endsWith('_id_doc_issue_date')) return [];
  return [rules.checkIdIssueDate(id, registered, findBirth(roleOf(id, '_id_doc_issue_date'), has))];
}

const findBirth = (role: string, has: (name: string) => string | undefined) =>
  has(`${role}_birth_date`) ?? has(`${role}_birth_year`);

function checkIdentity(
  id: string,
  kind: 'personal_id' | 'id_no',
  has: (name: string) => string | undefined,
): Validator {
  const role = roleOf(id, kind === 'personal_id' ? '_personal_id_no' : '_id_doc_no');
  const sex = has(`${role}_sex`);
  const birth = findBirth(role, has);
  const known = { ...(sex && { sex }), ...(birth && { birth }) };
  return kind === 'personal_id' ? rules.checkPersonalId(id, known) : rules.checkIdNumber(id, known);
}

/** What each field's kind asks of it by itself; rules across fields are the record type's own. */
export function standardValidators(fields: readonly FieldSpec[]): Validator[] {
  const ids = new Set(fields.map((field) => field.id));
  return fields.flatMap((field) => checkField(field, ids));
}
