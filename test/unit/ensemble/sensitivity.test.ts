import { describe, expect, test } from 'vitest';
import { DAYS_PER_YEAR } from '../../../src/base/units.ts';
import { METRICS, metricIndex } from '../../../src/ensemble/metrics.ts';
import { milestonesOf } from '../../../src/ensemble/milestones.ts';
import type { Frame, PathOutcome } from '../../../src/ensemble/outcome.ts';
import { analyseDraws, drawnInputs } from '../../../src/ensemble/sensitivity/draws.ts';
import { sampledYears } from '../../../src/ensemble/sensitivity/marginal.ts';
import { morrisEffects, planMorris } from '../../../src/ensemble/sensitivity/morris.ts';
import { planSobol, sobolResult } from '../../../src/ensemble/sensitivity/sobol.ts';
import type { TargetValues } from '../../../src/ensemble/sensitivity/target-values.ts';
import { targetsOf } from '../../../src/ensemble/sensitivity/targets.ts';
import { tornadoBars, tornadoDesign } from '../../../src/ensemble/sensitivity/tornado.ts';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import { sobolAnswer, sobolText } from '../../../src/report/sensitivity-sobol.ts';
import { tornadoText } from '../../../src/report/sensitivity-tornado.ts';
import type { DrawValues } from '../../../src/scenario/drawn.ts';
import type { UncertainParameter } from '../../../src/scenario/uncertainty.ts';
import { gFunction } from '../../support/sensitivity-functions.ts';

/** A parameter that may be anything from 0 to 1. */
function uniform(id: string): UncertainParameter {
  const prior = { shape: 'uniform', low: 0, high: 1 } as const;
  return { id, prior, low: 0, high: 1, written: '', source: '' };
}

const [frame, target] = (() => {
  const stub = {
    epochCivilDays: 18_628,
    sampleDays: Float64Array.of(0, 365),
    forkDays: undefined,
    stageIds: [],
    milestones: milestonesOf([]),
  };
  return [stub satisfies Frame, targetsOf(stub, 365, ['loop_gain_ratio@end']).targets[0]!] as const;
})();

/** What a function of a point gives in place of a lab, replication by replication. */
function valuesOf(
  points: readonly DrawValues[],
  of: (values: Record<string, number>, options: Record<string, string>, replication: number) => number,
  replications = 1,
): TargetValues {
  const values = points.flatMap(({ parameters, options }) =>
    Array.from({ length: replications }, (_, i) => of(parameters, options, i)),
  );
  return { target, replications, values: Float64Array.from(values), censored: new Int32Array(points.length) };
}

describe('a tornado', () => {
  const factors = {
    parameters: [uniform('down'), uniform('unused'), uniform('up')],
    variants: [{ id: 'form', meaning: '', options: ['a', 'b', 'c'].map((id) => ({ id, weight: 1 / 3, source: '' })) }],
  };
  const design = tornadoDesign(factors);
  const byOption = { a: 2, b: 9, c: 5 };
  const noise = [0.3, -0.1, 0.4];
  const bars = tornadoBars(
    design,
    valuesOf(
      design.points,
      ({ down = 0.5, up = 0.5 }, { form }, i) => 10 * up - 4 * down + byOption[(form ?? 'a') as 'a'] + noise[i]!,
      3,
    ),
  );

  test('moves one factor at a time, and has the scenario as written beside them', () => {
    expect(design.points).toHaveLength(1 + 2 * 3 + 3);
    expect(design.points[0]).toEqual({ parameters: {}, options: {} });
    for (const { parameters, options } of design.points.slice(1))
      expect(Object.keys(parameters).length + Object.keys(options).length).toBe(1);
  });

  test('swings by what the factor does from its 5 % to its 95 % quantile, with its sign, widest first', () => {
    expect(bars.map(({ factor }) => factor)).toEqual(['up', 'form', 'down', 'unused']);
    expect(bars[0]!.swing.mean).toBeCloseTo(9, 12);
    expect(bars[2]!.swing.mean).toBeCloseTo(-3.6, 12);
    expect([bars[0]!.lowSetting, bars[0]!.highSetting]).toEqual(['0.05', '0.95']);
  });

  test('of a variant takes the options with the least and the greatest mean', () => {
    const { lowSetting, highSetting, swing } = bars[1]!;
    expect([lowSetting, highSetting]).toEqual(['a', 'b']);
    expect(swing.mean).toBeCloseTo(7, 12);
  });

  test('of a variant with many options has an interval that their choice does not make too narrow', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const variant = { id: 'form', meaning: '', options: ids.map((id) => ({ id, weight: 1 / ids.length, source: '' })) };
    const idle = tornadoDesign({ parameters: [], variants: [variant] });
    const chance = createStream('idle options');
    const trials = 400;
    let apart = 0;
    for (let trial = 0; trial < trials; trial++) {
      const [bar] = tornadoBars(
        idle,
        valuesOf(idle.points, () => inverseNormal(chance.next()), 6),
      );
      if (bar!.swing.low > 0) apart++;
    }
    // None of the options does anything: at most 20 of 400 are expected, and more than 38 one time in 10,000.
    expect(apart).toBeLessThanOrEqual(38);
    const result = {
      written: 0,
      bars: tornadoBars(
        idle,
        valuesOf(idle.points, () => chance.next(), 6),
      ),
    };
    const lines = tornadoText([{ target: { ...target, censoredShare: 0 }, result }], 0).join(' ');
    expect(lines).toMatch(/the interval allows for their choice: form \(5\)/);
    const two = {
      target: { ...target, censoredShare: 0 },
      result: { written: 0, bars: bars.filter(({ factor }) => factor !== 'form') },
    };
    expect(tornadoText([two], 0).join(' ')).not.toContain('allows for');
  });

  test('pairs paths: what chance adds to both takes nothing from its certainty', () => {
    expect(bars[0]!.swing.standardError).toBeLessThan(1e-12);
    expect(bars[3]!.swing).toMatchObject({ mean: 0, low: 0, high: 0 });
  });
});

