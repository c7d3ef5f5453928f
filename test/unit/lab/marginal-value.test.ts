import { expect, test } from 'vitest';
import { DAYS_PER_YEAR } from '../../../src/base/units.ts';
import { simulateMarginalValues } from '../../../src/lab/marginal-value.ts';
import { loadShipped } from '../../support/scenario-files.ts';

test('more of the pool that binds is worth its share, more of the others nothing', () => {
  // Early in 2022 accelerators bind by far: the plan's elasticity is 1 for the fleet and 0 for people.
  const lab = loadShipped('history', ['time.end=2023-01-01']).lab!;
  const stretch = { fromDays: 0.5 * DAYS_PER_YEAR, toDays: 1.5 * DAYS_PER_YEAR };
  const [values] = simulateMarginalValues(lab, { seed: 42, draw: 'point', replication: 1 }, [stretch], 6);
  for (const { pool, elasticity, standardError } of values!) {
    const planned = pool === 'fleet' ? 1 : 0;
    expect(standardError, pool).toBeLessThan(0.15);
    expect(Math.abs(elasticity - planned), pool).toBeLessThanOrEqual(4 * standardError + 0.01);
  }
});
