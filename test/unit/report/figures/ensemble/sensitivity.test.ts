import { expect, test } from 'vitest';
import { svgDocument } from '../../../../../src/io/svg-document.ts';
import { marginal } from '../../../../../src/report/figures/ensemble/marginal.ts';
import { morris } from '../../../../../src/report/figures/ensemble/morris.ts';
import { sobol } from '../../../../../src/report/figures/ensemble/sobol.ts';
import { tornado } from '../../../../../src/report/figures/ensemble/tornado.ts';
import type { LabSensitivity } from '../../../../../src/report/figures/material.ts';
import { LIGHT } from '../../../../../src/report/figures/palette.ts';
import type { NamedTarget } from '../../../../../src/report/sensitivity-target.ts';
import { meanInterval } from '../../../../../src/stats/intervals.ts';

const DATE: NamedTarget = { id: 'progress-5', meaning: 'progress 5 times', unit: 'years', kind: 'date', censoredShare: 0 };
const NEVER: NamedTarget = { ...DATE, id: 'recursion', meaning: 'recursion', censoredShare: 1 };

function bar(factor: string, lowMean: number, highMean: number, swings: readonly number[]) {
  const settings = { lowSetting: '0.1', highSetting: '0.9', settings: 2, censoredShare: 0 };
  return { factor, kind: 'parameter' as const, lowMean, highMean, swing: meanInterval(swings), ...settings };
}

const index = (share: number) => ({ share, standardError: 0.01, low: share - 0.1, high: share + 0.1 });
const effect = (parameter: string, meanSize: number, acts: 'alone' | 'not at all') => {
  return {
    parameter,
    effects: { mean: meanSize, meanSize, meanSizeStandardError: 0.1, deviation: 0.1 },
    interactionRatio: 0.1,
    acts,
  };
};
const worth = (year: number, value: number) => {
  const elasticity = meanInterval([value - 0.01, value, value + 0.01]);
  return { year, stage: 'decide', pool: 'researchers', elasticity, planned: value };
};

const SENSITIVITY: LabSensitivity = {
  ...{ id: 'mine', title: 'Mine', epochCivilDays: 18628 },
  tornado: [
    { target: NEVER, result: { written: 15, bars: [bar('eta', 15, 15, [0, 0])] } },
    { target: DATE, result: { written: 6, bars: [bar('beta', 5, 8, [2.9, 3, 3.1]), bar('gainedDays', 6, 6.5, [-1, 0.5, 2])] } },
  ],
  sobol: [
    { target: NEVER, result: { indices: [], rows: 8, movingRows: 0, variance: 0, chanceShare: Number.NaN } },
    {
      target: DATE,
      result: {
        indices: [{ parameter: 'beta', of: { first: index(0.4), total: index(0.6) } }],
        ...{ rows: 8, movingRows: 8, variance: 1, chanceShare: 0.1 },
      },
    },
  ],
  morris: [{ target: DATE, result: [effect('beta', 2, 'alone'), effect('eta', 0, 'not at all')] }],
  marginal: { stages: [worth(2030, 0.1), worth(2035, 0.8)], pools: [] },
};

test('the tornado passes over what nothing moves, and names low, high and chance', () => {
  const { title, data } = tornado.tell({ sensitivity: SENSITIVITY })!;
  expect(title).toBe(
    'Research 5 times as fast comes 3 years later where “ideas get harder (beta)” is 0.9 instead of 0.1: nothing else matters more',
  );
  expect(data.bars.map(({ factor, isChance }) => [factor, isChance])).toEqual([
    ['ideas get harder (beta)', false],
    ['gained days', true],
  ]);
  const [widest] = data.bars;
  expect(widest!.high - widest!.low).toBeCloseTo(3 * 365.25, -1);
  expect(data.written).toBe(18628 + Math.round(6 * 365.25));
});

test('Sobol indices, elementary effects and marginal values say what is largest', () => {
  const told = sobol.tell({ sensitivity: SENSITIVITY })!;
  expect(told.title).toBe(
    '“ideas get harder (beta)” carries 60 % of what is uncertain about research 5 times as fast (90 %: 50 % to 70 %)',
  );
  expect(told.data.panels).toHaveLength(1);
  expect(morris.tell({ sensitivity: SENSITIVITY })!.title).toContain('by 2 years on average');
  expect(morris.tell({ sensitivity: SENSITIVITY })!.data.movers).toHaveLength(1);
  const value = marginal.tell({ sensitivity: SENSITIVITY })!;
  expect(value.title).toBe('In 2035 one per cent faster decide gives 0.8 % more experiments, more than anything else');
});

test('a method that was not asked for tells nothing', () => {
  const sensitivity = { id: 'mine', title: 'Mine', epochCivilDays: 18628 };
  for (const { tell } of [tornado, sobol, morris, marginal]) expect(tell({ sensitivity })).toBeUndefined();
});

test.each([336, 868])('pictures of sensitivity are drawn %i pixels wide', (width) => {
  for (const { tell, draw } of [tornado, sobol, morris, marginal]) {
    const drawn = draw(tell({ sensitivity: SENSITIVITY })!.data as never, {
      document: svgDocument(),
      width,
      palette: LIGHT,
      tips: true,
    });
    expect(drawn.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
  }
});
