import type { AcceptanceTargets, AcceptanceView, FieldTally } from '../../../../server/schemas/acceptance.ts';

/** What a choice of targets costs, counted over readings of this house. */
export interface Price {
  readonly values: number;
  /** Values that a person must look at. */
  readonly looked: number;
  /** Of these, the ones that no target would let through: not readable, or a rule objects. */
  readonly always: number;
  readonly accepted: number;
  readonly expectedWrong: number;
  /** Accepted ones that a person has settled all the same, and how many of those were as read. */
  readonly checked: number;
  readonly right: number;
}

const NOTHING: Price = {
  values: 0,
  looked: 0,
  always: 0,
  accepted: 0,
  expectedWrong: 0,
  checked: 0,
  right: 0,
};

export const fieldKey = (field: FieldTally): string => `${field.recordType}.${field.fieldId}`;

export function findTarget(targets: AcceptanceTargets, field: FieldTally): number {
  return targets.fields[fieldKey(field)] ?? targets.kinds[field.kind] ?? targets.usual;
}

const sum = (row: readonly number[], from = 0) => row.slice(from).reduce((total, value) => total + value, 0);

/** Bins from the one on whose lower edge the target lies are accepted. */
export function priceField(field: FieldTally, edges: readonly number[], target: number): Price {
  const from = edges.filter((edge) => edge < target - 1e-9).length + 1;
  const values = sum(field.values);
  const accepted = sum(field.free, from);
  return {
    values,
    looked: values - accepted,
    always: values - sum(field.free),
    accepted,
    expectedWrong: sum(field.expectedWrong, from),
    checked: sum(field.checked, from),
    right: sum(field.right, from),
  };
}

export function addPrices(prices: readonly Price[]): Price {
  return prices.reduce(
    (a, b) => ({
      values: a.values + b.values,
      looked: a.looked + b.looked,
      always: a.always + b.always,
      accepted: a.accepted + b.accepted,
      expectedWrong: a.expectedWrong + b.expectedWrong,
      checked: a.checked + b.checked,
      right: a.right + b.right,
    }),
    NOTHING,
  );
}

export function priceAll(view: AcceptanceView, targets: AcceptanceTargets): Price {
  return addPrices(view.fields.map((field) => priceField(field, view.edges, findTarget(targets, field))));
}

/** The targets that a person can choose: the edges of the bins from 90 % on. */
export function listSteps(edges: readonly number[]): number[] {
  return edges.filter((edge) => edge >= 0.9);
}

/** Share that people look at, were `usual` each of the steps and everything else as chosen. */
export function drawCurve(view: AcceptanceView, targets: AcceptanceTargets) {
  return listSteps(view.edges).map((usual) => {
    const price = priceAll(view, { ...targets, usual });
    return { target: usual, share: price.values === 0 ? 0 : price.looked / price.values };
  });
}

/** How many values lie between one edge and the next, over all fields. */
export function drawHistogram(view: AcceptanceView) {
  return [0, ...view.edges].map((from, bin) => ({
    from,
    values: view.fields.reduce((total, field) => total + (field.values[bin] ?? 0), 0),
  }));
}
