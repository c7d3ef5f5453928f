import { expect, test } from 'vitest';
import { detectionChance } from '../../../src/lab/oversight/signals.ts';
import type { Generation, Trajectory } from '../../../src/lab/trajectory.ts';
import { migrationsOf } from '../../../src/lab/trajectory.ts';
import { expectChances } from '../../support/chances.ts';
import {
  expectTheory,
  hoursPerYear,
  labOf,
  meanBetween,
  meanOf,
  pathsOf,
  successOfHours,
  workStage,
} from '../../support/claims.ts';

const AUTOMATED_DAYS = 3 * 365.25;
/** Half a year after AI has come in. */
const SETTLED_DAYS = AUTOMATED_DAYS + 182;
const NO_DRIFT = 'generations.drift.goods.honesty.spread=0';

/** Mean days between starts of successors, from a day on or up to one. */
function daysPerGeneration({ generations }: Trajectory, fromDays: number, toDays = Infinity): number {
  const meant = generations.filter(({ startDays, index }) => index > 1 && startDays >= fromDays && startDays < toDays);
  return meanOf(meant.map(({ intervalDays }) => intervalDays)).mean;
}

/** ln 1.2 / g, to the next weekly look, with the rate of experiments as measured. */
function developmentDays({ series }: Trajectory, from: number, to: number): number {
  const perYear = meanBetween(series.experiments_per_year, from, to) / labOf('evaluation-manual').base.progress.referencePerYear;
  return 7 * Math.ceil((365.25 * Math.log(1.2)) / perYear / 7);
}

/** Battery hours over staff hours a day. */
function evaluationDays(evaluators: number): number {
  const lab = labOf('evaluation-manual');
  const { jobs } = lab.base.generations.control!.battery!.signals[0]!;
  const hours = jobs * workStage(lab, 'evaluate').hours.evaluation;
  return hours / ((hoursPerYear(lab, 'evaluators') / 10 / 365.25) * evaluators);
}

test('by hand development takes longest; automated, evaluation by ten people does, and holds up what is due', () => {
  const paths = pathsOf('evaluation-manual');
  expect(developmentDays(paths[0]!, 1, 12)).toBe(70);
  expect(developmentDays(paths[0]!, 15, 24)).toBe(28);
  expectTheory(
    paths.map((path) => daysPerGeneration(path, 0, AUTOMATED_DAYS)),
    70,
    { bias: 0.01, fault: 0.03 }, // 66.6 days and the next look; fewer where chance reaches the trigger a week early
  );
  expectTheory(
    paths.map((path) => daysPerGeneration(path, SETTLED_DAYS)),
    evaluationDays(10),
    { bias: 0.01, fault: 0.03 },
  );
  for (const path of paths) {
    expect(migrationsOf('generation', path).map(({ fromStage, toStage }) => `${fromStage} > ${toStage}`)).toEqual([
      'nothing > evaluation',
    ]);
    expect(migrationsOf('generation', path)[0]!.days).toBeGreaterThan(AUTOMATED_DAYS);
    expect(path.holdingStep.at(-1)).toBe('evaluation');
  }
});

test.each([20, 40])(
  '%d evaluators buy generations until the pipeline of two binds: (training + evaluation) / 2',
  (evaluators) => {
    const paths = pathsOf('evaluation-manual', [
      `pools.evaluators.capacity=${evaluators}`,
      'generations.trigger.effectiveCompute=1.1', // due all the time
    ]);
    const own = evaluationDays(evaluators);
    const pipeline = (50 + own) / 2;
    expect(pipeline).toBeGreaterThan(own);
    expectTheory(
      paths.map((path) => daysPerGeneration(path, SETTLED_DAYS)),
      pipeline,
      { bias: 0.05, fault: 0.07 }, // the last of 600 jobs is waited for
    );
  },
);

