import { expect, test } from 'vitest';
import { parseIsoDate } from '../../../src/base/calendar.ts';
import { deviationOf, logLikelihoodOf, misfitOf } from '../../../src/calibrate/likelihood.ts';
import { OBSERVABLES, type Past, releaseHorizon } from '../../../src/calibrate/observables.ts';
import {
  ERROR_CORRELATION,
  FITTED_UNTIL,
  fittedTargets,
  roleOf,
  type Target,
  targetsOf,
} from '../../../src/calibrate/targets.ts';
import { METRICS, type MetricId, metricIndex } from '../../../src/ensemble/metrics.ts';
import { readTrends } from '../../../src/io/read-trends.ts';

const targets = targetsOf(readTrends());
const named = (series: string, date: string): Target =>
  targets.find((target) => target.series === series && target.figure.date === date)!;

test('what the history was given is an input, what is dated by the end of 2025 fitted, the rest predicted', () => {
  const roles = (untilDay: number) => targets.map((target) => roleOf(target, untilDay));
  expect(roleOf(named('training-code-speedup', '2025-05'), FITTED_UNTIL)).toBe('input');
  expect(roleOf(named('essay-horizons', '2024-03'), FITTED_UNTIL)).toBe('repeated');
  expect(roleOf(named('code-per-engineer', '2025-Q4'), FITTED_UNTIL)).toBe('fitted');
  for (const target of targets.filter(({ figure }) => figure.lastDay > FITTED_UNTIL))
    expect(['predicted', 'repeated']).toContain(roleOf(target, FITTED_UNTIL));
  expect(roles(parseIsoDate('2020-01-01')!)).not.toContain('fitted');
});

test('a fit never sees an input, a bound, another transcription of the same figure, or what is dated later', () => {
  for (const untilDay of [parseIsoDate('2024-12-31')!, FITTED_UNTIL, parseIsoDate('2026-12-31')!]) {
    for (const { input, figure, fits, series } of fittedTargets(targets, untilDay)) {
      expect(input).toBe(false);
      expect(figure.bound).toBe('value');
      expect(figure.lastDay).toBeLessThanOrEqual(untilDay);
      expect(fits).toBe(true);
      expect(figure.lastDay).toBeGreaterThan(parseIsoDate('2024-01-01')!);
      expect(['essay-horizons', 'metr-horizons-reported', 'felt-output']).not.toContain(series);
    }
  }
});

test('a horizon at 80 % that is not there is refused, not made up', () => {
  const trends = new Map(readTrends());
  const id = 'metr-horizons-1.1-2026-04';
  const { info, figures } = trends.get(id)!;
  for (const column of ['p80', 'p80_low']) {
    for (const more of [{}, { p80: '1', p80_low: '1', p80_high: '1', [column]: '' }]) {
      trends.set(id, { info, figures: figures.map((figure) => ({ ...figure, more })) });
      expect(() => targetsOf(trends)).toThrow(/^metr-horizons-1\.1-2026-04\.csv p80\w*: .* got nothing$/);
    }
  }
});

test('models that were not their lab best when released are left out, and so are those of other labs', () => {
  const models = targets.filter(
    ({ series, observable }) => series === 'metr-horizons-1.1-2026-04' && observable.id === 'horizon',
  );
  expect(models.map(({ figure }) => figure.label)).toEqual([
    'claude_3_opus',
    'claude_3_5_sonnet_20240620',
    'claude_3_5_sonnet_20241022',
    'claude_3_7_sonnet',
    'claude_4_opus',
    'claude_4_1_opus',
    'claude_opus_4_5',
    'claude_opus_4_6',
  ]);
});

test('an interval is the published one, or a factor 1.25; its width is the error', () => {
  const horizon = named('metr-horizons-1.1-2026-04', '2025-02-24');
  expect(horizon.intervalPublished).toBe(true);
  expect(horizon.error).toBeCloseTo(Math.log(horizon.high / horizon.low) / 2 / 1.96, 4);
  const code = named('code-per-engineer', '2025-Q3');
  expect([code.low, code.high]).toEqual([code.figure.value / 1.25, code.figure.value * 1.25]);
  expect(code.error).toBeCloseTo(Math.log(1.25) / 1.645, 4);
  const words = named('ai-code-share', '2025-02');
  expect(words.figure.value).toBeCloseTo((words.low + words.high) / 2, 12);
});

test('the first horizon is in the prior and not learned from; a share of n cases has their sampling error', () => {
  const [first] = targets.filter(
    ({ series, observable }) => series === 'metr-horizons-1.1-2026-04' && observable.id === 'horizon',
  );
  expect([first!.figure.label, first!.fits]).toEqual(['claude_3_opus', false]);
  expect(named('next-step-wins', '2025-11').error).toBeCloseTo(Math.sqrt((0.51 * 0.49) / 129), 12);
  // Without a number of cases it has the widest error of its series.
  expect(named('next-step-wins', '2024').error).toBe(named('next-step-wins', '2025-11').error);
});

