import { describe, expect, test } from 'vitest';
import { pathsPredictive, studentPredictive, told } from '../../../../src/calibrate/backtest/predictive.ts';
import { ERROR_CORRELATION, type Target, targetsOf } from '../../../../src/calibrate/targets.ts';
import { normalScore } from '../../../../src/calibrate/trends/normal-score.ts';
import { readTrends } from '../../../../src/io/read-trends.ts';
import { momentsOf, varianceOfMoments } from '../../../../src/stats/moments.ts';

const targets = targetsOf(readTrends());
const code = targets.filter(({ series }) => series === 'code-per-engineer');
const [target] = code as [Target];
const momentsIn = (members: Float64Array) => {
  const moments = momentsOf(members);
  return { mean: moments.mean, deviation: Math.sqrt(varianceOfMoments(moments)) };
};

describe('a forecast by one path', () => {
  test('is normal around what it says, with a factor 1.25 nine times in ten where no figure of its kind is known', () => {
    const { mean, deviation } = momentsIn(pathsPredictive(target, [2], [], [[]]).members);
    expect(mean).toBeCloseTo(Math.log(2), 9);
    // 64 middles of equal parts fall short of the tails by a little.
    expect(deviation / (Math.log(1.25) / 1.6449)).toBeCloseTo(1, 1);
  });

  test('leans on the errors of figures that are known, as normal errors with a common part do', () => {
    const known = code.slice(1, 3);
    // Both were published two errors above what the path says.
    const said = known.map(({ figure, error }) => figure.value * Math.exp(-2 * error));
    const { mean, deviation } = momentsIn(pathsPredictive(target, [2], known, [said]).members);
    // The regression of one on two others, all correlated c: weight c / (1 + c) each, variance 1 - 2 c^2 / (1 + c).
    const c = ERROR_CORRELATION;
    expect(mean).toBeCloseTo(Math.log(2) + (target.error * 2 * 2 * c) / (1 + c), 9);
    expect(deviation / target.error / Math.sqrt(1 - (2 * c * c) / (1 + c))).toBeCloseTo(1, 1);
  });

  test('does not know the error with which its figure will be published', () => {
    const wide = { ...target, error: 5 * target.error };
    expect(pathsPredictive(wide, [2], [], [[]])).toEqual(pathsPredictive(target, [2], [], [[]]));
  });

  test('has the median error of known figures of its series and observable', () => {
    const horizons = targets.filter(({ series }) => series === 'metr-horizons-1.1-2026-04');
    const known = horizons
      .filter(({ observable }) => observable.id === 'horizon')
      .slice(0, 3)
      .map((one, i) => ({ ...one, error: [0.9, 0.1, 0.3][i]! }));
    const p80 = { ...horizons.find(({ observable }) => observable.id === 'reliable-horizon')!, error: 7 };
    const ahead = horizons.find(({ observable, figure }) => observable.id === 'horizon' && figure.label === 'claude_opus_4_6')!;
    const all = [...known, p80];
    const { deviation } = momentsIn(pathsPredictive(ahead, [600], all, [all.map(({ figure }) => figure.value)]).members);
    // What three errors correlated with it leave, and the p80's, of the same series.
    const c = ERROR_CORRELATION;
    expect(deviation / (0.3 * Math.sqrt(1 - (4 * c * c) / (1 + 3 * c)))).toBeCloseTo(1, 1);
  });

  test('does not lean on other series', () => {
    const known = targets.filter(({ series }) => series === 'next-step-wins').slice(0, 1);
    const alone = pathsPredictive(target, [2], [], [[]]).members;
    expect(pathsPredictive(target, [2], known, [[0.9]]).members).toEqual(alone);
  });
});

test('a share has the error of a factor 1.25 around what each path says', () => {
  const share = targets.find(({ series }) => series === 'ai-code-share')!;
  for (const value of [0.2, 0.5]) {
    const { mean, deviation } = momentsIn(pathsPredictive(share, [value], [], [[]]).members);
    expect(mean).toBeCloseTo(value, 9);
    expect(deviation / ((value * (1.25 - 0.8)) / 2 / 1.6449)).toBeCloseTo(1, 1);
  }
});

test('what is compared by difference are shares, which stay within 0 and 1', () => {
  const shares = targets.filter(({ observable }) => observable.scale === 'linear');
  const { trends } = { trends: readTrends() };
  for (const share of shares) {
    expect(trends.get(share.series)!.info.unit).toBe('share');
    const { members } = pathsPredictive(share, [0.001, 0.999], [], [[], []]);
    expect(Math.min(...members)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...members)).toBeLessThanOrEqual(1);
  }
  expect(shares.length).toBeGreaterThan(0);
});

test('paths that say nothing are left out, and if none does there is no forecast', () => {
  const some = pathsPredictive(target, [2, Number.NaN, 0], [], [[], [], []]);
  expect(new Set(some.draws)).toEqual(new Set([0]));
  expect(told(pathsPredictive(target, [Number.NaN], [], [[]]), target)).toBeUndefined();
});

test('scores of many degrees of freedom are those of a normal forecast', () => {
  const truth = Math.log(target.figure.value);
  const found = told(studentPredictive({ location: truth - 0.3, deviation: 0.2, degreesOfFreedom: 1e6 }), target)!;
  expect(found.crps).toBeCloseTo(normalScore(truth - 0.3, 0.2, truth).crps, 3);
  expect(found.quantiles[2]).toBeCloseTo(target.figure.value * Math.exp(-0.3), 6);
  expect(found.quantiles[4]).toBeCloseTo(target.figure.value * Math.exp(-0.3 + 0.2 * 1.645), 2);
  expect(found.aboveShare).toBeCloseTo(0.0668, 2);
});

test('scores of ours do not reward few paths: pairs of one path are no spread', () => {
  const alike = told(pathsPredictive(target, [2, 2], [], [[], []]), target)!;
  const one = told({ members: pathsPredictive(target, [2], [], [[]]).members }, target)!;
  expect(alike.crps).toBeCloseTo(one.crps, 9);
});
