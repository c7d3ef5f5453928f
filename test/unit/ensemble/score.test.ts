import { describe, expect, test } from 'vitest';
import { calibrationOf, verdictOf } from '../../../src/ensemble/score/calibration-rows.ts';
import { evidenceOf } from '../../../src/ensemble/score/mean-scores.ts';
import type { Finding, Outcome } from '../../../src/ensemble/score/outcomes.ts';
import { type ScoredForecast, scoreForecast } from '../../../src/ensemble/score/score-forecast.ts';
import { scoreOutcome } from '../../../src/ensemble/score/score-outcome.ts';
import type { StoredForecast, StoredPath } from '../../../src/ensemble/score/stored.ts';
import type { Future } from '../../../src/lab/classify.ts';
import { exp } from '../../../src/numeric/exp.ts';
import { inverseNormal, normalCdf } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import { meanInterval } from '../../../src/stats/intervals.ts';
import { partHeld, pitRange } from '../../../src/stats/pit.ts';

let drawn = 0;
/** A path of a draw of its own. */
const path = (milestoneDay: number, future: Future = 'none', law = 'one'): StoredPath => ({
  draw: drawn++,
  future,
  options: { law },
  milestoneDays: { recursion: milestoneDay },
});
const forecastOf = (paths: readonly StoredPath[], sampleDays = [0, 100, 200, 300]): StoredForecast => ({
  ...{ id: 'a', title: 'A', fromDays: undefined, sampleDays, paths },
  ...{ metrics: ['horizon_p50_minutes', 'loop_gain_ratio'], milestones: ['recursion'] },
});
const outcome = (finding: Finding, sample = 0): Outcome => ({ forecast: 'a', day: 0, sample, finding });
const scoreMetric = (subject: 'horizon_p50_minutes' | 'loop_gain_ratio', value: number, values: readonly number[]) => {
  const forecast = forecastOf(values.map(() => path(Number.NaN)));
  return scoreOutcome(outcome({ kind: 'metric', subject, value }), forecast, [...values.keys()], values);
};

/** An even sample of a standard normal distribution, and its CRPS: Gneiting and Raftery (2007), equation 21. */
const MEMBERS = 4000;
const normals = Array.from({ length: MEMBERS }, (_, i) => inverseNormal((i + 0.5) / MEMBERS));
const density = (z: number): number => exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
const normalCrps = (y: number): number => y * (2 * normalCdf(y) - 1) + 2 * density(y) - 1 / Math.sqrt(Math.PI);

describe('a metric', () => {
  test.each([-1.5, 0, 0.7])('compared by ratio is scored by its logarithm, here a normal one, at %f', (z) => {
    const score = scoreMetric(
      'horizon_p50_minutes',
      900 * exp(0.5 * z),
      normals.map((x) => 900 * exp(0.5 * x)),
    );
    expect(score.scale).toBe('log');
    expect(score.crps).toBeCloseTo(0.5 * normalCrps(z), 3);
    expect(score.logScore).toBeCloseTo((z * z) / 2 + Math.log(0.5 * Math.sqrt(2 * Math.PI)), 1);
    expect(score.pit).toBeCloseTo(normalCdf(z), 3);
    expect(score.quantiles[1]! / 900).toBeCloseTo(1, 3);
    expect(score.quantiles[2]! / (900 * exp(0.5 * inverseNormal(0.95)))).toBeCloseTo(1, 2);
  });

  test('compared by difference is scored as it is', () => {
    const score = scoreMetric(
      'loop_gain_ratio',
      1.7,
      normals.map((x) => 1 + x),
    );
    expect(score.scale).toBe('linear');
    expect(score.crps).toBeCloseTo(normalCrps(0.7), 3);
  });

  test('of which a path is at 0 has no logarithm, and is scored as it is; a path without a value is left out', () => {
    const score = scoreMetric('horizon_p50_minutes', 2, [0, 1, 3, Number.NaN]);
    expect([score.scale, score.paths]).toEqual(['linear', 3]);
    expect(score.crps).toBeCloseTo((2 + 1 + 1) / 3 - (2 * (1 + 3 + 2)) / (2 * 3 * 2), 12);
    expect(scoreMetric('horizon_p50_minutes', 2, [Number.NaN])).toMatchObject({
      paths: 0,
      crps: Number.NaN,
      pitRange: undefined,
    });
  });

  test('equals stored values, which have 32 bits', () => {
    const stored = Math.fround(0.1);
    expect(scoreMetric('loop_gain_ratio', 0.1, [stored, stored, 3]).pitRange).toEqual({ low: 0, high: 0.75 });
  });
});

