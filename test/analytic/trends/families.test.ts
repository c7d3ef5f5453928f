import { describe, expect, test } from 'vitest';
import { seriesOf } from '../../../src/calibrate/series.ts';
import { compareFamilies } from '../../../src/calibrate/trends/compare-families.ts';
import { FAMILIES, type FittedCurve } from '../../../src/calibrate/trends/families.ts';
import {
  meanScore,
  type ScoredFamily,
  scoreDifference,
  scoreHeldOut,
  verdictsOf,
} from '../../../src/calibrate/trends/held-out.ts';
import { sotaPoints } from '../../../src/calibrate/trends/log-points.ts';
import { normalScore } from '../../../src/calibrate/trends/normal-score.ts';
import { minimumOf } from '../../../src/calibrate/trends/profile.ts';
import { readTrends } from '../../../src/io/read-trends.ts';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { Stream } from '../../../src/random/streams.ts';
import { ensembleCrps } from '../../../src/stats/forecast-scores.ts';
import { momentsOf, standardError } from '../../../src/stats/moments.ts';

const trends = readTrends();
/** Days of real releases, so that gaps are as uneven as they are. */
const { days } = sotaPoints(seriesOf(trends, 'metr-horizons-1.1-2026-04'), '', '');
const [firstDay, lastDay] = [days[0]!, days.at(-1)!];
const REPLICATIONS = 10;

type Truth = (day: number) => number;

/** Doublings that take a share of the time of the one before, 14 of them within the releases. */
function superexponential(share: number): Truth {
  const first = ((lastDay - firstDay) * (1 - share)) / (1 - share ** 14);
  return (day) => Math.log(1 - ((day - firstDay) * (1 - share)) / first) / Math.log(share);
}

const exponential: Truth = (day) => (day - firstDay) / 185;
const broken: Truth = (day) => (day - firstDay) / 360 + Math.max(0, day - 19_850) / 150;
const logistic: Truth = (day) => 9 - Math.log2(1 + Math.exp(-(day - 20_000) / 150));

function fitOf(id: string, truth: Truth): FittedCurve {
  return FAMILIES.find((family) => family.id === id)!.fit({ days, logs: days.map(truth) }, lastDay);
}

function noisy(truth: Truth, deviation: number): ScoredFamily[][] {
  const stream = new Stream('families');
  return Array.from({ length: REPLICATIONS }, () =>
    scoreHeldOut({ days, logs: days.map((day) => truth(day) + deviation * inverseNormal(stream.next())) }),
  );
}

/** CRPS of a family less that of the exponential one over replications: mean and standard error. */
function gain(replications: readonly ScoredFamily[][], index: number) {
  const moments = momentsOf(replications.map((all) => scoreDifference(all[index]!.origins, all[0]!.origins, 'crps').mean));
  return { mean: moments.mean, error: standardError(moments) };
}

describe('curves without noise are recovered', () => {
  test('exponential', () => {
    const curve = fitOf('exponential', exponential);
    expect(curve.at(lastDay + 1) - curve.at(lastDay)).toBeCloseTo(1 / 185, 9);
    expect(curve.residualVariance).toBeLessThan(1e-18);
  });

  test('piecewise, with the day of its break', () => {
    const curve = fitOf('piecewise', broken);
    expect(curve.shape.kind === 'break' && Math.abs(curve.shape.day - 19_850)).toBeLessThan(1);
    expect(curve.at(lastDay + 300)).toBeCloseTo(broken(lastDay + 300), 2);
  });

  test('superexponential, with the share of time that each doubling takes of the one before', () => {
    const curve = fitOf('superexponential', superexponential(0.85));
    expect(curve.shape.kind === 'ratio' && curve.shape.share).toBeCloseTo(0.85, 3);
    expect(curve.at(lastDay + 30)).toBeCloseTo(superexponential(0.85)(lastDay + 30), 2);
  });

  test('logistic, with its ceiling', () => {
    const curve = fitOf('logistic', logistic);
    expect(curve.shape.kind === 'ceiling' && curve.shape.log).toBeCloseTo(9, 1);
    expect(curve.residualVariance).toBeLessThan(1e-4);
  });

  test('an exponential is the limit of a superexponential one and of a logistic one', () => {
    const curve = fitOf('superexponential', exponential);
    expect(curve.shape.kind === 'ratio' && curve.shape.share).toBeGreaterThan(0.99);
    for (const id of ['superexponential', 'logistic', 'piecewise']) {
      expect(Math.abs(fitOf(id, exponential).at(lastDay + 100) - exponential(lastDay + 100)), id).toBeLessThan(0.1);
    }
  });
});

