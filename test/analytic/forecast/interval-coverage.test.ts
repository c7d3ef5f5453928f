import { beforeAll, describe, expect, test } from 'vitest';
import { type MetricId, metricIndex } from '../../../src/ensemble/metrics.ts';
import type { Frame, PathOutcome } from '../../../src/ensemble/outcome.ts';
import type { EnsemblePlan } from '../../../src/ensemble/plan.ts';
import { pointsOf } from '../../../src/ensemble/points.ts';
import { type CalibrationRow, calibrationOf, verdictOf } from '../../../src/ensemble/score/calibration-rows.ts';
import type { Finding, Outcome } from '../../../src/ensemble/score/outcomes.ts';
import { scoreForecast } from '../../../src/ensemble/score/score-forecast.ts';
import type { StoredForecast } from '../../../src/ensemble/score/stored.ts';
import { openEnsemble } from '../../../src/ensemble/simulate-block.ts';
import { exp } from '../../../src/numeric/exp.ts';
import { log } from '../../../src/numeric/log.ts';
import { wilsonInterval } from '../../../src/stats/proportion.ts';
import { quantileType7 } from '../../../src/stats/quantiles.ts';
import { horizonLab } from '../../support/horizon-lab.ts';

/** Paths of the forecast, and further paths of which each is one world that the forecast did not see. */
const DRAWS = 200;
const WORLDS = 120;
/** Worlds are drawn from the same priors by another seed, and with other random numbers. */
const OTHER_SEED = 7;
const FIRST_WORLD = 1001;

const METRICS: readonly MetricId[] = ['software_efficiency_ratio', 'horizon_p50_minutes', 'experiment_cycle_days', 'human_share'];
const MILESTONES = ['horizon-week', 'horizon-month', 'successor-monthly'];

let frame: Frame;
let paths: readonly PathOutcome[];
let worlds: readonly PathOutcome[];

beforeAll(() => {
  const { resolvedYaml: yaml, title, uncertainty } = horizonLab();
  const drawn = {
    ...{ seed: 42, replications: 1, members: [{ id: 'unsure', title, yaml, uncertainty }] },
    design: { kind: 'drawn', draws: DRAWS, sampling: 'sobol' },
  } as const satisfies EnsemblePlan;
  const others = pointsOf({
    ...drawn,
    seed: OTHER_SEED,
    design: { ...drawn.design, draws: WORLDS, sampling: 'latin-hypercube' },
  });
  const points = Array.from({ length: WORLDS }, (_, i) => ({ ...others.at(i), draw: FIRST_WORLD + i }));
  const forecast = openEnsemble(drawn);
  frame = forecast.frames[0]!;
  paths = forecast.simulate({ index: 0, firstPoint: 0, points: DRAWS }).outcomes;
  const world = openEnsemble({ ...drawn, design: { kind: 'listed', points } });
  worlds = world.simulate({ index: 0, firstPoint: 0, points: WORLDS }).outcomes;
}, 120_000);

const metricAt = (path: PathOutcome, metric: MetricId, sample: number): number =>
  path.metrics[metricIndex(metric) * frame.sampleDays.length + sample]!;
const dayOf = (path: PathOutcome, milestone: string): number =>
  path.milestoneDays[frame.milestones.findIndex(({ id }) => id === milestone)]!;

/** The forecast, with distances from the median as many times as wide. */
function storedForecast(width: number): StoredForecast {
  const spread = (milestone: string): ((path: PathOutcome) => number) => {
    const days = paths.map((path) => dayOf(path, milestone));
    const median = quantileType7(
      days.filter((day) => !Number.isNaN(day)).sort((a, b) => a - b),
      0.5,
    );
    return (path) => median + width * (dayOf(path, milestone) - median);
  };
  const days = MILESTONES.map((milestone) => [milestone, spread(milestone)] as const);
  return {
    ...{ id: 'unsure', title: 'Unsure', fromDays: undefined, metrics: METRICS, milestones: MILESTONES },
    sampleDays: [...frame.sampleDays],
    paths: paths.map((path, draw) => ({
      draw,
      future: path.future,
      options: {},
      milestoneDays: Object.fromEntries(days.map(([milestone, day]) => [milestone, day(path)])),
    })),
  };
}

