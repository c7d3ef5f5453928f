import * as z from 'zod';
import type { Problem } from '../../base/issue.ts';
import { numberText } from '../../base/number-text.ts';
import { meanOf } from '../../random/distributions.ts';
import type { Environment } from '../environment.ts';
import { distributionSchema } from './distribution.ts';
import { addProblem, checkTogether, fields, number, word } from './leaves.ts';
import { always, timetableSchema } from './timetable.ts';

/** Servers that stages share. */
export function poolSchema(env: Environment) {
  return checkTogether(poolFields(env), checkPool);
}

/** A pool as read. */
export type PoolDocument = z.output<ReturnType<typeof poolFields>>;

function poolFields(env: Environment) {
  const unlimited = z.literal('inf').transform(() => always(Infinity));
  return fields({
    kind: z.literal('servers').default('servers'),
    capacity: timetableSchema(env, 'number of servers; inf makes every stage on it a pure delay', 'servers', unlimited),
    discipline: word(['fifo', 'lifo', 'shortest'])
      .describe('who is next among jobs of one priority: the first to come, the last, or the one with the least work')
      .default('fifo'),
    preemption: word(['resume', 'restart', 'resample'])
      .describe(
        'work of a worse priority is interrupted: it goes on later, begins again, or is drawn anew; without it, it ends first',
      )
      .optional(),
    onShrink: word(['finish', 'resume', 'restart', 'requeue'])
      .describe(
        'what becomes of work in service whose server goes, the latest started first: finish, or wait and resume, wait and restart, or requeue behind the others, to be drawn anew',
      )
      .default('resume'),
    breakdowns: breakdownsSchema(env).optional(),
    limits: z
      .record(z.string(), number(env, 'share', 'most of the capacity a class may hold'))
      .describe('by class')
      .default({}),
  });
}

function breakdownsSchema(env: Environment) {
  const written = fields(
    {
      up: distributionSchema(env, 'time from a repair to the next failure'),
      down: distributionSchema(env, 'time from a failure to its repair'),
    },
    'failures and repairs of each server, whether it works or not',
  );
  return checkTogether(written, ({ up }, context) => {
    if (up !== undefined && 'kind' in up && meanOf(up) === 0)
      addProblem(context, ['up'], { expected: 'more than 0 days', received: 'a mean of 0 days' });
  });
}

function checkPool(pool: Partial<PoolDocument>, context: z.core.$RefinementCtx): void {
  if (pool.breakdowns !== undefined && pool.capacity?.values?.includes(Infinity))
    addProblem(context, ['breakdowns'], { expected: 'a number of servers that fail', received: 'a capacity of `inf`' });
  const fault = wholenessFault(pool);
  if (fault === undefined) return;
  if (pool.discipline !== 'fifo') addProblem(context, ['discipline'], fault);
  if (pool.onShrink === 'restart' || pool.onShrink === 'requeue') addProblem(context, ['onShrink'], fault);
  for (const key of ['preemption', 'breakdowns'] as const) if (pool[key] !== undefined) addProblem(context, [key], fault);
}

/** Why jobs may hold parts of this pool's servers, with which the features of whole servers do not go; undefined if they may not. */
export function wholenessFault({ capacity, limits }: Partial<PoolDocument>): Problem | undefined {
  const part = capacity?.values?.find((servers) => servers < Infinity && !Number.isInteger(servers));
  if (part !== undefined)
    return { expected: 'whole servers at all times', received: `a capacity of ${numberText(part)}`, hint: WHOLE_HINT };
  if (Object.values(limits ?? {}).some((share) => share !== 1))
    return { expected: 'a pool without `limits`', received: '`limits`', hint: 'A limit lets a job hold part of a server' };
  return undefined;
}

const WHOLE_HINT = '`step(years - 1)` adds a whole one after a year';