describe('a milestone', () => {
  const days = [100, 200, 200, 300, Number.NaN];
  const forecast = forecastOf(days.map((day) => path(day)));
  const scored = (reachedDays: number, sample: number) =>
    scoreOutcome(outcome({ kind: 'milestone', subject: 'recursion', reachedDays }, sample), forecast, [0, 1, 2, 3, 4], []);

  test('reached is scored by its date and by the probability of having been reached when somebody looked', () => {
    const score = scored(100, 2);
    expect(score.probability).toBe(3 / 5);
    expect(score.brier).toBeCloseTo(0.16, 12);
    expect(score.logScore).toBeCloseTo(-Math.log(0.6), 12);
    // Paths at 100, 200, 200 and, later than day 200, twice 201.
    const distance = (0 + 100 + 100 + 101 + 101) / 5;
    const pairs = 2 * (100 + 100 + 101 + 101 + 0 + 1 + 1 + 1 + 1 + 0);
    expect(score.crps * 365.25).toBeCloseTo(distance - pairs / (2 * 5 * 4), 9);
  });

  test('not yet is later than the day on which somebody looked, and all later paths are right', () => {
    const score = scored(Infinity, 2);
    expect(score.brier).toBeCloseTo(0.36, 12);
    expect(score.logScore).toBeCloseTo(-Math.log(0.4), 12);
    expect(score.pitRange).toEqual({ low: 3 / 6, high: 1 });
    expect(scored(Infinity, 0)).toMatchObject({ probability: 0, brier: 0, crps: 0, pitRange: { low: 0, high: 1 } });
  });

  test('is noticed at a sample, by the world as by the paths', () => {
    expect(scored(101, 2)).toEqual(scored(200, 2));
    expect(scored(201, 2)).toEqual(scored(Infinity, 2));
  });

  test('of which most paths fall short has no upper quantiles', () => {
    const late = forecastOf([100, Number.NaN, Number.NaN].map((day) => path(day)));
    const found = outcome({ kind: 'milestone', subject: 'recursion', reachedDays: 100 }, 3);
    expect(scoreOutcome(found, late, [0, 1, 2], []).quantiles.slice(1)).toEqual([Infinity, Infinity]);
  });
});

test('a class of future is scored over all classes', () => {
  const futures: readonly Future[] = ['recursion', 'recursion', 'compounding', 'none'];
  const forecast = forecastOf(futures.map((future) => path(Number.NaN, future)));
  const found = outcome({ kind: 'future', subject: 'future', future: 'recursion' });
  const score = scoreOutcome(found, forecast, [0, 1, 2, 3], []);
  expect(score.brier).toBeCloseTo(0.25 + 0.0625 + 0.0625, 12);
  expect(score.logScore).toBeCloseTo(Math.LN2, 12);
  expect(score.pitRange).toBeUndefined();
});