function widened(metric: MetricId, sample: number, width: number): number[] {
  const logs = paths.map((path) => log(metricAt(path, metric, sample)));
  const median = quantileType7(
    [...logs].sort((a, b) => a - b),
    0.5,
  );
  return logs.map((value) => Math.fround(exp(median + width * (value - median))));
}

/** One outcome of each world: of the same path two would not be independent. */
function coverageOf(findingOf: (world: PathOutcome, sample: number) => Finding, width: number): readonly CalibrationRow[] {
  const sample = frame.sampleDays.length - 1;
  const day = frame.sampleDays[sample]!;
  const outcomes = worlds.map((world): Outcome => ({ forecast: 'unsure', day, sample, finding: findingOf(world, sample) }));
  const { scored } = scoreForecast(storedForecast(width), outcomes, (_, metric) => widened(metric, sample, width));
  return calibrationOf(scored).filter(({ part, outcomes: count }) => part !== 'reliability' && count > 0);
}

const metricFinding =
  (subject: MetricId) =>
  (world: PathOutcome, sample: number): Finding => ({ kind: 'metric', subject, value: metricAt(world, subject, sample) });
const milestoneFinding =
  (subject: string) =>
  (world: PathOutcome): Finding => {
    const day = dayOf(world, subject);
    return { kind: 'milestone', subject, reachedDays: Number.isNaN(day) ? Infinity : day };
  };

const SUBJECTS = [
  ...METRICS.map((subject) => ({ subject, finding: metricFinding(subject) })),
  ...MILESTONES.map((subject) => ({ subject, finding: milestoneFinding(subject) })),
];

describe.each(SUBJECTS)('$subject', ({ finding }) => {
  test('intervals hold as many worlds as they claim, and worlds lie evenly over the forecast', () => {
    const rows = coverageOf(finding, 1);
    expect(rows.map(({ part }) => part)).toContain('interval');
    for (const { low, high, outcomes, expectedShare, observed } of rows) {
      // Worlds are as many tosses; and the forecast knows its own quantiles from so many paths only.
      const error = Math.sqrt(expectedShare * (1 - expectedShare) * (1 / outcomes + 1 / DRAWS));
      expect(outcomes).toBe(WORLDS);
      expect(Math.abs(observed.share - expectedShare), `${low} to ${high}`).toBeLessThanOrEqual(4 * error);
    }
  });
});

test.each(
  SUBJECTS.filter(({ subject }) => ['software_efficiency_ratio', 'horizon_p50_minutes', 'horizon-week'].includes(subject)),
)('$subject: intervals of half the width are found overconfident, of twice the width underconfident', ({ finding }) => {
  // Outcomes of one date, but of as many worlds that know nothing of each other.
  const verdicts = (width: number) =>
    coverageOf(finding, width)
      .filter(({ part }) => part === 'interval')
      .map((row) => verdictOf({ ...row, dates: WORLDS, observed: wilsonInterval(row.inside, WORLDS) }));
  expect(verdicts(1 / 2)).toEqual(['overconfident', 'overconfident', 'overconfident']);
  expect(verdicts(1)).not.toContain('overconfident');
  expect(verdicts(2)).toEqual(['underconfident', 'underconfident', 'underconfident']);
});

test('milestones of the test come in some paths and not in others', () => {
  for (const milestone of ['horizon-month', 'successor-monthly']) {
    const never = worlds.filter((world) => Number.isNaN(dayOf(world, milestone))).length;
    expect(never).toBeGreaterThan(WORLDS / 10);
    expect(never).toBeLessThan((9 * WORLDS) / 10);
  }
});
