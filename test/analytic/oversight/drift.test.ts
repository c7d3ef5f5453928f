import { expect, test } from 'vitest';
import { detectionChance, falseAlarmChance } from '../../../src/lab/oversight/signals.ts';
import type { Generation, Trajectory } from '../../../src/lab/trajectory.ts';
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
import { IDLE } from '../../support/idle-lab.ts';

const DRIFT = 'generations.drift';
const HONESTY = `${DRIFT}.goods.honesty`;

/** Every generation departs by the same, whatever its parent was. */
const departsBy = (harm: number): readonly string[] => [
  `${DRIFT}.amplification=-1`,
  `${HONESTY}.trend=${harm}`,
  `${HONESTY}.spread=0`,
];

/** Generations after the first, all seeds together, that have come to an end. */
function generationsOf(name: string, set: readonly string[], seeds?: readonly number[]): readonly Generation[] {
  return pathsOf(name, set, seeds).flatMap(({ generations }) =>
    generations.filter(({ index, outcome }) => index > 0 && outcome !== 'in flight'),
  );
}

const sumOf = (generations: readonly Generation[], column: 'alarms' | 'rounds'): number =>
  generations.reduce((sum, generation) => sum + generation[column], 0);

test.each([-1, -0.5])('harm is |d| of d (1 + a) + sigma u N at a = %d, in its stationary law', (amplification) => {
  const set = [...IDLE, `${DRIFT}.amplification=${amplification}`];
  const lab = labOf('drift-unchecked', set);
  const byAi = successOfHours(lab, workStage(lab, 'implement'), 100_000);
  const { spread } = lab.base.generations.control!.drift!.goods[0]!;
  const deviation = (spread * byAi) / Math.sqrt(1 - (1 + amplification) ** 2);
  const harms = pathsOf('drift-unchecked', set).map(({ generations }) => {
    const later = generations.slice(10).filter(({ outcome }) => outcome === 'promoted');
    return meanOf(later.map(({ trueHarm }) => trueHarm)).mean;
  });
  expectTheory(harms, deviation * Math.sqrt(2 / Math.PI), { fault: 0.12 });
});

test('what is handed down grows by its own law: d_g = t ((1 + a)^g - 1) / a without chance, no further than 1', () => {
  const [path] = pathsOf(
    'drift-unchecked',
    [...IDLE, 'time.end=2022-06-01', `${HONESTY}.trend=0.01`, `${HONESTY}.spread=0`],
    [1],
  );
  const harms = path!.generations.filter(({ outcome }) => outcome === 'promoted').map(({ trueHarm }) => trueHarm);
  expect(harms.length).toBeGreaterThan(40);
  harms.forEach((harm, g) => {
    expect(harm).toBeCloseTo(Math.min(1, 0.1 * (1.1 ** g - 1)), 9);
  });
});

test("harm takes its part of what AI does: an experiment is worth 1 - |d| times AI's share of its hours", () => {
  const horizon = ['horizon.reference.minutes=480 minutes', 'horizon.cap=480 minutes', 'horizon.spread=0.1']; // all tasks alike
  const set = [...departsBy(0.3), ...horizon, 'pools.fleet.capacity=10000', 'time.end=2029-01-01'];
  const lab = labOf('drift-unchecked', set);
  const stages = lab.base.classes[0]!.path.map((k) => lab.base.stages[k]!).filter((stage) => stage.kind === 'work');
  const sum = (of: (stage: (typeof stages)[number]) => number): number => stages.reduce((total, stage) => total + of(stage), 0);
  const opened = stages.filter(({ automation }) => automation.opening.kind !== 'never');
  const byAi = sum((stage) => (opened.includes(stage) ? stage.hours.experiment * successOfHours(lab, stage, 480) : 0));
  expectTheory(
    pathsOf('drift-unchecked', set).map(
      ({ series }) => meanBetween(series.result_quality_ratio, 4) / meanBetween(series.research_taste_ratio, 4),
    ),
    1 - (0.3 * byAi) / sum((stage) => stage.hours.experiment),
    { bias: 0.002 },
  );
  for (const { series } of pathsOf('drift-unchecked', set)) {
    expect(series.believed_quality_ratio.slice(4)).toEqual(series.research_taste_ratio.slice(4));
    expect(series.software_efficiency_believed_ratio.at(-1)!).toBeGreaterThan(series.software_efficiency_ratio.at(-1)! * 1.1);
  }
});