describe('several paths of each draw', () => {
  const REPLICATIONS = 10;
  const DRAWS = 4;
  /** Draws vary with deviation 0.8, paths of one draw with 0.6: together a standard normal forecast. */
  const stream = createStream('replicated draws');
  const normal = (): number => inverseNormal(stream.next());
  const replicated = (draws: number, replications: number): { readonly values: number[]; readonly forecast: StoredForecast } => {
    const values = Array.from({ length: draws }, () => {
      const own = 0.8 * normal();
      return Array.from({ length: replications }, () => own + 0.6 * normal());
    }).flat();
    const paths = values.map((_, i): StoredPath => ({ ...path(Number.NaN), draw: Math.floor(i / replications) }));
    return { values, forecast: forecastOf(paths) };
  };

  test('are no independent members: the score is in the mean that of the distribution, as with one path of each', () => {
    const y = 0.7;
    for (const [draws, replications] of [
      [DRAWS * REPLICATIONS, 1],
      [DRAWS, REPLICATIONS],
    ] as const) {
      const scores = Array.from({ length: 3000 }, () => {
        const { values, forecast } = replicated(draws, replications);
        const found = outcome({ kind: 'metric', subject: 'loop_gain_ratio', value: y });
        return scoreOutcome(found, forecast, [...values.keys()], values).crps;
      });
      const { mean, standardError } = meanInterval(scores);
      expect(standardError, `${draws} draws`).toBeLessThan(0.006);
      expect(Math.abs(mean - normalCrps(y)), `${draws} draws`).toBeLessThanOrEqual(4 * standardError);
    }
  });

  test('show no more than their draws: what none of them showed is as likely as with one path of each', () => {
    const paths = Array.from({ length: DRAWS * REPLICATIONS }, (_, i) => ({ ...path(Number.NaN), draw: i % DRAWS }));
    const places = [...paths.keys()];
    const reached = outcome({ kind: 'milestone', subject: 'recursion', reachedDays: 100 }, 1);
    const future = outcome({ kind: 'future', subject: 'future', future: 'recursion' });
    for (const found of [reached, future]) {
      const score = scoreOutcome(found, forecastOf(paths), places, []);
      expect([score.paths, score.draws]).toEqual([DRAWS * REPLICATIONS, DRAWS]);
      expect(score.logScore).toBeCloseTo(Math.log(2 * (DRAWS + 1)), 12);
    }
  });

  test('of a milestone are scored alike', () => {
    const twice = [100, 200, 300].flatMap((day, draw) => [0, 1].map(() => ({ ...path(day), draw })));
    const once = [100, 200, 300].map((day) => path(day));
    const found = outcome({ kind: 'milestone', subject: 'recursion', reachedDays: 200 }, 3);
    const crpsOf = (paths: readonly StoredPath[]) => scoreOutcome(found, forecastOf(paths), [...paths.keys()], []).crps;
    expect(crpsOf(twice)).toBeCloseTo(crpsOf(once), 12);
  });
});