test('a deviation counts errors above the figure, at most eight, and eight where there is nothing to compare', () => {
  const code = named('code-per-engineer', '2025-Q3');
  expect(deviationOf(code, code.figure.value)).toBe(0);
  expect(deviationOf(code, code.high)).toBeCloseTo(1.645, 3);
  expect(deviationOf(code, 1e9)).toBe(8);
  expect(deviationOf(code, 0)).toBe(-8);
  expect(deviationOf(code, Number.NaN)).toBe(-8);
});

test('residuals have the likelihood of correlated errors within a series, of independent ones between series', () => {
  const quarters = ['2025-Q1', '2025-Q2'].map((date) => named('code-per-engineer', date));
  const used = [...quarters, named('next-step-wins', '2025-11')];
  const simulated = used.map(({ figure, error, observable }, i) => {
    const away = [1.3, -0.4, 2][i]! * error;
    return observable.scale === 'log' ? figure.value * Math.exp(away) : figure.value + away;
  });
  const rho = ERROR_CORRELATION;
  const [a, b, c] = [1.3, -0.4, 2];
  const exponent = -((a * a - 2 * rho * a * b + b * b) / (1 - rho * rho) + c * c) / 2;
  expect(logLikelihoodOf(misfitOf(used)(simulated))).toBeCloseTo(exponent, 10);
});

function past(
  releases: readonly (readonly [number, number])[],
  metrics: Partial<Record<MetricId, readonly number[]>> = {},
): Past {
  const sampleDays = Float64Array.of(0, 31, 59, 90);
  const rows = new Float64Array(METRICS.length * 4).fill(Number.NaN);
  for (const [id, row] of Object.entries(metrics)) rows.set(row, metricIndex(id as MetricId) * 4);
  return {
    frame: { epochCivilDays: parseIsoDate('2025-01-01')!, sampleDays },
    outcome: {
      metrics: rows,
      releaseDays: Float64Array.from(releases, ([days]) => days),
      releaseMinutes: Float64Array.from(releases, ([, minutes]) => minutes),
    },
  };
}

test('a horizon lies in log between the releases before and after, and beyond the last on their line', () => {
  const path = past([
    [0, 10],
    [100, 1000],
    [150, 2000],
  ]);
  const on = (days: number): number => releaseHorizon(path, parseIsoDate('2025-01-01')! + days);
  expect(on(0)).toBeCloseTo(10, 10);
  expect(on(50)).toBeCloseTo(100, 10);
  expect(on(100)).toBeCloseTo(1000, 8);
  expect(on(200)).toBeCloseTo(4000, 8);
  expect(on(-50)).toBeCloseTo(1, 10);
  expect(releaseHorizon(past([[0, 10]]), 20_000)).toBeNaN();
});

test('a rate is that of the quarter which ends after the period; a share is the mean of its months', () => {
  const path = past([], { code_per_engineer_ratio: [1, 2, 3, 4], next_step_win_share: [0.1, 0.2, 0.3, 0.4] });
  const figure = { ...named('code-per-engineer', '2025-Q1').figure };
  expect(OBSERVABLES.codePerEngineer.of(path, figure)).toBe(4);
  const months = { ...figure, firstDay: parseIsoDate('2025-01-15')!, lastDay: parseIsoDate('2025-02-28')! };
  expect(OBSERVABLES.nextStepWins.of(path, months)).toBeCloseTo((0.2 + 0.3) / 2, 12);
  expect(OBSERVABLES.nextStepWins.of(path, { ...months, lastDay: parseIsoDate('2025-06-30')! })).toBeNaN();
});

test('success at open-ended tasks starts at the first figure and rises with the horizon by the path own exponent', () => {
  const [anchor, later] = targets.filter(({ series }) => series === 'open-ended-success').map(({ figure }) => figure);
  const at = anchor!.lastDay - parseIsoDate('2025-01-01')!;
  const then = later!.lastDay - parseIsoDate('2025-01-01')!;
  const sampleDays = Float64Array.of(0, at, then, then + 31);
  const base = past([
    [at, 100],
    [then, 800],
  ]);
  const rows = Float64Array.from(base.outcome.metrics);
  rows.set([1, 1, 1, 1], metricIndex('horizon_p50_minutes') * 4);
  rows.set([0.25, 0.25, 0.25, 0.25], metricIndex('horizon_p80_minutes') * 4);
  const path = { frame: { ...base.frame, sampleDays }, outcome: { ...base.outcome, metrics: rows } };
  expect(OBSERVABLES.openEndedSuccess.of(path, anchor!, anchor)).toBeCloseTo(anchor!.value, 12);
  const odds = (anchor!.value / (1 - anchor!.value)) * 8;
  expect(OBSERVABLES.openEndedSuccess.of(path, later!, anchor)).toBeCloseTo(odds / (1 + odds), 12);
});
