import { expect, test } from 'vitest';
import { expectTheory, hoursPerYear, labOf, meanBetween, pathsOf } from '../../support/claims.ts';

/** Quarters before the change, and after it and a quarter of settling. */
const BEFORE = [1, 9] as const;
const AFTER = 11;

/** Experiments a year that a pool of people allows, from hours per visit as they are before or after the change. */
function allowed(pool: string, changed: boolean): number {
  const lab = labOf('ten-ideas');
  const parameters = changed ? lab.fork!.parameters : lab.base;
  const index = parameters.people.findIndex(({ id }) => id === pool);
  const hours = parameters.classes[0]!.path.reduce((sum, k) => {
    const stage = parameters.stages[k]!;
    return sum + (stage.kind === 'work' && stage.pool === index ? stage.hours.experiment : 0);
  }, 0);
  return hoursPerYear(lab, pool) / hours;
}

test('deciding and designing ten times as fast gain 1.44 times, up to the next pool, not ten', () => {
  expect(allowed('researchers', false)).toBeLessThan(allowed('engineers', false));
  expect(allowed('researchers', true)).toBeGreaterThan(allowed('engineers', true));
  const bound = allowed('engineers', true) / allowed('researchers', false);
  expect(bound).toBeCloseTo(100 / 60 / (60 / 52), 10);
  expectTheory(
    pathsOf('ten-ideas').map(
      ({ series }) => meanBetween(series.experiments_per_year, AFTER) / meanBetween(series.experiments_per_year, ...BEFORE),
    ),
    bound,
    { bias: 0.01 },
  );
});

test('researchers bind before, engineers after; they are busy, and the others idle as the bound says', () => {
  for (const path of pathsOf('ten-ideas')) {
    expect(path.bindingPool.slice(...BEFORE).every((pool) => pool === 'researchers')).toBe(true);
    expect(path.bindingPool.slice(AFTER).every((pool) => pool === 'engineers')).toBe(true);
    const busy = (pool: string): number => {
      const [i, pools] = [path.poolIds.indexOf(pool), path.poolIds.length];
      const column = Array.from(path.sampleDays, (_, row) => path.poolSeries.utilization_share[row * pools + i]!);
      return meanBetween(column, AFTER);
    };
    expect(busy('engineers')).toBeGreaterThan(0.98);
    const idle = allowed('engineers', true) / allowed('researchers', true);
    expect(Math.abs(busy('researchers') - idle)).toBeLessThan(0.02);
  }
});

test('twice as many ideas under way per researcher only wait twice as long (Little)', () => {
  const [few, many] = [pathsOf('ten-ideas'), pathsOf('ten-ideas', ['classes.experiment.wip.perPerson=12'])];
  const rates = (paths: typeof few) => paths.map(({ series }) => meanBetween(series.experiments_per_year, AFTER));
  expectTheory(rates(few), allowed('engineers', true), { bias: 0.01 });
  expectTheory(rates(many), allowed('engineers', true), { bias: 0.01 });
  expectTheory(
    many.map(
      ({ series }, i) =>
        meanBetween(series.experiment_cycle_days, AFTER + 1) / meanBetween(few[i]!.series.experiment_cycle_days, AFTER + 1),
    ),
    2,
    { bias: 0.01 },
  );
});