describe('calibration', () => {
  const forecast = forecastOf(normals.slice(0, 200).map(() => path(Number.NaN)));
  const uniform = createStream('scored worlds');
  const members = Array.from({ length: 200 }, (_, i) => inverseNormal((i + 0.5) / 200));
  const verdictsOf = (worlds: number, width: number, dates = worlds): string[] => {
    const outcomes = Array.from({ length: worlds }, (_, sample) => {
      const value = width * inverseNormal(uniform.next());
      return outcome({ kind: 'metric', subject: 'loop_gain_ratio', value }, sample % dates);
    });
    const { calibration } = scoreForecast(forecast, outcomes, () => members);
    return calibration.filter(({ part, kind }) => part === 'interval' && kind === 'metric').map(verdictOf);
  };

  test('finds intervals too narrow, too wide, and says when it cannot tell', () => {
    expect(verdictsOf(200, 1.5)).toEqual(['overconfident', 'overconfident', 'overconfident']);
    expect(verdictsOf(200, 0.5)).toEqual(['underconfident', 'underconfident', 'underconfident']);
    expect(verdictsOf(19, 3)).toEqual(new Array(3).fill('too few dates to tell'));
  });

  test('of many outcomes of a few dates says nothing: they are of one world and move together', () => {
    expect(verdictsOf(200, 3, 1)).toEqual(new Array(3).fill('too few dates to tell'));
    // Ten outcomes of each date, all the same.
    const values = Array.from({ length: 30 }, () => inverseNormal(uniform.next()));
    const calibrationFrom = (copies: number) => {
      const outcomes = values.flatMap((value, sample) =>
        Array.from({ length: copies }, () => outcome({ kind: 'metric', subject: 'loop_gain_ratio', value }, sample)),
      );
      return scoreForecast(forecast, outcomes, () => members).calibration.filter(({ part }) => part === 'interval');
    };
    const [once, tenTimes] = [calibrationFrom(1), calibrationFrom(10)];
    for (const [i, { observed, outcomes, dates }] of tenTimes.entries()) {
      if (outcomes === 0) continue;
      expect([outcomes, dates]).toEqual([300, 30]);
      expect(observed.low).toBeCloseTo(once[i]!.observed.low, 12);
      expect(observed.high).toBeCloseTo(once[i]!.observed.high, 12);
    }
  });

  test('calls a good forecast overconfident in few worlds, however many outcomes of each date go together', () => {
    let overconfident = 0;
    const trials = 200;
    for (let trial = 0; trial < trials; trial++) {
      const outcomes = Array.from({ length: 25 }, (_, sample) => {
        const value = inverseNormal(uniform.next());
        return Array.from({ length: 8 }, () => outcome({ kind: 'metric', subject: 'loop_gain_ratio', value }, sample));
      }).flat();
      const { calibration } = scoreForecast(forecast, outcomes, () => members);
      const [half] = calibration.filter(({ part, kind }) => part === 'interval' && kind === 'metric');
      if (verdictOf(half!) === 'overconfident') overconfident++;
    }
    // Five are expected, and more than 15 one time in 10,000.
    expect(overconfident).toBeLessThanOrEqual(15);
  });

  test('an outcome that equals members is in several parts, in each as much as it may be', () => {
    const limit = pitRange([1, 1, 1, 1], 1);
    expect(limit).toEqual({ low: 0, high: 1 });
    expect([0.5, 0.8].map((share) => partHeld(limit, share))).toEqual([0.5, expect.closeTo(0.8, 12)]);
    expect(partHeld(pitRange([1, 2, 3], 2.5), 0.5)).toBe(1);
    expect(partHeld(pitRange([1, 2, 3], 9), 0.5)).toBe(0);
  });

  test('milestones are in the bin of their probability', () => {
    const some = forecastOf([100, 100, 100, Number.NaN].map((day) => path(day)));
    const reached = [100, 100, Infinity].map((reachedDays): Outcome => {
      const finding: Finding = { kind: 'milestone', subject: 'recursion', reachedDays };
      return { ...outcome(finding, 1), day: 100 };
    });
    const rows = calibrationOf(scoreForecast(some, reached, () => []).scored.filter(({ given }) => given === 'all'));
    const bin = rows.filter(({ part, outcomes }) => part === 'reliability' && outcomes > 0);
    expect(bin).toMatchObject([{ low: 0.6, high: 0.8, outcomes: 3, inside: 2, expectedShare: 0.75 }]);
  });
});

describe('evidence for an option', () => {
  /** Half the paths around 0, half around 3, and worlds of which each is one of the latter. */
  const values = normals.slice(0, 2000).flatMap((_, i) => [normals[2 * i]!, 3 + normals[2 * i]!]);
  const forecast = forecastOf(values.map((_, i) => path(Number.NaN, 'none', i % 2 === 0 ? 'near' : 'far')));
  const meanOf = ({ means }: ScoredForecast, given: string, group = 'all') =>
    means.find((mean) => mean.given === given && mean.group === group)!;
  const worlds = [2.1, 3.4, 4].map((value) => outcome({ kind: 'metric', subject: 'loop_gain_ratio', value }));
  const scored = scoreForecast(forecast, worlds, () => values);

  test('is the log of how much likelier it made what came than the whole did', () => {
    const { evidence } = meanOf(scored, 'law=far');
    const likelier = [2.1, 3.4, 4].map((y) => (2 * density(y - 3)) / (density(y - 3) + density(y)));
    expect(evidence).toBeCloseTo(
      likelier.reduce((sum, ratio) => sum + Math.log(ratio), 0),
      1,
    );
    expect(meanOf(scored, 'all').evidence).toBe(0);
    expect(meanOf(scored, 'law=near').evidence).toBeLessThan(-5);
    const [near, far] = ['law=near', 'law=far'].map((given) => meanOf(scored, given, 'metric-linear').crps);
    expect(near).toBeGreaterThan(far!);
    expect(meanOf(scored, 'all').crps).toBeNaN();
    expect(meanOf(scored, 'law=far').pathShare).toBe(0.5);
  });

  test('of one outcome is at most what so many draws can tell', () => {
    expect(evidenceOf({ logScore: 500, draws: 49 }, { logScore: 1 })).toBeCloseTo(-Math.log(100), 12);
    expect(evidenceOf({ logScore: 1, draws: 49 }, { logScore: 2 })).toBe(1);
  });
});
