/** log(eᵃ + eᵇ), without overflow. */
export function addLogs(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  const difference = a - b;
  // Beyond this the smaller one is lost in the larger one's last bits.
  if (difference > 36) return a;
  if (difference < -36) return b;
  return difference > 0 ? a + Math.log1p(Math.exp(-difference)) : b + Math.log1p(Math.exp(difference));
}
