import { describe, expect, test } from 'vitest';
import { parseIsoDate } from '../../../../src/base/calendar.ts';
import { knownPoints } from '../../../../src/calibrate/backtest/backtest.ts';
import { ANCHORED_OBSERVABLES, CUTOFFS, knownTargets, laterTargets, TRACKS } from '../../../../src/calibrate/backtest/cutoffs.ts';
import { OBSERVABLES } from '../../../../src/calibrate/observables.ts';
import { seriesOf } from '../../../../src/calibrate/series.ts';
import { targetsOf } from '../../../../src/calibrate/targets.ts';
import { readTrends } from '../../../../src/io/read-trends.ts';
import { madeFrame, madeOutcome } from '../../../support/made-outcomes.ts';

const trends = readTrends();
const cases = TRACKS.flatMap((track) => CUTOFFS.map((cutoff) => ({ track, cutoff, targets: targetsOf(trends, track.series) })));
const label = ({ track, cutoff }: (typeof cases)[number]): string => `${track.id} ${cutoff.id}`;
const caseOf = (track: string, cutoff: string) => cases.find((one) => label(one) === `${track} ${cutoff}`)!;

describe.each(cases.map((one) => [label(one), one] as const))('%s', (_, { track, cutoff, targets }) => {
  const known = knownTargets(targets, track, cutoff);
  const later = laterTargets(targets, track, cutoff);

  test('nothing dated later is in the fit, and in real time nothing that was published later', () => {
    for (const { figure, input, fits, target } of known.map((one) => ({ ...one, target: one }))) {
      expect(figure.lastDay).toBeLessThanOrEqual(cutoff.day);
      if (track.id === 'real-time') expect(figure.publishedDay).toBeLessThanOrEqual(cutoff.day);
      expect({ input, fits, isForecast: later.includes(target) }).toEqual({ input: false, fits: true, isForecast: false });
    }
  });

  test('nor do baselines see anything else', () => {
    for (const target of later) {
      const { days } = knownPoints({ track, cutoff, targets, trends }, target);
      for (const day of days) expect(day).toBeLessThanOrEqual(cutoff.day);
      if (track.id !== 'real-time') continue;
      if (cutoff.day < parseIsoDate('2025-03-01')!) expect(days).toEqual([]);
      // Later models stand in a file of 2026-01-30 only.
      for (const day of days) expect(day).toBeLessThan(parseIsoDate('2025-03-01')!);
    }
  });

  test('what is forecast is later, was not given, and does not count from a figure that nobody knew', () => {
    for (const { figure, input, observable, series } of later) {
      expect(figure.lastDay).toBeGreaterThan(cutoff.day);
      expect(input).toBe(false);
      if (!ANCHORED_OBSERVABLES.includes(observable.id)) continue;
      const anchor = targets.find((target) => target.series === series && target.input)!;
      expect(track.knownDay(anchor.figure)).toBeLessThanOrEqual(cutoff.day);
    }
  });
});

test('cut-offs are the last days of the months before', () => {
  expect(CUTOFFS.map(({ day }) => day)).toEqual(['2024-05-31', '2024-12-31', '2025-06-30', '2025-12-31'].map(parseIsoDate));
});

test('before March 2025 nothing was public, and from then to 2026-01 nothing was added; of what is dated by then more and more is known', () => {
  for (const track of TRACKS) {
    const targets = targetsOf(trends, track.series);
    const counts = CUTOFFS.map((cutoff) => knownTargets(targets, track, cutoff).length);
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    if (track.id === 'real-time') {
      // p80 of Claude 3 Opus, and both horizons of 3.5 Sonnet, old and new, and 3.7 Sonnet: the paper's models.
      expect(counts).toEqual([0, 0, 7, 7]);
    } else {
      for (const [i, count] of counts.slice(1).entries()) expect(count).toBeGreaterThan(counts[i]!);
    }
  }
});

test('baselines of horizons see the best models of all labs since 2019', () => {
  const { track, cutoff, targets } = caseOf('pseudo-real-time', '2026-01');
  const find = (id: string) => targets.find(({ observable }) => observable.id === id)!;
  const p50 = knownPoints({ track, cutoff, targets, trends }, find('horizon'));
  const p80 = knownPoints({ track, cutoff, targets, trends }, find('reliable-horizon'));
  expect(p50.days[0]).toBe(parseIsoDate('2019-02-14'));
  expect(p50.values[0]).toBeCloseTo(Math.log(0.039762), 9);
  expect(p80.values[0]).toBeCloseTo(Math.log(0.005652), 9);
  expect(p50.values.every((value, i) => i === 0 || value > p50.values[i - 1]!)).toBe(true);
  const code = knownPoints({ track, cutoff, targets, trends }, find('code-per-engineer'));
  expect(code.values.map(Math.exp).map((value) => value.toFixed(1))).toEqual(['1.2', '1.5', '1.9', '2.5']);
});

test('the observables that count from a first figure are those that say nothing without one', () => {
  const frame = madeFrame([0, 100, 200]);
  const ones = [1, 1, 1];
  const metrics = { horizon_p80_minutes: ones, horizon_p50_minutes: [4, 4, 4], code_per_engineer_ratio: ones };
  const more = { ai_code_share: ones, next_step_win_share: ones, leverage_ratio: ones };
  const made = madeOutcome(frame, { metrics: { ...metrics, ...more } });
  const outcome = { ...made, releaseDays: Float64Array.of(0, 100), releaseMinutes: Float64Array.of(4, 8) };
  const figure = { ...seriesOf(trends, 'felt-output').figures[0]!, firstDay: 50, lastDay: 50, value: 0.5 };
  for (const observable of Object.values(OBSERVABLES)) {
    expect(observable.of({ frame, outcome }, figure, figure), observable.id).not.toBeNaN();
    expect(Number.isNaN(observable.of({ frame, outcome }, figure, undefined)), observable.id).toBe(
      ANCHORED_OBSERVABLES.includes(observable.id),
    );
  }
});
