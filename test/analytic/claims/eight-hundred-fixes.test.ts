import { expect, test } from 'vitest';
import { expectTheory, labOf, leverageAt, meanBetween, pathsOf, workStage } from '../../support/claims.ts';

const STAGES = ['implement', 'debug', 'review'];
/** Quarters after the one in which agents came. */
const FROM = 2;
/** Four human-years in one month. */
const CLAIMED = 48;

const leverage = (horizonMinutes: number): number => leverageAt(labOf('eight-hundred-fixes'), STAGES, horizonMinutes);

const measured = (set: readonly string[] = []): readonly number[] =>
  pathsOf('eight-hundred-fixes', set).map(({ series }) => 1 / meanBetween(series.human_share, FROM));

/** Horizon at which the leverage is what the claim says, by bisection. */
function horizonFor(target: number): number {
  let [low, high] = [1, 1e8];
  while (high / low > 1 + 1e-6) {
    const middle = Math.sqrt(low * high);
    if (leverage(middle) < target) low = middle;
    else high = middle;
  }
  return low;
}

test('a fix is nine hours: four years of 1,800 work hours over 800 fixes', () => {
  const lab = labOf('eight-hundred-fixes');
  const hours = STAGES.reduce((sum, id) => sum + workStage(lab, id).hours.change, 0);
  expect(hours).toBe((4 * 1800) / 800);
});

test('with the horizon of April 2026 one engineer does the work of six, not of forty-eight', () => {
  const theory = leverage(960);
  expectTheory(measured(), theory);
  expect(theory).toBeGreaterThan(5);
  expect(theory).toBeLessThan(8);
  expectTheory(
    pathsOf('eight-hundred-fixes').map(({ series }) => meanBetween(series.changes_per_year, FROM) / 12),
    ((1800 / 9) * theory) / 12,
    { fault: 0.03 },
  );
});

test('forty-eight needs a horizon of months of work; at that horizon the queue gives it', () => {
  const minutes = horizonFor(CLAIMED);
  expect(minutes / 60 / 150).toBeGreaterThan(1); // months of 150 work hours
  expectTheory(measured([`parameters.horizonMinutes.value=${minutes}`]), CLAIMED, { fault: 0.05 });
});