test('evaluation automated: development alone is left, twice as fast as with ten evaluators', () => {
  const paths = pathsOf('evaluation-automated', [NO_DRIFT, 'generations.detection.action=promote']);
  expectTheory(
    paths.map((path) => daysPerGeneration(path, SETTLED_DAYS)),
    developmentDays(paths[0]!, 15, 24),
    { bias: 0.06, fault: 0.09 }, // 26.1 days and the next look, a week later where chance makes 38 experiments late
  );
  const byHand = meanOf(pathsOf('evaluation-manual').map((path) => daysPerGeneration(path, SETTLED_DAYS)));
  const byAi = meanOf(paths.map((path) => daysPerGeneration(path, SETTLED_DAYS)));
  expect(byHand.mean / byAi.mean).toBeGreaterThan(2);
  for (const path of paths) expect(migrationsOf('generation', path)).toEqual([]);
});

/** Generations that AI made and evaluation has looked at once, with what is promoted whatever it finds. */
function lookedAt(sameModel: 0 | 1): readonly Generation[] {
  const set = ['generations.detection.action=promote', `generations.battery.sameModel=${sameModel}`];
  return pathsOf('evaluation-automated', set, [1, 2, 3, 4, 5, 6, 7, 8]).flatMap(({ generations }) =>
    generations.filter(({ startDays, outcome }) => startDays > AUTOMATED_DAYS && outcome === 'promoted'),
  );
}

/** Chances of an alarm by the closed form, from the true harm of each generation. */
function chancesOf(generations: readonly Generation[], sameModel: 0 | 1): readonly number[] {
  const lab = labOf('evaluation-automated', [`generations.battery.sameModel=${sameModel}`]);
  const { battery, drift } = lab.base.generations.control!;
  const byAi = successOfHours(lab, workStage({ ...lab, base: lab.fork!.parameters }, 'evaluate'), 100_000);
  return generations.map(({ trueHarm }) => detectionChance(battery!, drift!.goods, [trueHarm], byAi));
}

test('an independent judge raises alarms with the chance of the closed form, one of the same kind hardly any but false ones', () => {
  const alarms = (of: readonly Generation[]): number => of.reduce((sum, g) => sum + g.alarms, 0);
  const [independent, sameKind] = [lookedAt(0), lookedAt(1)];
  expectChances(alarms(independent), chancesOf(independent, 0), 0.3);
  expect(
    independent.map(({ trueHarm }) => trueHarm),
    'what is promoted whatever comes drifts the same',
  ).toEqual(sameKind.map(({ trueHarm }) => trueHarm));
  const blind = chancesOf(sameKind, 1);
  expect(Math.max(...blind)).toBeLessThan(0.06);
  expectChances(alarms(sameKind), blind, 1.3);
  expect(alarms(independent)).toBeGreaterThan(3 * alarms(sameKind));
});

test('what is found is mended: independent checks keep the model in use true, at the price of days; the same model keeps the days', () => {
  const harm = (path: Trajectory): number => meanBetween(path.series.drift_true_ratio, 20);
  const lost = (path: Trajectory): number => path.generations.reduce((sum, g) => sum + g.daysLost, 0);
  const mean = (of: (path: Trajectory) => number, set: readonly string[]): number =>
    meanOf(pathsOf('evaluation-automated', set, [1, 2, 3, 4, 5, 6, 7, 8]).map(of)).mean;
  const independent = ['generations.battery.sameModel=0'];
  expect(mean(harm, independent)).toBeLessThan(mean(harm, []) / 2);
  expect(mean(lost, independent)).toBeGreaterThan(1.3 * mean(lost, []));
  const measured = (path: Trajectory): number => meanBetween(path.series.drift_measured_ratio, 20);
  expect(Math.abs(mean(measured, [])), 'it measures no harm').toBeLessThan(mean(harm, []) / 4);
  const progress = (path: Trajectory): number => Math.log(path.series.software_efficiency_ratio.at(-1)!);
  expect(mean(progress, independent)).toBeGreaterThan(mean(progress, []));
});
