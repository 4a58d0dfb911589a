import { hasRole, isOwnUnit, type Role, type Viewer } from './viewer.ts';

/** What somebody wants to do something to, as far as the policy cares. */
export interface Subject {
  /** Whose it is; null: the house's own. */
  readonly unitId: number | null;
  /** Of a record, or of all the records on a page: open until approved. Left out where there is no record. */
  readonly state?: 'open' | 'approved';
  /** Kinds that the law closes: adoption (nuôi con nuôi), wills (di chúc) … */
  readonly isRestricted?: boolean;
}

interface Rule {
  /** An administrator (quản trị) may whatever any role may. */
  readonly roles: readonly Role[];
  /** own: the viewer's unit and those below it · house: about the whole house, so only for those who belong to no unit. */
  readonly unit: 'own' | 'any' | 'house';
  readonly states?: readonly ('open' | 'approved')[];
  /** Restricted kinds are closed where this is left out. */
  readonly restricted?: 'too' | 'admin';
  /** look-up: only what one of the viewer's own look-ups, with its purpose, has lately found. */
  readonly ground?: 'look-up';
}

const OPERATORS: Rule = { roles: ['operator'], unit: 'own', restricted: 'too' };
const STAFF: Rule = { roles: ['operator', 'reviewer'], unit: 'own', restricted: 'too' };
const STAFF_ON_OPEN: Rule = { ...STAFF, states: ['open'] };
/** The ground is the work on one's own books. */
const STAFF_BUT_RESTRICTED: Rule = { ...STAFF, restricted: 'admin' };
/** Of any unit, once approved: what agencies (82 of them in one province) come for. */
const LOOKED_UP: Rule = {
  roles: ['reader', 'operator', 'reviewer'],
  unit: 'any',
  states: ['approved'],
  ground: 'look-up',
};
const ADMINISTRATORS: Rule = { roles: ['admin'], unit: 'own', restricted: 'too' };
/** What they steer is shared by all units. */
const HOUSE_ADMINISTRATORS: Rule = { roles: ['admin'], unit: 'house' };
const INSPECTORS: Rule = { roles: ['inspector'], unit: 'own', restricted: 'too' };
const WHOEVER_LOOKS_UP: Rule = {
  roles: ['reader', 'operator', 'reviewer'],
  unit: 'any',
  restricted: 'too',
};

/** Who may do what, to whose things, in which state. Nothing else decides: storage and routes ask here. */
const POLICY = {
  'record.read': [STAFF, LOOKED_UP],
  'record.history': [STAFF],
  'record.correct': [STAFF_ON_OPEN],
  'record.approve': [STAFF_ON_OPEN],
  'record.return': [STAFF],
  'record.reopen': [STAFF],
  'page.read': [STAFF, LOOKED_UP],
  'page.original': [STAFF_BUT_RESTRICTED, LOOKED_UP],
  'page.name': [OPERATORS],
  'dossier.download': [STAFF_BUT_RESTRICTED],
  'batch.read': [OPERATORS],
  'batch.create': [OPERATORS],
  'batch.change': [OPERATORS],
  'statistics.read': [OPERATORS],
  'book.read': [STAFF],
  'review.queue': [STAFF],
  'record-type.list': [WHOEVER_LOOKS_UP],
  'look-up.run': [WHOEVER_LOOKS_UP],
  'unit.read': [STAFF],
  'unit.change': [ADMINISTRATORS],
  'user.administer': [ADMINISTRATORS],
  'queue.administer': [HOUSE_ADMINISTRATORS],
  'acceptance.administer': [HOUSE_ADMINISTRATORS],
  'audit.read': [INSPECTORS],
  'docs.read': [STAFF],
} as const satisfies Record<string, readonly Rule[]>;

export type Action = keyof typeof POLICY;
export const ACTIONS = Object.keys(POLICY) as readonly Action[];

/** look-up: yes, where a look-up of the viewer's own has found it. */
export type Decision = 'yes' | 'look-up' | 'no';

export function decide(viewer: Viewer, action: Action, subject: Subject): Decision {
  let decision: Decision = 'no';
  for (const rule of POLICY[action] as readonly Rule[]) {
    if (!applies(rule, viewer, subject)) continue;
    if (rule.ground === undefined) return 'yes';
    decision = 'look-up';
  }
  return decision;
}

function applies(rule: Rule, viewer: Viewer, subject: Subject): boolean {
  if (!hasRole(viewer, rule.roles)) return false;
  if (rule.unit === 'house' && viewer.unitIds !== null) return false;
  if (rule.unit === 'own' && !isOwnUnit(viewer, subject.unitId)) return false;
  if (rule.states && (subject.state === undefined || !rule.states.includes(subject.state))) return false;
  if (!subject.isRestricted || rule.restricted === 'too') return true;
  return rule.restricted === 'admin' && viewer.roles.includes('admin');
}

/** Whether there is anything at all to which somebody of these roles may do it: what the door asks before the way in. */
export function mayEver(viewer: Viewer, action: Action): boolean {
  return POLICY[action].some(
    (rule: Rule) => hasRole(viewer, rule.roles) && (rule.unit !== 'house' || viewer.unitIds === null),
  );
}