test.each(['drift-weak-battery', 'drift-strong-battery'])(
  '%s finds harm with the chance of the closed form, and none with that of false alarms; it measures without bias',
  (name) => {
    const promote = [...IDLE, 'generations.detection.action=promote'];
    const { battery, drift } = labOf(name).base.generations.control!;
    for (const harm of [0, 0.05, 0.3]) {
      const looked = generationsOf(name, [...promote, ...departsBy(harm)]);
      const chance = detectionChance(battery!, drift!.goods, [harm], 0);
      if (harm === 0) expect(chance).toBeCloseTo(1 - 0.95 ** battery!.signals.length, 9);
      expectChances(
        sumOf(looked, 'alarms'),
        looked.map(() => chance),
        0.45,
      );
      const falseAlarms = looked.reduce((sum, g) => sum + g.falseAlarms, 0);
      expectChances(
        falseAlarms,
        looked.map(() => falseAlarmChance(battery!)),
        0.5,
      );
      const error = 1 / battery!.signals[0]!.sensitivity / Math.sqrt(battery!.signals.length * looked.length);
      expect(Math.abs(meanOf(looked.map(({ measuredHarm }) => measuredHarm)).mean - harm)).toBeLessThan(4 * error);
    }
  },
);

test.each([0, 0.5])(
  'rounds until no alarm, at most three, are those of the closed form where a round takes %d of the drift',
  (removed) => {
    const remediate = ['action=remediate', 'rounds=3', `removed=${removed}`, 'retrain=1 days'];
    const noJobs = 'generations.battery.signals.answers.jobs=0';
    const set = [...IDLE, noJobs, ...departsBy(0.3), ...remediate.map((one) => `generations.detection.${one}`)];
    const { battery, drift } = labOf('drift-weak-battery', set).base.generations.control!;
    const chances = [0, 1, 2, 3].map((k) => detectionChance(battery!, drift!.goods, [0.3 * (1 - removed) ** k], 0));
    const reached = chances.map((_, k) => chances.slice(0, k + 1).reduce((product, p) => product * p, 1));
    const looked = generationsOf('drift-weak-battery', set);
    const bySeed = pathsOf('drift-weak-battery', set).map(
      ({ generations }) => meanOf(generations.slice(1, -1).map(({ rounds }) => rounds)).mean,
    );
    expectTheory(bySeed, reached[0]! + reached[1]! + reached[2]!, { fault: 0.2 }); // geometric, p (1 - p^3) / (1 - p), at 0
    expectChances(
      looked.filter(({ outcome }) => outcome === 'rolled back').length,
      looked.map(() => reached[3]!),
      removed === 0 ? 0.5 : 3, // halved, hardly any is left after three rounds
    );
    for (const { outcome, rounds, daysLost } of looked) {
      expect(daysLost, 'a round is a day of training and two of evaluation').toBeCloseTo(
        outcome === 'promoted' ? 3 * rounds : 3 * (rounds + 1),
        9,
      );
    }
  },
);

