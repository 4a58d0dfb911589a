import { ACTIONS, decide, mayEver, type Action, type Subject } from '../../../storage/access/policy.ts';
import { findDenial } from '../../../storage/access/denial.ts';
import type { Role, Viewer } from '../../../storage/access/viewer.ts';

/**
 * The whole table, written down a second time and by hand: role × action × whose × state × kind. A cell that changes in
 * the policy must be changed here as well, by somebody who thought about it.
 */

const ROLES: readonly Role[] = ['operator', 'reviewer', 'reader', 'inspector', 'admin'];
const OWN = 7;
const FOREIGN = 8;

/** Subjects, in the order of the letters below. */
const SUBJECTS: Readonly<Record<string, Subject>> = {
  'own open': { unitId: OWN, state: 'open' },
  'own open restricted': { unitId: OWN, state: 'open', isRestricted: true },
  'own approved': { unitId: OWN, state: 'approved' },
  'own approved restricted': { unitId: OWN, state: 'approved', isRestricted: true },
  'own, no record': { unitId: OWN },
  'foreign open': { unitId: FOREIGN, state: 'open' },
  'foreign open restricted': { unitId: FOREIGN, state: 'open', isRestricted: true },
  'foreign approved': { unitId: FOREIGN, state: 'approved' },
  'foreign approved restricted': { unitId: FOREIGN, state: 'approved', isRestricted: true },
  'foreign, no record': { unitId: FOREIGN },
  'the house’s': { unitId: null },
  'the house’s open': { unitId: null, state: 'open' },
};

/**
 * A letter a subject: Y yes · L what a look-up has found · - no. The three groups: of their own unit, of another's, of the house.
 * Roles: operator, reviewer, reader, inspector, admin.
 */
