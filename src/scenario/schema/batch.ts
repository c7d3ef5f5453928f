import * as z from 'zod';
import type { BatchSize } from '../../queueing/spec.ts';
import type { Environment } from '../environment.ts';
import { checkShape } from './distribution.ts';
import { checkTogether, either, fields, number } from './leaves.ts';

/** How many jobs come together: a number of them, or a distribution over such numbers. */
export function batchSchema(env: Environment): z.ZodType<BatchSize> {
  const description = 'jobs that come together each time, 1 unless said';
  const jobs = (what: string) => number(env, 'wholePositive', what, 'jobs');
  const shapes = z.discriminatedUnion(
    'shape',
    [
      fields({ shape: z.literal('geometric'), mean: number(env, 'oneOrMore', 'mean', 'jobs') }),
      fields({
        shape: z.literal('empirical'),
        values: z.array(jobs('a number of jobs')).min(1).describe('numbers drawn from'),
        weights: z
          .array(number(env, 'nonNegative', 'relative weight', 'ratio'))
          .min(1)
          .describe('relative weights, one for each value')
          .optional(),
      }),
    ],
    { error: () => 'geometric, empirical' },
  );
  return either('a number of jobs, or {shape: geometric} or {shape: empirical}', [
    jobs(description).transform((count): BatchSize => ({ kind: 'fixed', jobs: count })),
    checkTogether(shapes, checkShape).transform(toBatchSize),
  ]).meta({ description, unit: 'jobs' }) as z.ZodType<BatchSize>;
}

type Written =
  | { readonly shape: 'geometric'; readonly mean: number }
  | { readonly shape: 'empirical'; readonly values: number[]; readonly weights?: number[] | undefined };

function toBatchSize(written: Written): BatchSize {
  if (written.shape === 'geometric') return { kind: 'geometric', mean: written.mean };
  return { kind: 'empirical', jobs: written.values, weights: written.weights ?? written.values.map(() => 1) };
}
