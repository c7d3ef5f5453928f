import { expect, test } from 'vitest';
import { loopGainFigure, sharedSamples } from '../../../../../src/report/figures/lab/loop-gain.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { withGenerations } from '../../../../support/stated-generations.ts';
import { statedLabPath } from '../../../../support/stated-lab-path.ts';

const PROMOTED = [
  { promotedDays: 0, loopGainRatio: 0.5 },
  { promotedDays: 200, loopGainRatio: 1.4 },
  { promotedDays: Number.NaN, outcome: 'rolled back' as const },
];

function pathOf(id: string, gainAfter: number) {
  const path = statedLabPath({
    id,
    title: `${id}, as stated`,
    months: 12,
    series: { loop_gain_ratio: (month) => (month < 6 ? 0.5 : month < 9 ? gainAfter : 0.2) },
  });
  return withGenerations(path, PROMOTED);
}

test('says for how long one path accelerates by itself, and how high it peaks', () => {
  const { title } = loopGainFigure.tell({ paths: [pathOf('one', 1.4)] })!;
  expect(title).toBe('The loop accelerates by itself for 3 months between Jul 2021 and Sep 2021, with a gain of up to 1.4');
});

test('says that one path never does', () => {
  const { title } = loopGainFigure.tell({ paths: [pathOf('one', 0.8)] })!;
  expect(title).toBe('The loop never accelerates by itself: its gain peaks at 0.8 in Jul 2021');
});

test('counts the futures that accelerate and draws what they share once', () => {
  const { title, data } = loopGainFigure.tell({ paths: [pathOf('one', 1.4), pathOf('two', 0.8)] })!;
  expect(title).toBe('The loop accelerates by itself in 1 of 2 futures, for 3 months at most; its gain peaks at 1.4, in one');
  expect(data.past!.gains).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
  expect(data.curves.map(({ gains }) => gains.slice(0, 2))).toEqual([
    [0.5, 1.4],
    [0.5, 0.8],
  ]);
  expect(data.past!.marks.map(({ generation }) => generation)).toEqual([0]);
  expect(data.curves[0]!.marks.map(({ generation }) => generation)).toEqual([1]);
});

test('has nothing to tell of labs without a loop', () => {
  const none = statedLabPath({ months: 3, series: { loop_gain_ratio: () => 0 } });
  const undefinedGain = statedLabPath({ months: 3 });
  expect(loopGainFigure.tell({ paths: [none, undefinedGain] })).toBeUndefined();
});

test('columns share what is the same from the first sample on, undefined values too', () => {
  const columns = [Float64Array.of(Number.NaN, 1, 2), Float64Array.of(Number.NaN, 1, 3)];
  expect(sharedSamples(columns)).toBe(2);
  expect(sharedSamples([columns[0]!])).toBe(0);
});

test('names the line at 1 and each future at every width', () => {
  for (const text of drawnTexts(loopGainFigure, { paths: [pathOf('one', 1.4), pathOf('two', -3)] })) {
    expect(text).toContain('above 1:');
    expect(text).toContain('one 0.2');
    expect(text).toContain('two 0.2');
    expect(text).not.toContain('NaN');
  }
});
