import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { labOf, meanOf, pathsOf } from '../../support/claims.ts';

const MONTH_DAYS = 365.25 / 12;
const COMPUTE_GROWTH = 3.95;

/** Days after which E = C^t (1 + beta g t)^(1/beta) has grown by `ratio`, by bisection. */
function daysTo(ratio: number, growthPerYear: number, beta: number): number {
  let [low, high] = [0, 40];
  while (high - low > 1e-9) {
    const years = (low + high) / 2;
    const software = beta === 0 ? Math.exp(growthPerYear * years) : (1 + beta * growthPerYear * years) ** (1 / beta);
    if (COMPUTE_GROWTH ** years * software < ratio) low = years;
    else high = years;
  }
  return low * 365.25;
}

const doublings = (path: Trajectory): readonly number[] =>
  path.generations.map((g) => Math.log2(g.horizonMinutes / path.generations[0]!.horizonMinutes));

/** Days between the start of generation 0 and the first that is ten doublings ahead. */
const daysToTen = (path: Trajectory): number =>
  path.generations[doublings(path).findIndex((n) => n >= 10)]!.startDays - path.generations[0]!.startDays;

test('ten doublings of the horizon are 1,024 times, and take ten generations, less what each overshoots its trigger', () => {
  for (const path of pathsOf('ten-doublings')) {
    const steps = doublings(path);
    const tenth = steps.findIndex((n) => n >= 10);
    // The trigger is read once a week: a generation is at least one doubling ahead, at most a week's growth more.
    steps.slice(1, tenth + 1).forEach((n, i) => {
      expect(n - steps[i]!).toBeGreaterThanOrEqual(1);
      expect(n - steps[i]!).toBeLessThan(1.1);
    });
    expect([9, 10]).toContain(tenth);
    expect(path.generations[tenth]!.horizonMinutes).toBeGreaterThanOrEqual(4 * 1024);
  }
});

test('generations start when the closed form says, with the throughput that the people allow', () => {
  const { thetaPerYear, fishingExponent: beta } = labOf('ten-doublings').base.progress;
  for (const path of pathsOf('ten-doublings')) {
    const first = path.generations[0]!;
    for (const g of path.generations.slice(1, 11)) {
      const theory = daysTo(g.effectiveComputeRatio / first.effectiveComputeRatio, thetaPerYear, beta);
      expect(Math.abs(g.startDays - first.startDays - theory)).toBeLessThan(7 + 0.02 * theory);
    }
  }
});

test('a first doubling of four months makes forty months of ten only if software keeps growing: 45 with fishing-out', () => {
  const { thetaPerYear, fishingExponent: beta } = labOf('ten-doublings').base.progress;
  expect(daysTo(2, thetaPerYear, beta) / MONTH_DAYS).toBeCloseTo(4, 1);
  const { mean, error } = meanOf(pathsOf('ten-doublings').map(daysToTen));
  const theory = daysTo(1024, thetaPerYear, beta);
  expect(error).toBeLessThan(20);
  expect(Math.abs(mean - theory)).toBeLessThan(4 * error + 0.06 * theory); // overshoot: a week in each of ten generations at most
  expect(mean / MONTH_DAYS).toBeGreaterThan(44);
  const steady = ['parameters.beta.value=0', 'parameters.theta.value=0.7058'];
  expect(daysTo(2, 0.7058, 0) / MONTH_DAYS).toBeCloseTo(4, 2);
  const without = meanOf(pathsOf('ten-doublings', steady).map(daysToTen));
  expect(Math.abs(without.mean / MONTH_DAYS - 40)).toBeLessThan(2.5);
});
