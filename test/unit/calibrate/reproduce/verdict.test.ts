import { expect, test } from 'vitest';
import { parseIsoDate } from '../../../../src/base/calendar.ts';
import { OBSERVABLES } from '../../../../src/calibrate/observables.ts';
import { reproduceFigures } from '../../../../src/calibrate/reproduce/figures.ts';
import { countVerdicts, deviationsOf, differenceOf, verdictOf } from '../../../../src/calibrate/reproduce/verdict.ts';
import type { PublishedFigure } from '../../../../src/calibrate/series.ts';
import { type Target, targetsOf } from '../../../../src/calibrate/targets.ts';
import { readTrends } from '../../../../src/io/read-trends.ts';

const TRENDS = readTrends();
const NONE = Number.NaN;

/** A target as the catalogue makes one of a figure of a made-up series. */
function target(figure: Partial<PublishedFigure>, input = false, observable: Target['observable'] = OBSERVABLES.codePerEngineer) {
  const day = parseIsoDate('2025-06-30')!;
  const whole: PublishedFigure = {
    ...{ label: 'made-up', date: '2025-06-30', firstDay: day, lastDay: day, publishedDay: day },
    ...{ value: 4, low: NONE, high: NONE, bound: 'value', source: '', note: '', more: {} },
    ...figure,
  };
  const info = { ...TRENDS.get('code-per-engineer')!.info, id: 'made-up' };
  const trends = new Map([['made-up', { info, figures: [whole] }]]);
  return targetsOf(trends, [{ series: 'made-up', observable, fits: true, inputs: () => input }])[0]!;
}

test.each([
  ['in the published interval, ends included', { low: 2, high: 9 }, [2, 5, 9], [1.99, 9.01]],
  ['within a factor 1.25 where none is published', {}, [3.2, 4, 5], [3.19, 5.01]],
  ['from a bound on', { bound: 'at least' }, [4, 400], [3.99]],
  ['from a bound on, whatever its interval', { bound: 'at least', low: 2, high: 9 }, [4, 400], [3.99]],
] as const)('met: %s', (_, figure, met, missed) => {
  expect(met.map((value) => verdictOf(target(figure), value))).toEqual(met.map(() => 'met'));
  expect([...missed, NONE].map((value) => verdictOf(target(figure), value))).toEqual([...missed, NONE].map(() => 'missed'));
});

test('errors are by ratio or by difference, and a bound that is kept has none in deviations', () => {
  expect(differenceOf(target({}), 8)).toBeCloseTo(Math.log(2), 12);
  expect(differenceOf(target({ value: 0.4 }, false, OBSERVABLES.aiCodeShare), 0.6)).toBeCloseTo(0.2, 12);
  // The factor 1.25 is the 90 % interval, so that its end is 1.645 standard deviations away.
  expect(deviationsOf(target({}), 5)).toBeCloseTo(1.645, 3);
  expect(deviationsOf(target({ low: 2, high: 8 }), 8)).toBeCloseTo(1.96, 3);
  expect(deviationsOf(target({ bound: 'at least' }), 400)).toBe(0);
  expect(deviationsOf(target({ bound: 'at least' }), 1)).toBeLessThan(-1);
});

test('an input is never counted, however far off it is; figures of 2026 are predicted, those before fitted', () => {
  const later = parseIsoDate('2026-01-01')!;
  const targets = [
    target({}, true),
    target({ firstDay: later, lastDay: later }, true),
    target({}),
    target({ lastDay: later - 1 }),
    target({ firstDay: later, lastDay: later }),
  ];
  const path = (value: number) => [Float64Array.from(targets, () => value)];
  const far = reproduceFigures(targets, path(100), path(100));
  expect(far.map(({ role }) => role)).toEqual(['input', 'input', 'fitted', 'fitted', 'predicted']);
  expect(far.map(({ verdict }) => verdict)).toEqual(['input', 'input', 'missed', 'missed', 'missed']);
  expect(countVerdicts(far)).toEqual([
    { role: 'fitted', met: 0, missed: 2, beyond: 2 },
    { role: 'predicted', met: 0, missed: 1, beyond: 1 },
  ]);
  expect(countVerdicts(reproduceFigures(targets, path(100), path(4)))).toEqual([
    { role: 'fitted', met: 2, missed: 0, beyond: 0 },
    { role: 'predicted', met: 1, missed: 0, beyond: 0 },
  ]);
});

test('the median of draws is judged, not the values as written; intervals are of what there is', () => {
  const draws = [1, 2, 3, 4, 5, NONE].map((value) => Float64Array.of(value));
  const [figure] = reproduceFigures([target({ low: 2.5, high: 3.5 })], [Float64Array.of(2), Float64Array.of(8)], draws);
  expect(figure!.written).toBeCloseTo(4, 12);
  // Type 7 by hand: h = 4 p between the five that there are.
  expect(figure!.drawn).toEqual({ low: 1.2, median: 3, high: 4.8, count: 5 });
  expect([figure!.verdict, figure!.overlaps]).toEqual(['met', true]);
  const [beyond] = reproduceFigures([target({ low: 6, high: 7 })], draws, draws);
  expect([beyond!.verdict, beyond!.overlaps]).toEqual(['missed', false]);
});

test('shipped figures: no figure of 2026 is fitted, the essay repeats METR, and only first figures of a series are inputs', () => {
  const none = Float64Array.from(targetsOf(TRENDS), () => 1);
  const figures = reproduceFigures(targetsOf(TRENDS), [none], [none]);
  const rolesFrom = (from: string, to: string) =>
    new Set(
      figures
        .filter(({ target: { figure } }) => figure.lastDay >= parseIsoDate(from)! && figure.lastDay <= parseIsoDate(to)!)
        .map(({ role }) => role),
    );
  expect(rolesFrom('2026-01-01', '2027-01-01')).toEqual(new Set(['predicted', 'repeated']));
  expect(rolesFrom('2024-01-01', '2025-12-31')).toEqual(new Set(['fitted', 'input', 'repeated']));
  const repeated = figures.filter(({ role }) => role === 'repeated').map(({ target: { series } }) => series);
  expect(new Set(repeated)).toEqual(new Set(['essay-horizons']));
  const inputs = figures
    .filter(({ role }) => role === 'input')
    .map(({ target: { series, figure } }) => `${series} ${figure.date}`);
  expect(inputs).toEqual(['open-ended-success 2025-11', 'training-code-speedup 2025-05']);
});
