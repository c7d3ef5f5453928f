import { expect, test } from 'vitest';
import { GenerationLog } from '../../../src/lab/generation/generation-log.ts';
import { GenerationPipeline } from '../../../src/lab/generation/pipeline.ts';
import { smallLab } from '../../support/lab-records.ts';

const { generations: rules, horizon } = smallLab();

test('intervals and returns are those between generations that were kept', () => {
  const pipeline = new GenerationPipeline();
  pipeline.begin(0, 1, 1);
  const start = (days: number, ratio: number) => pipeline.considerStart(rules, days, ratio, ratio)!;
  pipeline.promote(start(100, 2), 200);
  pipeline.drop(start(150, 4), 250);
  pipeline.promote(start(300, 4), 400);
  const generations = new GenerationLog().generations(pipeline.generations, horizon);
  expect(generations.map(({ intervalDays }) => intervalDays)).toEqual([Number.NaN, 100, Number.NaN, 200]);
  const returns = generations.map(({ returnsEffectiveRatio }) => returnsEffectiveRatio);
  expect(returns.slice(0, 3)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(returns[3]).toBeCloseTo(1 / (1 + 1 / 0.3), 9); // twice as long for the same factor of 2, p = 0.3
  expect(generations.map(({ outcome }) => outcome)).toEqual(['promoted', 'promoted', 'rolled back', 'promoted']);
  expect(generations[2]).toMatchObject({ daysLost: 100, promotedDays: Number.NaN, loopGainRatio: Number.NaN });
});