const TABLE: Readonly<Record<Action, readonly [string, string, string, string, string]>> = {
  //                      operator          reviewer          reader            inspector         admin
  'record.read': ['YYYYY --L-- --', 'YYYYY --L-- --', '--L-- --L-- --', '----- ----- --', 'YYYYY --L-- --'],
  'record.history': [
    'YYYYY ----- --',
    'YYYYY ----- --',
    '----- ----- --',
    '----- ----- --',
    'YYYYY ----- --',
  ],
  'record.correct': [
    'YY--- ----- --',
    'YY--- ----- --',
    '----- ----- --',
    '----- ----- --',
    'YY--- ----- --',
  ],
  'record.approve': [
    'YY--- ----- --',
    'YY--- ----- --',
    '----- ----- --',
    '----- ----- --',
    'YY--- ----- --',
  ],
  'record.return': ['YYYYY ----- --', 'YYYYY ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
  'record.reopen': ['YYYYY ----- --', 'YYYYY ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
  'page.read': ['YYYYY --L-- --', 'YYYYY --L-- --', '--L-- --L-- --', '----- ----- --', 'YYYYY --L-- --'],
  'page.original': ['Y-Y-Y --L-- --', 'Y-Y-Y --L-- --', '--L-- --L-- --', '----- ----- --', 'YYYYY --L-- --'],
  'page.name': ['YYYYY ----- --', '----- ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
  'dossier.download': [
    'Y-Y-Y ----- --',
    'Y-Y-Y ----- --',
    '----- ----- --',
    '----- ----- --',
    'YYYYY ----- --',
  ],
  'batch.read': ['YYYYY ----- --', '----- ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
  'batch.create': ['YYYYY ----- --', '----- ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
  'batch.change': ['YYYYY ----- --', '----- ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
  'statistics.read': [
    'YYYYY ----- --',
    '----- ----- --',
    '----- ----- --',
    '----- ----- --',
    'YYYYY ----- --',
  ],
  'book.read': ['YYYYY ----- --', 'YYYYY ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
  'review.queue': ['YYYYY ----- --', 'YYYYY ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
  'record-type.list': [
    'YYYYY YYYYY YY',
    'YYYYY YYYYY YY',
    'YYYYY YYYYY YY',
    '----- ----- --',
    'YYYYY YYYYY YY',
  ],
  'look-up.run': ['YYYYY YYYYY YY', 'YYYYY YYYYY YY', 'YYYYY YYYYY YY', '----- ----- --', 'YYYYY YYYYY YY'],
  'unit.read': ['YYYYY ----- --', 'YYYYY ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
  'unit.change': ['----- ----- --', '----- ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
  'user.administer': [
    '----- ----- --',
    '----- ----- --',
    '----- ----- --',
    '----- ----- --',
    'YYYYY ----- --',
  ],
  'queue.administer': [
    '----- ----- --',
    '----- ----- --',
    '----- ----- --',
    '----- ----- --',
    '----- ----- --',
  ],
  'acceptance.administer': [
    '----- ----- --',
    '----- ----- --',
    '----- ----- --',
    '----- ----- --',
    '----- ----- --',
  ],
  'audit.read': ['----- ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --', 'YYYYY ----- --'],
  'docs.read': ['YYYYY ----- --', 'YYYYY ----- --', '----- ----- --', '----- ----- --', 'YYYYY ----- --'],
};

const ofUnit = (role: Role): Viewer => ({ id: 1, roles: [role], unitIds: [OWN, 71, 72] });
const ofHouse = (role: Role): Viewer => ({ id: 2, roles: [role], unitIds: null });
const LETTER = { yes: 'Y', 'look-up': 'L', no: '-' } as const;

test('every cell of the policy is as it is written here', () => {
  expect(Object.keys(TABLE).sort()).toEqual([...ACTIONS].sort());
  let cells = 0;
  for (const action of ACTIONS)
    for (const [column, role] of ROLES.entries()) {
      const written = (TABLE[action][column] ?? '').replaceAll(' ', '');
      for (const [row, [name, subject]] of Object.entries(SUBJECTS).entries()) {
        const decided = LETTER[decide(ofUnit(role), action, subject)];
        expect([action, role, name, decided]).toEqual([action, role, name, written[row]]);
        cells += 1;
      }
    }
  expect(cells).toBe(ACTIONS.length * ROLES.length * Object.keys(SUBJECTS).length);
});

test('the house’s own people see of every unit what a unit’s people see of theirs', () => {
  for (const action of ACTIONS)
    for (const role of ROLES)
      for (const [name, { state, isRestricted }] of Object.entries(SUBJECTS)) {
        const subject = (unitId: number | null): Subject => ({
          unitId,
          ...(state ? { state } : {}),
          ...(isRestricted ? { isRestricted } : {}),
        });
        const ofOwn = decide(ofUnit(role), action, subject(OWN));
        for (const unitId of [OWN, FOREIGN, null])
          if (!['queue.administer', 'acceptance.administer'].includes(action))
            expect([action, role, name, unitId, decide(ofHouse(role), action, subject(unitId))]).toEqual([
              action,
              role,
              name,
              unitId,
              ofOwn,
            ]);
      }
});

test('what all units share only the house’s administrators steer', () => {
  for (const action of ['queue.administer', 'acceptance.administer'] as const) {
    expect(ROLES.filter((role) => mayEver(ofHouse(role), action))).toEqual(['admin']);
    expect(ROLES.filter((role) => mayEver(ofUnit(role), action))).toEqual([]);
  }
});

test('several roles add up; no role at all opens nothing', () => {
  const both: Viewer = { id: 1, roles: ['reader', 'inspector'], unitIds: [OWN] };
  expect(decide(both, 'audit.read', { unitId: OWN })).toBe('yes');
  expect(decide(both, 'record.read', { unitId: FOREIGN, state: 'approved' })).toBe('look-up');
  const nobody: Viewer = { id: 1, roles: [], unitIds: null };
  for (const action of ACTIONS) expect([action, mayEver(nobody, action)]).toEqual([action, false]);
});

test('a person of a unit learns of another unit’s things only that there is nothing; of the house’s as well', () => {
  const reviewer = ofUnit('reviewer');
  expect(findDenial(reviewer, 'record.correct', { unitId: FOREIGN, state: 'open' })).toBe('absent');
  expect(findDenial(reviewer, 'record.correct', { unitId: null, state: 'open' })).toBe('absent');
  expect(findDenial(reviewer, 'record.correct', { unitId: OWN, state: 'approved' })).toBe('approved');
  expect(findDenial(reviewer, 'record.read', { unitId: FOREIGN, state: 'approved' })).toBe('look-up');
  expect(findDenial(reviewer, 'record.read', { unitId: FOREIGN, state: 'approved' }, true)).toBeUndefined();
  expect(findDenial(ofUnit('reader'), 'record.correct', { unitId: OWN, state: 'open' })).toBe('forbidden');
});