describe("Morris' walks", () => {
  const design = planMorris(7, ['bends', 'line', 'unused', 'with'].map(uniform), 12);
  const effects = morrisEffects(
    design,
    valuesOf(design.points, ({ bends, line, with: other }) => 3 * line! + 8 * (bends! - 0.5) * (other! - 0.5)),
  );
  const of = (id: string) => effects.find(({ parameter }) => parameter === id)!;

  test('take one simulation more than there are parameters, within the 90 % intervals of their priors', () => {
    expect(design.points).toHaveLength(12 * 5);
    const values = design.points.flatMap(({ parameters }) => Object.values(parameters));
    expect([Math.min(...values), Math.max(...values)]).toEqual([0.05, 0.95]);
  });

  test('know what acts in a straight line, what acts with others, and what does not act', () => {
    expect(of('line').effects.meanSize).toBeCloseTo(3 * 0.9, 12);
    expect(of('line').effects.deviation).toBeLessThan(1e-12);
    expect(of('line').acts).toBe('alone');
    expect(of('bends').acts).toBe('with others');
    expect(of('with').acts).toBe('with others');
    expect(of('unused')).toMatchObject({ acts: 'not at all', effects: { mean: 0, meanSize: 0, deviation: 0 } });
    expect(effects.at(-1)!.parameter).toBe('unused');
  });
});

