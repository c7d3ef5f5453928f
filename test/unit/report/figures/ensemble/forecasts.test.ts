import { expect, test } from 'vitest';
import { svgDocument } from '../../../../../src/io/svg-document.ts';
import { bindingProbability } from '../../../../../src/report/figures/ensemble/binding-probability.ts';
import { fan } from '../../../../../src/report/figures/ensemble/fan.ts';
import { fanHorizon } from '../../../../../src/report/figures/ensemble/fan-horizon.ts';
import { futuresAtEnd } from '../../../../../src/report/figures/ensemble/futures-at-end.ts';
import { futuresOverTime } from '../../../../../src/report/figures/ensemble/futures-over-time.ts';
import { LIGHT } from '../../../../../src/report/figures/palette.ts';
import { EPOCH_DAY, type HandmadePath, handmadeForecast } from '../../../../support/handmade-forecast.ts';

/** A hundred and one paths whose multiplier ends at 1, 2 ... 101, so that its quantiles are known. */
const HUNDRED: readonly HandmadePath[] = Array.from({ length: 101 }, (_, i) => ({
  metrics: { progress_multiplier_ratio: [1, 1, 1, 2, 2, i + 1] },
}));

test('a fan says median and ninety per cent band of the last day', () => {
  const story = fan.tell({ forecasts: [handmadeForecast('compounding', HUNDRED)] })!;
  expect(story.title).toMatch(/^By 2025 AI makes research 51 times as fast, or anything from 6 to 9[67] times$/);
  const last = story.data.fans[0]!.points.at(-1)!;
  expect(Math.abs(last.p50 / 51 - 1)).toBeLessThan(0.02);
  expect(Math.abs(last.p05 / 6 - 1)).toBeLessThan(0.02);
  expect(Math.abs(last.p95 / 96 - 1)).toBeLessThan(0.02);
  expect(story.data.fans[0]!.forkDay).toBe(EPOCH_DAY + 730);
});

test('fans of several forecasts are named by their extremes, and a day without values is left out', () => {
  const of = (id: string, ratio: number) =>
    handmadeForecast(id, [{ metrics: { progress_multiplier_ratio: [Number.NaN, 1, 1, 1, 1, ratio] } }]);
  const story = fan.tell({ forecasts: [of('low', 3), of('high', 40)] })!;
  expect(story.title).toContain('3 to 40 times as fast, depending on the future');
  expect(story.data.fans[0]!.points).toHaveLength(5);
  expect(fan.tell({ forecasts: [handmadeForecast('none', [{}])] })).toBeUndefined();
});

test('horizons are told by when half of the draws have come to a month of work', () => {
  const paths = [1, 2, 3].map((year) => ({
    metrics: { horizon_p50_minutes: [4, 8, 100, 10_000, 20_000, 30_000] },
    milestones: { 'horizon-month': year },
  }));
  const story = fanHorizon.tell({ forecasts: [handmadeForecast('compounding', paths)] })!;
  expect(story.title).toBe(
    'Tasks that take people a month: AI does half of them by Jan 2023; nine tenths of draws say Jan 2022 to Jan 2024',
  );
  expect(story.data.measured).toEqual([]);
});

test('milestones by date count paths, and recursion ends two years early', () => {
  const paths = [1, 3, 9, 9].map((year) => ({ milestones: year > 5 ? {} : { 'progress-5': year, recursion: year } }));
  const story = futuresOverTime.tell({ forecasts: [handmadeForecast('compounding', paths)] })!;
  expect(story.title).toBe('Research 5 times as fast by 2025 has a chance of 50 %; an even chance by 2024');
  const curve = (id: string) => story.data.panels[0]!.curves.find(({ milestone }) => milestone === id)!;
  expect(curve('progress-5').points.map(({ share }) => share)).toEqual([0.25, 0.25, 0.5, 0.5, 0.5]);
  // Two years are half a day longer than 730 days, so that the third year is not known.
  expect(curve('recursion').points).toHaveLength(2);
});

test('classes of future are shares of draws with Wilson intervals', () => {
  const paths = Array.from({ length: 20 }, (_, i) => ({ future: i < 5 ? ('recursion' as const) : ('none' as const) }));
  const one = futuresAtEnd.tell({ forecasts: [handmadeForecast('a', paths)] })!;
  expect(one.title).toMatch(/^The most likely outcome is none of these: 75 % of draws \(95 %: 53 % to 89 %\)$/);
  const two = futuresAtEnd.tell({ forecasts: [handmadeForecast('a', paths), handmadeForecast('b', paths.slice(10))] })!;
  expect(two.title).toBe('The loop closes most often in the scenario “A”, in 25 % of draws (95 %: 11 % to 47 %)');
});

test('what binds sums to one, and the title names the likeliest at the end', () => {
  const paths = [{ binding: [1, 1, 1, 1, 0, 0] }, { binding: [1, 1, 0, 0, 0, 0] }, { binding: [1, 1, 1, 1, 1, 1] }];
  const story = bindingProbability.tell({ forecasts: [handmadeForecast('a', paths)] })!;
  expect(story.title).toBe('By 2025 the bottleneck most likely sits at the stage “decide”: in 67 % of draws');
  const other = [{ binding: [1, 1, 1, 1, 1, 1] }];
  const two = bindingProbability.tell({ forecasts: [handmadeForecast('a', paths), handmadeForecast('b', other)] })!;
  expect(two.title).toMatch(/the stage “decide” in A \(67 % of draws\), but at “\w+” in B \(100 % of draws\)$/);
  for (const shares of story.data.panels[0]!.shares) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
});

test.each([336, 868])('pictures of forecasts are drawn %i pixels wide', (width) => {
  const paths = HUNDRED.map((path, i) => ({
    ...{ ...path, binding: [0, 0, 1, 1, i % 2, i % 2], milestones: { 'progress-5': 3 } },
    metrics: { ...path.metrics, horizon_p50_minutes: [1, 2, 4, 8, 16, 32 + i] },
  }));
  const material = { forecasts: [handmadeForecast('a', paths), handmadeForecast('b', paths.slice(50))] };
  for (const { tell, draw } of [fan, fanHorizon, futuresOverTime, futuresAtEnd, bindingProbability]) {
    const drawn = draw(tell(material)!.data as never, { document: svgDocument(), width, palette: LIGHT, tips: true });
    expect(drawn.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
    expect(Number(drawn.getAttribute('width'))).toBe(width);
  }
});
