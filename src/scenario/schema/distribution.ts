import * as z from 'zod';
import type { Distribution } from '../../random/distributions.ts';
import type { Environment } from '../environment.ts';
import { readQuantity } from '../environment.ts';
import { addProblem, areNumbers, checkTogether, fields, leaf, number } from './leaves.ts';

const SHAPES = 'exponential, deterministic, lognormal, gamma, erlang, uniform, triangular, empirical, hyperexponential';

/** A distribution of durations [days]; a plain server has no working day, so work hours mean nothing to it. */
export function distributionSchema(env: Environment, what: string): z.ZodType<Distribution> {
  const duration = (description: string, range: 'positive' | 'nonNegative' = 'positive') => durationLeaf(env, range, description);
  const mean = duration('mean');
  const weights = z
    .array(number(env, 'nonNegative', 'relative weight', 'ratio'))
    .min(1)
    .describe('relative weights, one for each value');
  const shapes = [
    fields({ shape: z.literal('exponential'), mean }),
    fields({ shape: z.literal('deterministic'), value: duration('the value', 'nonNegative') }),
    fields({
      shape: z.literal('lognormal'),
      median: duration('median'),
      spread: number(env, 'nonNegative', 'standard deviation of the natural logarithm', 'ln ratio'),
    }),
    fields({ shape: z.literal('gamma'), mean, cv: number(env, 'positive', 'standard deviation over mean', 'ratio') }),
    fields({ shape: z.literal('erlang'), mean, phases: number(env, 'wholePositive', 'exponential phases in a row', 'number') }),
    fields({ shape: z.literal('uniform'), low: duration('least', 'nonNegative'), high: duration('largest') }),
    fields({
      shape: z.literal('triangular'),
      low: duration('least', 'nonNegative'),
      mode: duration('likeliest', 'nonNegative'),
      high: duration('largest'),
    }),
    fields({
      shape: z.literal('empirical'),
      values: z.array(duration('a value', 'nonNegative')).min(1).describe('values drawn from'),
      weights: weights.optional(),
    }),
    fields({ shape: z.literal('hyperexponential'), means: z.array(mean).min(1).describe('means of the exponentials'), weights }),
  ] as const;
  return checkTogether(z.discriminatedUnion('shape', shapes, { error: () => SHAPES }), checkShape)
    .transform(({ shape, ...values }) => ({ kind: shape, ...values }) as Distribution)
    .describe(what) as z.ZodType<Distribution>;
}

type Written = { readonly shape?: string; readonly [key: string]: unknown };

/** What ties the values of one distribution together. */
export function checkShape(written: Written, context: z.core.$RefinementCtx): void {
  const { low, mode, high, values, means, weights } = written;
  const ordered = 'mode' in written ? [low, mode, high] : [low, high];
  if (areNumbers(ordered) && isFalling(ordered)) {
    const expected = 'mode' in written ? 'low <= mode <= high' : 'low <= high';
    addProblem(context, [], { expected, received: ordered.map((value) => `${String(value)} days`).join(', ') });
  }
  const weighted = values ?? means;
  if (!Array.isArray(weighted) || !Array.isArray(weights)) return;
  if (weights.length !== weighted.length) {
    addProblem(context, ['weights'], {
      expected: `${weighted.length} weights, one for each value`,
      received: String(weights.length),
    });
  } else if (weights.every((weight: unknown) => weight === 0)) {
    addProblem(context, ['weights'], { expected: 'a weight above 0', received: 'only zeros' });
  }
}

function isFalling(values: readonly number[]): boolean {
  return values.some((value, index) => index > 0 && value < values[index - 1]!);
}

function durationLeaf(env: Environment, range: 'positive' | 'nonNegative', description: string) {
  const read = (written: string | number) => readQuantity(written, 'days', range, env);
  return leaf(read, 'a time such as 0.9 days', description, 'days');
}
