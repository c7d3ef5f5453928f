import { describe, expect, test } from 'vitest';
import type { Curve } from '../../../src/lab/curve.ts';
import type { Granularity, LabParameters } from '../../../src/lab/parameters.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { keyOf, peopleOf, scenarioOf, smallLab } from '../../support/lab-records.ts';

const MONTH_DAYS = 28;
const [FROM_DAYS, UNTIL_DAYS] = [728, 728 + 3 * 364];

/** So many people, nobody during the pause; they leave and come back within a day. */
function absent(heads: number): Curve {
  const values = Float64Array.from({ length: UNTIL_DAYS + 2 }, (_, day) => (day >= FROM_DAYS && day < UNTIL_DAYS ? 0 : heads));
  return { startDays: 0, stepDays: 1, values };
}

/** ln S at the last look before a day's end. */
function logEfficiencyAt({ software }: Trajectory, days: number): number {
  return software.logEfficiency[software.days.findLastIndex((looked) => looked <= days)]!;
}

const pools: readonly (readonly [string, LabParameters['people']])[] = [
  ['everybody', [peopleOf('researchers', absent(8)), peopleOf('engineers', absent(40), 0.4)]],
  ['researchers', [peopleOf('researchers', absent(8)), peopleOf('engineers', 40, 0.4)]],
  ['engineers', [peopleOf('researchers', 8), peopleOf('engineers', absent(40), 0.4)]],
];
const granularities: readonly Granularity[] = [
  { kind: 'exact' },
  { kind: 'auto', jobsPerYear: { experiment: 300, change: 300 } },
];

describe.each(pools)('%s away for three years', (_, people) => {
  test.each(granularities)('$kind: research stops, and goes on without a jump', (granularity) => {
    for (const seed of [1, 2, 3]) {
      const path = simulateLab(scenarioOf(smallLab({ people, granularity }), 8), keyOf(seed));
      const growth = (from: number, to: number): number => logEfficiencyAt(path, to) - logEfficiencyAt(path, from);
      const before = growth(FROM_DAYS - MONTH_DAYS, FROM_DAYS);
      expect(before).toBeGreaterThan(0);
      expect(growth(FROM_DAYS + 4 * MONTH_DAYS, UNTIL_DAYS)).toBe(0);
      for (let day = UNTIL_DAYS - MONTH_DAYS; day <= UNTIL_DAYS + 3 * MONTH_DAYS; day += 7) {
        expect(growth(day, day + MONTH_DAYS), `month from day ${day}`).toBeLessThan(3 * before);
      }
      expect(growth(UNTIL_DAYS, UNTIL_DAYS + 4 * MONTH_DAYS)).toBeGreaterThan(before);
    }
  });
});
