import { expect, test } from 'vitest';
import { learnedOptions, learnedParameters } from '../../../src/calibrate/learned.ts';
import { scoreSpaceOf } from '../../../src/calibrate/score-space.ts';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import type { Uncertainty } from '../../../src/scenario/uncertainty.ts';

const uniform = (id: string) => ({
  ...{ id, prior: { shape: 'uniform', low: 0, high: 1 } as const, low: 0, high: 1, written: '', source: '' },
});
const UNSURE: Uncertainty = {
  parameters: ['a', 'b', 'c', 'd'].map(uniform),
  correlations: [],
  variants: [
    {
      id: 'law',
      meaning: '',
      options: [
        { id: 'one', weight: 0.5, source: '' },
        { id: 'two', weight: 0.5, source: '' },
      ],
    },
  ],
};

test('tells what is identified, what goes together, and what is as unsure as before', () => {
  const stream = createStream('learned');
  const space = scoreSpaceOf(UNSURE);
  const values = Array.from({ length: 400 }, () => {
    const [known, one, other, free] = [0, 1, 2, 3].map(() => inverseNormal(stream.next()));
    const scores = { a: 1 + 0.2 * known!, b: one!, c: -0.9 * one! + 0.3 * other!, d: free!, 'variants.law': -2 };
    return space.valuesAt(space.names.map((name) => scores[name as keyof typeof scores]));
  });
  const learned = learnedParameters(UNSURE, values);
  const of = (id: string) => learned.find((parameter) => parameter.id === id)!;
  expect(learned[0]).toMatchObject({ id: 'a', identification: 'identified' });
  expect(of('a').learnedShare).toBeCloseTo(0.96, 1);
  expect(of('b')).toMatchObject({ identification: 'not identified', partner: 'c' });
  expect(of('b').correlation).toBeLessThan(-0.8);
  expect(of('d')).toMatchObject({ identification: 'not identified' });
  expect(of('d').prior).toEqual([0.05, 0.5, 0.95]);
  expect(learnedOptions(UNSURE, values)).toEqual([
    { variant: 'law', option: 'one', weight: 0.5, share: 1 },
    { variant: 'law', option: 'two', weight: 0.5, share: 0 },
  ]);
});

test('a correlation that the prior has is none that the figures have told', () => {
  const correlations = [{ between: ['b', 'c'] as const, rank: 0.8, source: '' }];
  const space = scoreSpaceOf({ ...UNSURE, correlations });
  const stream = createStream('prior alone');
  const values = Array.from({ length: 400 }, () => space.valuesAt(space.names.map(() => inverseNormal(stream.next()))));
  for (const { correlation } of learnedParameters({ ...UNSURE, correlations }, values))
    expect(Math.abs(correlation)).toBeLessThan(0.2);
});