test('a large battery takes its hours over those of its evaluators; a candidate that is dropped loses them all', () => {
  const lab = labOf('drift-strong-battery');
  const jobs = lab.base.generations.control!.battery!.signals.reduce((sum, signal) => sum + signal.jobs, 0);
  const days = (jobs * workStage(lab, 'evaluate').hours.evaluation) / (hoursPerYear(lab, 'evaluators') / 365.25);
  const paths = pathsOf('drift-strong-battery', [`${HONESTY}.spread=0`]);
  const looked = paths.map(({ generations }) => generations.filter(({ index, outcome }) => index > 0 && outcome !== 'in flight'));
  expectTheory(
    looked.map((some) => meanOf(some.map(({ evaluatedDays, trainedDays }) => evaluatedDays - trainedDays)).mean),
    days,
    { bias: 0.09, fault: 0.12 }, // the last of 110 jobs
  );
  for (const g of looked.flat()) {
    if (g.outcome === 'rolled back') expect(g.daysLost).toBeCloseTo(g.evaluatedDays - g.startDays, 9);
    else expect(g.daysLost).toBe(0);
  }
});

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);
const lnS = ({ series }: Trajectory): number => Math.log(series.software_efficiency_ratio.at(-1)!);
const inUse = ({ series }: Trajectory): number => meanBetween(series.drift_true_ratio, 1);

/** Gain in ln S of a battery with its policy over no battery, on the same random numbers, in standard errors. */
function gainInErrors(name: string, amplification: number, spread: number): number {
  const set = [`${DRIFT}.amplification=${amplification}`, `${HONESTY}.spread=${spread}`];
  const [without, having] = [pathsOf('drift-unchecked', set, SEEDS), pathsOf(name, set, SEEDS)];
  const { mean, error } = meanOf(having.map((path, i) => lnS(path) - lnS(without[i]!)));
  return mean / error;
}

test('harm in use falls with the battery, and so does the pace of generations', () => {
  const names = ['drift-unchecked', 'drift-weak-battery', 'drift-strong-battery'];
  const figures = names.map((name) => {
    const paths = pathsOf(name, [`${DRIFT}.amplification=0.3`], SEEDS);
    const promoted = paths.map(({ generations }) => generations.filter(({ outcome }) => outcome === 'promoted').length);
    return { harm: meanOf(paths.map(inUse)).mean, generations: meanOf(promoted).mean };
  });
  const [unchecked, weak, strong] = figures;
  expect(weak!.harm).toBeLessThan(0.8 * unchecked!.harm);
  expect(strong!.harm).toBeLessThan(0.4 * weak!.harm);
  expect(weak!.generations).toBeLessThan(unchecked!.generations);
  expect(strong!.generations).toBeLessThan(0.8 * weak!.generations);
});

test('dropping what is found pays where much drifts, and costs more than it brings where little does', () => {
  expect(gainInErrors('drift-strong-battery', 0, 0.02)).toBeLessThan(-4);
  expect(gainInErrors('drift-strong-battery', 0.5, 0.1)).toBeGreaterThan(3);
  expect(gainInErrors('drift-weak-battery', 0.5, 0.1)).toBeGreaterThan(4);
});

test('one number for all goods lets through what their own signals find', () => {
  const judged = (judges: 'scalar' | 'vector'): readonly Generation[] =>
    generationsOf('drift-scalar-gate', [...IDLE, 'time.end=2022-06-01', `generations.battery.judges=${judges}`], SEEDS);
  for (const judges of ['scalar', 'vector'] as const) {
    const { battery, drift } = labOf('drift-scalar-gate', [`generations.battery.judges=${judges}`]).base.generations.control!;
    const looked = judged(judges);
    const chances = looked.map(({ index }) => detectionChance(battery!, drift!.goods, [0.02 * index, -0.02 * index], 0));
    looked.forEach(({ trueHarm, index }) => {
      expect(trueHarm).toBeCloseTo(0.01 * index, 9);
    });
    if (judges === 'scalar') for (const chance of chances) expect(chance).toBeCloseTo(1 - 0.95 ** 2, 9);
    expectChances(sumOf(looked, 'alarms'), chances, judges === 'scalar' ? 1 : 0.12);
  }
});
