import * as rules from '../../validation/index.ts';
import type { Validator } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';
import { FIELDS } from './schema.ts';

export const VALIDATORS: readonly Validator[] = [
  ...standardValidators(FIELDS),
  rules.checkOrder('residence_from', 'residence_to', 'E'),
  rules.checkOrder('subject_birth_date', 'reg_date', 'E'),
];
