import { createPaceKeeper, USUAL_PACE } from '../../../dashboard/server/auth/pace.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

test.each([
  ['a reader', false, 60],
  ['staff', true, 240],
])('%s walks the numbers no faster than the budget of a minute', (_, isStaff, most) => {
  const keeper = createPaceKeeper(USUAL_PACE);
  const opened = (from: number, count: number, at: number) =>
    Array.from({ length: count }, (__, n) => keeper.open(1, isStaff, 'record', `r ${from + n}`, at)).filter(
      (wait) => wait === null,
    ).length;
  expect(opened(0, 1000, 0)).toBe(most);
  expect(keeper.open(1, isStaff, 'record', 'r 5000', 0)).toBe(Math.ceil(60 / most));
  expect(opened(2000, 1000, 30 * SECOND)).toBe(most / 2);
  // Somebody else has a budget of their own, pages have one apart.
  expect(keeper.open(2, isStaff, 'record', 'r 1', 30 * SECOND)).toBeNull();
  expect(keeper.open(1, isStaff, 'page', 'p 1', 30 * SECOND)).toBeNull();
});

test('what is in hand is looked at as often as one likes: a register page with forty crops, an hour of review', () => {
  const keeper = createPaceKeeper(USUAL_PACE);
  let refused = 0;
  // A record each six seconds, its page in forty crops, its fields' histories.
  for (let n = 0; n < 600; n++) {
    const now = n * 6 * SECOND;
    for (let crop = 0; crop < 40; crop++)
      for (const [what, id] of [
        ['page', `p ${n}`],
        ['record', `r ${n}`],
      ] as const)
        if (keeper.open(1, true, what, id, now + crop * 10) !== null) refused += 1;
  }
  expect(refused).toBe(0);
});

test('a reader sees the fifty hits of five look-ups a minute', () => {
  const keeper = createPaceKeeper(USUAL_PACE);
  for (let n = 0; n < 250; n++) expect(keeper.open(1, false, 'page', `p ${n}`, n * 200)).toBeNull();
});

test('twenty numbers that are none within five minutes close; the same one again and again does not', () => {
  const keeper = createPaceKeeper(USUAL_PACE);
  for (let n = 0; n < 100; n++) keeper.miss(1, true, 'r 7', n * SECOND);
  expect(keeper.closedFor(1, 100 * SECOND)).toBeNull();
  for (let n = 0; n < 18; n++) keeper.miss(1, true, `r ${100 + n}`, (100 + n) * SECOND);
  expect(keeper.closedFor(1, 118 * SECOND)).toBeNull();
  keeper.miss(1, true, 'r 900', 118 * SECOND);
  expect(keeper.closedFor(1, 119 * SECOND)).toBe(280);
  expect(keeper.closedFor(2, 119 * SECOND)).toBeNull();
  // The oldest falls out of the window.
  expect(keeper.closedFor(1, 99 * SECOND + 5 * MINUTE)).toBeNull();
  // One every twenty seconds is a person at work.
  const slow = createPaceKeeper(USUAL_PACE);
  for (let n = 0; n < 100; n++) {
    slow.miss(1, true, `r ${n}`, n * 20 * SECOND);
    expect(slow.closedFor(1, n * 20 * SECOND)).toBeNull();
  }
});

test('one alert in ten minutes a person', () => {
  const keeper = createPaceKeeper(USUAL_PACE);
  const told = Array.from({ length: 25 }, (_, minute) => keeper.alert(1, false, minute * MINUTE));
  expect(told.flatMap((isTold, minute) => (isTold ? [minute] : []))).toEqual([0, 10, 20]);
  expect(keeper.alert(2, false, 0)).toBe(true);
});
