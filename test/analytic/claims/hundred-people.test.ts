import { expect, test } from 'vitest';
import { expectTheory, hoursLeft, labOf, meanBetween, pathsOf, workPerYear } from '../../support/claims.ts';

const NAME = 'hundred-people';
const DOUBLED_FLOOR = ['parameters.gateFloor.value=0.078'];
/** The last three years, in which every rung has long been open and the horizon stands at its cap. */
const LAST = 12;

/** Hours of the work done over the hours that people work for it, with the measured mix of experiments and changes. */
function leverageOf(set: readonly string[] = []): { readonly measured: readonly number[]; readonly theory: number } {
  const lab = labOf(NAME, set);
  const paths = pathsOf(NAME, set);
  const from = paths[0]!.sampleDays.length - LAST;
  const mean = (of: 'experiments_per_year' | 'changes_per_year'): number =>
    paths.reduce((sum, { series }) => sum + meanBetween(series[of], from), 0) / paths.length;
  const work = workPerYear(lab, mean('experiments_per_year'), mean('changes_per_year'));
  const { capMinutes } = lab.base.horizon;
  const total = work.reduce((sum, { hours }) => sum + hours, 0);
  const left = work.reduce((sum, { stage, hours }) => sum + hours * hoursLeft(lab, stage, capMinutes), 0);
  return { measured: paths.map(({ series }) => 1 / meanBetween(series.human_share, from)), theory: total / left };
}

test('a hundred people, and no stage is closed to agents', () => {
  const { people, stages } = labOf(NAME).base;
  for (const year of [0, 5, 10]) {
    const heads = people.map(
      ({ headcount: { values, stepDays } }) => values[Math.min(values.length - 1, Math.floor((365.25 * year) / stepDays))]!,
    );
    expect(heads.reduce((sum, n) => sum + n, 0)).toBeCloseTo(100, 6);
  }
  for (const stage of stages) if (stage.kind === 'work') expect(stage.automation.ceilingShare).toBe(1);
});

test('leverage by hours ends at what oversight at the gates leaves, about a hundred', () => {
  const { measured, theory } = leverageOf();
  expectTheory(measured, theory);
  expect(theory).toBeGreaterThan(90);
  expect(theory).toBeLessThan(130);
});

test('it is the gates: where seeing every result costs twice as much, leverage falls short of a hundred', () => {
  const { measured, theory } = leverageOf(DOUBLED_FLOOR);
  expectTheory(measured, theory, { fault: 0.025 });
  expect(theory).toBeLessThan(70);
});

test('before pieces of a hundred hours can be delegated, leverage stays below a hundred', () => {
  const { baseShare, baseMinutes, lengthExponent, delegatedHorizonShare } = labOf(NAME).base.oversight;
  const lengthMinutes = baseMinutes * (baseShare / 0.01) ** (1 / (1 - lengthExponent));
  expect(lengthMinutes / 60).toBeGreaterThan(80);
  expect(lengthMinutes / 60).toBeLessThan(120);
  for (const { series } of pathsOf(NAME)) {
    const first = series.leverage_ratio.findIndex((leverage) => leverage >= 100);
    if (first >= 0) expect(series.horizon_p50_minutes[first]! * delegatedHorizonShare).toBeGreaterThan(lengthMinutes);
  }
});
