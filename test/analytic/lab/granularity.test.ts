import { describe, expect, test } from 'vitest';
import type { Estimate, Stretch } from '../../../scripts/granularity/measure.ts';
import { measure } from '../../../scripts/granularity/measure.ts';

const STRETCH: Stretch = { scenario: 'history', fromDays: 182, end: '2023-01-01', seeds: [1, 2, 3, 4] };

/** Whether two estimates agree within four standard errors of their difference, which must be smaller than `power`. */
function expectAgreement(one: Estimate, other: Estimate, power: number): void {
  const error = Math.sqrt(one.error ** 2 + other.error ** 2);
  expect(error).toBeLessThan(power);
  expect(Math.abs(one.mean - other.mean), `${one.mean} against ${other.mean}`).toBeLessThanOrEqual(4 * error + 1e-3);
}

describe('bundles against exact simulation, history to 2023', () => {
  const exact = measure(STRETCH, undefined);
  const bundles = measure(STRETCH, 250);

  test('bundles are large, exact jobs are single', () => {
    expect(exact.bundleJobs).toBe(1);
    expect(bundles.bundleJobs).toBeGreaterThan(50);
    expect(bundles.events.mean).toBeLessThan(exact.events.mean / 10);
  });

  test('throughput agrees', () => {
    expectAgreement(exact.expected, bundles.expected, 0.02);
    expectAgreement(exact.logExperiments, bundles.logExperiments, 0.025);
    expectAgreement(exact.logEfficiency, bundles.logEfficiency, 0.02);
  });

  test.each(['researchers', 'engineers', 'security', 'fleet'])('utilization of %s agrees', (pool) => {
    expectAgreement(exact.utilization[pool]!, bundles.utilization[pool]!, 0.02);
  });

  test('what is let in beyond the limit adds no more to the cycle time than stated', () => {
    const bound = (8 / 250) * 365.25;
    expect(bundles.cycleDays.mean - exact.cycleDays.mean).toBeLessThan(bound + 4 * bundles.cycleDays.error);
  });
});
