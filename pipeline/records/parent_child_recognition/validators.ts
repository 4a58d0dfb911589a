import * as rules from '../../validation/index.ts';
import type { Validator } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';
import { FIELDS } from './schema.ts';

export const VALIDATORS: readonly Validator[] = [
  ...standardValidators(FIELDS),
  rules.checkAgeGap('parent_birth_date', 'child_birth_date', { min: 15 }),
  rules.checkOrder('child_birth_date', 'reg_date', 'E'),
];