describe('held-out scores', () => {
  test('no family beats the exponential one on exponential data', () => {
    const replications = noisy(exponential, 0.4);
    for (const index of FAMILIES.keys()) {
      const { mean, error } = gain(replications, index);
      expect(mean, FAMILIES[index]!.id).toBeGreaterThanOrEqual(-error);
    }
    const exponentialWorse = replications.filter((all) => verdictsOf(all)[0] === 'worse').length;
    expect(exponentialWorse / REPLICATIONS).toBeLessThan(0.25);
  });

  test('strongly superexponential data are told from exponential ones', () => {
    const replications = noisy(superexponential(0.85), 0.15);
    const index = FAMILIES.findIndex(({ id }) => id === 'superexponential');
    const { mean, error } = gain(replications, index);
    expect(mean).toBeLessThan(-4 * error);
    const best = replications.map((all) => FAMILIES[verdictsOf(all).indexOf('best')]!.id);
    expect(best).not.toContain('exponential');
    expect(best.filter((id) => id === 'superexponential').length / REPLICATIONS).toBeGreaterThan(0.7);
  });

  test('data with a break are told from exponential ones', () => {
    const { mean, error } = gain(
      noisy(broken, 0.2),
      FAMILIES.findIndex(({ id }) => id === 'piecewise'),
    );
    expect(mean).toBeLessThan(-4 * error);
  });

  test('forecasts know nothing of what they forecast', () => {
    const logs = days.map(exponential).map((log, index) => log + (index % 3) / 5);
    const before = scoreHeldOut({ days, logs });
    const after = scoreHeldOut({ days, logs: logs.map((log, index) => (index === days.length - 1 ? log + 5 : log)) });
    // The last release is in the last three windows' forecasts alone.
    for (const [index, { origins }] of before.entries()) {
      expect(after[index]!.origins.slice(0, -3)).toEqual(origins.slice(0, -3));
      expect(after[index]!.origins.at(-1)).not.toEqual(origins.at(-1));
    }
    expect(before[0]!.origins.map(({ forecasts }) => forecasts)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 1]);
  });

  test('of a normal forecast are those of many draws from it', () => {
    const draws = Array.from({ length: 4000 }, (_, i) => 3 + 2 * inverseNormal((i + 0.5) / 4000));
    for (const outcome of [-4, 2.5, 3, 9]) {
      expect(normalScore(3, 2, outcome).crps).toBeCloseTo(ensembleCrps(draws, outcome).plain, 2);
      const density = Math.exp(-((outcome - 3) ** 2) / 8) / (2 * Math.sqrt(2 * Math.PI));
      expect(normalScore(3, 2, outcome).logScore).toBeCloseTo(-Math.log(density), 12);
    }
  });
});

describe("on METR's horizons", () => {
  const families = compareFamilies(trends);
  const verdict = (suite: string, from: string, to: string, id: string) =>
    families.find((row) => row.suite === `metr-horizons-${suite}` && row.from === from && row.to === to && row.family.id === id)!;

  test('the exponential fit is that of the doubling times', () => {
    expect(verdict('1.1-2026-01', '2023', '', 'exponential').doublingDays).toBeCloseTo(130.801, 3);
    expect(verdict('1.0-2026-01', '', '2025-03', 'exponential').doublingDays).toBeCloseTo(212.176, 3);
  });

  test('from 2024 on the data do not tell a superexponential trend from an exponential one', () => {
    const [first, second] = ['exponential', 'superexponential'].map((id) => verdict('1.1-2026-04', '2024', '', id));
    expect([first!.verdict, second!.verdict].sort()).toEqual(['best', 'not told apart']);
  });

  test('since 2019 they tell one rate of growth from a rising one', () => {
    expect(verdict('1.1-2026-04', '', '', 'exponential').verdict).toBe('worse');
  });

  test('each window has one best family, the one of the least CRPS', () => {
    for (let index = 0; index < families.length; index += FAMILIES.length) {
      const own = families.slice(index, index + FAMILIES.length);
      const least = Math.min(...own.map(({ crps }) => crps));
      expect(own.filter((row) => row.verdict === 'best').map(({ crps }) => crps)).toEqual([least]);
    }
  });

  test('differences are means over windows', () => {
    const scored = scoreHeldOut(sotaPoints(seriesOf(trends, 'metr-horizons-1.1-2026-04'), '', ''));
    const row = verdict('1.1-2026-04', '', '', 'piecewise');
    expect(row.crpsDifference.mean).toBeCloseTo(
      meanScore(scored[1]!.origins, 'crps') - meanScore(scored[0]!.origins, 'crps'),
      12,
    );
    expect(row).toMatchObject({ origins: 11, forecasts: 30, models: 17 });
  });
});

test('of two valleys the deeper one is found, and a minimum at an end', () => {
  const valleys = (x: number): number => Math.min((x + 2) ** 2 + 0.1, (x - 3) ** 2);
  expect(minimumOf(valleys, -5, 5, 20).at).toBeCloseTo(3, 4);
  expect(minimumOf((x) => x, 1, 2, 4)).toEqual({ at: 1, value: 1 });
  expect(minimumOf((x) => -x, 1, 2, 4).at).toBeCloseTo(2, 4);
});
