import { expect } from 'vitest';

const STANDARD_ERRORS = 4;

/**
 * Holds a count of independent events to their chances: within four standard deviations, sqrt(sum p (1 - p)), which must stay below a
 * share `fault` of what is expected, so that a rate that is so far off never passes.
 */
export function expectChances(happened: number, chances: readonly number[], fault: number): void {
  const expected = chances.reduce((sum, p) => sum + p, 0);
  const leeway = STANDARD_ERRORS * Math.sqrt(chances.reduce((sum, p) => sum + p * (1 - p), 0));
  expect(leeway, `what passes, of ${expected}`).toBeLessThan(fault * expected);
  expect(Math.abs(happened - expected), `${happened} of ${expected} expected`).toBeLessThanOrEqual(leeway);
}
