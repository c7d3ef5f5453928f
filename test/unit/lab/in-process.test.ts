import { expect, test } from 'vitest';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import { keyOf, shippedLab } from '../../support/lab-records.ts';

/** How far the limit of a week may lie above those of the months around it. */
const WEEKLY_RATIO = 1.1;

test.each([1, 2, 3])('s-curve, seed %d: no number of jobs is negative, and experiments stay within their limit', (seed) => {
  const { series, stageSeries, poolSeries } = simulateLab(shippedLab('s-curve'), keyOf(seed));
  const jobs = [stageSeries.waiting_jobs, stageSeries.in_process_jobs, poolSeries.waiting_jobs, series.experiments_in_process];
  for (const column of jobs) expect(Math.min(...column)).toBeGreaterThanOrEqual(0);
  series.experiments_in_process.forEach((inProcess, row) => {
    // A mean over the quarter against what was let in at the monthly samples within it; the limit moves every week.
    const limits = series.experiments_limit.slice(Math.max(0, row - 3), row + 1);
    const most = WEEKLY_RATIO * Math.max(...limits) + series.experiment_bundle_jobs[row]!;
    expect(inProcess, `row ${row}`).toBeLessThanOrEqual(most);
  });
});
