import * as rules from '../../validation/index.ts';
import type { Validator } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';
import { FIELDS } from './schema.ts';

export const VALIDATORS: readonly Validator[] = [
  ...standardValidators(FIELDS),
  rules.checkDateWords('death_date', 'death_date_words'),
  rules.checkOrder('deceased_birth_date', 'death_date', 'E'),
  rules.checkOrder('death_date', 'reg_date', 'E'),
  rules.checkOrder('death_date', 'notice_date', 'W'),
  rules.checkOrder('notice_date', 'reg_date', 'W'),
  rules.checkLifespan('deceased_birth_date', 'death_date'),
  rules.checkOnTime('death_date', 'reg_date', 'registration_kind', 'death'),
  rules.checkTickedAge('deceased_birth_date', 'death_date', 'under_1', 0, 1),
  rules.checkTickedAge('deceased_birth_date', 'death_date', 'age_1_to_under_5', 1, 5),
];
