import { RECORD_TYPES } from '../../../pipeline/records/registry.ts';
import { findDisposalYear, RETENTION } from '../../../pipeline/records/retention.ts';

test('every kind of record has a class with a time and a law', () => {
  for (const type of RECORD_TYPES) expect(RETENTION[type.family].law).toMatch(/Luật|Nghị định/);
});

test('registers never fall due; a contract of 2004 may be proposed from 2025 on, after twenty full years', () => {
  expect(findDisposalYear(RETENTION.civil_status, 1955)).toBeUndefined();
  expect(findDisposalYear(RETENTION.notarial, 2004)).toBe(2025);
});