describe("Sobol' indices", () => {
  const truth = gFunction([0, 1, 9]);
  const names = ['x0', 'x1', 'x2', 'y'];
  const design = planSobol(3, names.map(uniform), 512);
  const chance = createStream('chance');
  const of = valuesOf(
    design.points.map((point) => point.values[0]!),
    ({ x0, x1, x2 }) => (x0 === undefined ? chance.next() : truth.at([x0, x1!, x2!])),
  );
  const { indices, variance, chanceShare } = sobolResult(3, design, of);

  test('of the g-function are its own within their standard errors', () => {
    for (const [i, { first, total }] of truth.indices.entries()) {
      const found = indices.find(({ parameter }) => parameter === names[i])!.of;
      expect(found.first.standardError, names[i]).toBeLessThan(0.08);
      expect(Math.abs(found.first.share - first), names[i]).toBeLessThan(3 * found.first.standardError + 0.005);
      expect(Math.abs(found.total.share - total), names[i]).toBeLessThan(3 * found.total.standardError + 0.005);
    }
    expect(indices.map(({ parameter }) => parameter)).toEqual(names);
  });

  test('in total are never below those by itself, and 0 for what does nothing', () => {
    for (const { of: each } of indices) expect(each.total.high).toBeGreaterThanOrEqual(each.first.low);
    expect(indices[3]!.of.total.share).toBe(0);
    expect(indices[3]!.of.first.share).toBe(0);
  });

  test('of a target that few base points move have no intervals, and the text says so', () => {
    const small = planSobol(3, ['x'].map(uniform), 64);
    const rare = valuesOf(
      small.points.map((point) => point.values[0]!),
      ({ x = 0 }) => (x > 0.97 ? 1 : 0),
    );
    const result = sobolResult(3, small, rare);
    expect(result.movingRows).toBeGreaterThan(0);
    expect(result.movingRows).toBeLessThan(10);
    const found = { target: { ...target, censoredShare: 0 }, result };
    const lines = sobolText([found]).join('\n');
    expect(lines).toContain(`No intervals: of 64 base points ${result.movingRows} move it`);
    expect(lines + sobolAnswer(found)).not.toMatch(/NaN|\( ?to|- to/);
  });

  test('have beside them what chance does to the scenario as written', () => {
    // Uniform numbers have variance 1/12; of 20 of them it is known to a third.
    const ofChance = (chanceShare * variance) / (1 - chanceShare);
    expect(Math.abs(ofChance - 1 / 12)).toBeLessThan(3 * (1 / 12) * Math.sqrt(0.8 / 20));
    const paths = design.points.slice(-20);
    expect(new Set(paths.map(({ draw }) => draw)).size).toBe(20);
    expect(design.points.slice(0, -20).every(({ draw }) => draw === 'point')).toBe(true);
  });
});

describe('the draws of a forecast', () => {
  const stream = createStream('drawn');
  const column = (draws: number) => Array.from({ length: draws }, () => stream.next());

  test('tell which input drives a target, in which direction, and which only goes with it', () => {
    const cause = column(300);
    const follower = cause.map((value) => value + 0.2 * stream.next());
    const brake = column(300);
    const options = brake.map(() => (stream.next() < 0.5 ? 'a' : 'b'));
    const others = Array.from({ length: 6 }, (_, i) => ({ id: `idle${i}`, values: column(300) }));
    const inputs = drawnInputs(
      [{ id: 'cause', values: cause }, { id: 'follower', values: follower }, { id: 'brake', values: brake }, ...others],
      [{ id: 'form', options }],
    );
    const outcome = cause.map((value, i) => 5 * value - 2 * brake[i]! + (options[i] === 'b' ? 1 : 0));
    const { effects, isFew, explainedShare } = analyseDraws(1, inputs, outcome)!;
    const of = (id: string) => effects.find(({ input }) => input === id)!;
    expect(effects[0]!.input).toBe('cause');
    expect(of('follower').rank.correlation).toBeGreaterThan(0.8);
    expect(Math.abs(of('follower').rank.coefficient)).toBeLessThan(0.1);
    expect(of('brake').rank.coefficient).toBeLessThan(-0.2);
    expect(of('form=b').rank.coefficient).toBeGreaterThan(0.1);
    expect(of('form=b').isBeyondNoise).toBe(true);
    expect(others.filter(({ id }) => of(id).isBeyondNoise).length).toBeLessThanOrEqual(1);
    expect([isFew, explainedShare > 0.95]).toEqual([false, true]);
  });

  test('call noise what chance makes of inputs that do nothing, in 95 % of cases', () => {
    const trials = 60;
    let beyond = 0;
    for (let trial = 0; trial < trials; trial++) {
      const inputs = Array.from({ length: 5 }, (_, i) => ({ id: `idle${i}`, values: column(40) }));
      const { effects, noiseCorrelation } = analyseDraws(trial, inputs, column(40))!;
      if (Math.abs(effects[0]!.rank.correlation) > noiseCorrelation) beyond++;
    }
    // 3 of 60 expected; 10 or more come by chance once in 2,000.
    expect(beyond).toBeLessThan(10);
  });

  test('with few draws say so, and leave the regression out', () => {
    const inputs = Array.from({ length: 8 }, (_, i) => ({ id: `x${i}`, values: column(6) }));
    const { isFew, explainedShare, effects } = analyseDraws(1, inputs, column(6))!;
    expect([isFew, explainedShare, effects[0]!.rank.coefficient]).toEqual([true, Number.NaN, Number.NaN]);
  });

  test('so few that inputs go together in all of them are too few for a regression, and no fault', () => {
    let without = 0;
    for (let trial = 0; trial < 300; trial++) {
      const inputs = ['x', 'y'].map((id) => ({ id, values: column(4) }));
      const { explainedShare, effects } = analyseDraws(trial, inputs, column(4))!;
      expect(effects.every(({ rank }) => Math.abs(rank.correlation) <= 1)).toBe(true);
      if (Number.isNaN(explainedShare)) without++;
    }
    // Two orders of four are the same or reversed in one of twelve cases: 25 of 300, with a standard deviation of 4.8.
    expect(Math.abs(without - 25)).toBeLessThan(4 * 4.8);
  });

  test('tell nothing of a target that never varies; what was never drawn is no input', () => {
    expect(analyseDraws(1, [{ id: 'x', values: column(20) }], new Array(20).fill(3))).toBeUndefined();
    const inputs = drawnInputs(
      [{ id: 'same', values: [1, 1, 1] }],
      [
        { id: 'never', options: ['a', 'a', 'a'] },
        { id: 'some', options: ['c', 'b', 'c'] },
      ],
    );
    expect(inputs).toEqual([{ id: 'some=c', values: [1, 0, 1] }]);
  });
});

describe('targets', () => {
  const outcome = (days: number, multiplier: number): PathOutcome => {
    const metrics = new Float64Array(METRICS.length * 2).fill(1);
    metrics[metricIndex('progress_multiplier_ratio') * 2 + 1] = multiplier;
    const milestoneDays = Float64Array.from(frame.milestones, ({ id }) => (id === 'recursion' ? days : Number.NaN));
    return { metrics, milestoneDays } as unknown as PathOutcome;
  };
  const one = (id: string) => targetsOf(frame, 365, [id]).targets[0]!;

  test('a milestone is a day in years; of a path that is not known to come to it the last day that could be known counts', () => {
    const found = (id: string, days: number, endDays: number) => {
      const { of, isCensored } = targetsOf(frame, endDays, [id]).targets[0]!;
      return [of(outcome(days, 1)), isCensored(outcome(days, 1))];
    };
    expect(found('recursion', 200, 3000)).toEqual([200 / DAYS_PER_YEAR, false]);
    // Whether recursion had begun on a day is known two years later: a later beginning than that is seen in no path.
    expect(found('recursion', Number.NaN, 3000)).toEqual([(3000 - 2 * DAYS_PER_YEAR) / DAYS_PER_YEAR, true]);
    expect(found('progress-5', Number.NaN, 3000)).toEqual([3000 / DAYS_PER_YEAR, true]);
  });

  test('a metric is read at the first sample from a date on; its logarithm where draws are compared by ratio', () => {
    for (const id of ['progress_multiplier_ratio', 'progress_multiplier_ratio@2021-07', 'progress_multiplier_ratio@end'])
      expect(one(id).of(outcome(0, Math.E)), id).toBeCloseTo(1, 12);
    expect(one('progress_multiplier_ratio@2021').of(outcome(0, Math.E))).toBe(0);
  });

  test('what is no target, or lies after the end, is named; of those of every lab it is left out', () => {
    const { targets, unknown } = targetsOf(frame, 365, ['recursion', 'rekursion', 'human_share@2031', 'human_share@someday']);
    expect(targets.map(({ id }) => id)).toEqual(['recursion']);
    expect(unknown).toEqual(['rekursion', 'human_share@2031', 'human_share@someday']);
    const all = targetsOf(frame, 365, []);
    expect(all.unknown).toEqual([]);
    expect(all.targets.map(({ id }) => id)).not.toContain('progress_multiplier_ratio@2030-01-01');
    expect(all.targets).toHaveLength(7);
  });
});

test('a year has the samples whose quarter lies within it', () => {
  // From 2021-01-01, each 30 days: the first quarter of 2021 ends on day 91, the last of 2021 by day 365.
  const sampleDays = Float64Array.from({ length: 20 }, (_, i) => 30 * i);
  const years = sampledYears({ epochCivilDays: 18_628, sampleDays });
  expect(years.map(({ year }) => year)).toEqual([2021, 2022]);
  expect(years[0]!.samples.map((sample) => sampleDays[sample])).toEqual([120, 150, 180, 210, 240, 270, 300, 330, 360]);
  expect(sampleDays[years[1]!.samples[0]!]).toBe(480);
});
