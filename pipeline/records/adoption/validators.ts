import * as rules from '../../validation/index.ts';
import type { Validator } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';
import { FIELDS } from './schema.ts';

export const VALIDATORS: readonly Validator[] = [
  ...standardValidators(FIELDS),
  rules.checkAdopteeAge('adoptee_birth_date'),
  rules.checkAdopterAge('adoptive_father_birth_date', 'adoptee_birth_date'),
  rules.checkAdopterAge('adoptive_mother_birth_date', 'adoptee_birth_date'),
  rules.checkOrder('adoptee_birth_date', 'reg_date', 'E'),
];
