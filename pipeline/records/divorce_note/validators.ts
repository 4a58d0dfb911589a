import * as rules from '../../validation/index.ts';
import type { Validator } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';
import { FIELDS } from './schema.ts';

export const VALIDATORS: readonly Validator[] = [
  ...standardValidators(FIELDS),
  rules.checkOrder('marriage_reg_date', 'judgment_date', 'E'),
  rules.checkOrder('judgment_date', 'effective_date', 'E'),
  rules.checkOrder('judgment_date', 'reg_date', 'E'),
  rules.checkOrder('effective_date', 'reg_date', 'W'),
  rules.checkNumberYear('judgment_no', 'judgment_date'),
];
