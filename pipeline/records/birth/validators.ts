import * as rules from '../../validation/index.ts';
import type { Validator } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';
import { FIELDS } from './schema.ts';

export const VALIDATORS: readonly Validator[] = [
  ...standardValidators(FIELDS),
  rules.checkDateWords('child_birth_date', 'child_birth_date_words'),
  rules.checkOrder('child_birth_date', 'reg_date', 'E'),
  rules.checkMotherAge('mother_birth_year', 'child_birth_date'),
  rules.checkFatherAge('father_birth_year', 'child_birth_date'),
  rules.checkOnTime('child_birth_date', 'reg_date', 'registration_kind', 'birth'),
  rules.checkChildSurname('child_full_name', 'father_full_name', 'mother_full_name'),
  rules.checkBirthKind('birth_kind', 'mother_full_name', 'father_full_name'),
  rules.checkPersonalId('personal_id_no', {
    sex: 'child_sex',
    birth: 'child_birth_date',
    registered: 'reg_date',
  }),
];
