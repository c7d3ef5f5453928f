import * as z from 'zod';
import { numberText } from '../../base/number-text.ts';
import type { Environment } from '../environment.ts';
import { headFields, labTimeSchema } from './common.ts';
import { addProblem, areNumbers, byId, checkTogether, curve, fields, number, quantity, word } from './leaves.ts';
import { generationsSchema, granularitySchema, horizonSchema, progressSchema, tasteSchema } from './research.ts';
import { oversightSchema, snippetsSchema, stagesSchema } from './stage.ts';

/** Probabilities and shares that should sum to 1 may miss it by this. */
const SUM_TOLERANCE = 1e-9;

/** Checks that shares sum to 1. */
export function checkSum(shares: readonly unknown[], context: z.core.$RefinementCtx): void {
  if (!areNumbers(shares)) return;
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE)
    addProblem(context, [], { expected: 'shares that sum to 1', received: `a sum of ${numberText(sum)}` });
}

/** A lab's whole document, once merged: reads texts into numbers with the environment. */
export function labSchema(env: Environment) {
  return fields({
    ...headFields('lab'),
    time: labTimeSchema(env),
    pools: poolsSchema(env),
    compute: computeSchema(env),
    staffing: word(['pooled', 'dedicated']).describe(
      'pooled: people move to where work waits; dedicated: each stage has its own',
    ),
    classes: fields({ experiment: classSchema(env), change: classSchema(env) }, 'the two kinds of work'),
    stages: stagesSchema(env),
    snippets: snippetsSchema(env),
    oversight: oversightSchema(env),
    progress: progressSchema(env),
    taste: tasteSchema(env),
    horizon: horizonSchema(env),
    generations: generationsSchema(env),
    granularity: granularitySchema(env),
  });
}

/** A lab document as read. */
export type LabDocument = z.output<ReturnType<typeof labSchema>>;

function poolsSchema(env: Environment) {
  const reserve = fields(
    { change: number(env, 'share', 'share of the pool that experiments may never take') },
    'what stays with one class',
  ).optional();
  const people = fields({
    kind: z.literal('people'),
    capacity: curve(env, 'nonNegative', 'head count', 'people'),
    hoursPerDay: number(env, 'hoursPerDay', 'work hours per working day', 'hours per day'),
    daysPerWeek: number(env, 'daysPerWeek', 'working days per week', 'days per week'),
    reserve,
  });
  const agents = fields({
    kind: z.literal('agents'),
    capacity: number(env, 'nonNegative', "agents that run at the same time on the epoch's inference compute", 'agents'),
    exponent: number(env, 'any', 'omega: agents grow with software efficiency S as S^omega', 'exponent'),
    reserve,
  });
  const accelerators = fields({
    kind: z.literal('accelerators'),
    capacity: curve(env, 'nonNegative', 'accelerators, without those that orders add', 'accelerators'),
  });
  const pool = z.discriminatedUnion('kind', [people, agents, accelerators], { error: () => 'people, agents, accelerators' });
  return byId(pool, 'who and what does the work');
}

function computeSchema(env: Environment) {
  const share = (what: string) => number(env, 'share', `share of the accelerators for ${what}`);
  const uses = fields(
    { training: share('training'), experiments: share('experiments'), inference: share('inference') },
    'shares that sum to 1',
  );
  const shares = checkTogether(uses, ({ training, experiments, inference }, context) =>
    checkSum([training, experiments, inference], context),
  );
  const orders = fields(
    {
      every: quantity(env, 'days', 'positive', 'time between two looks at utilization'),
      above: number(env, 'share', 'utilization of the experiment share above which more is ordered'),
      share: number(env, 'nonNegative', 'size of one order, as a share of the accelerators then held', 'share'),
      lead: quantity(env, 'days', 'nonNegative', 'time from order to delivery'),
    },
    'buying more accelerators when they bind',
  );
  return fields(
    {
      shares,
      idle: word(['keep', 'reallocate']).describe(
        'whether experiments take over the training share while no successor is in training',
      ),
      orders: orders.optional(),
    },
    'what the accelerators are used for',
  );
}

function classSchema(env: Environment) {
  const wip = fields(
    {
      perPerson: number(env, 'nonNegative', 'per person of the lead pool', 'jobs'),
      perAgent: number(env, 'nonNegative', 'per agent in use', 'jobs'),
      perSlot: number(env, 'nonNegative', 'per accelerator slot', 'jobs'),
    },
    'limit of work in process',
  );
  return fields({
    priority: number(env, 'wholeNonNegative', '0 is served first', 'number'),
    wip,
    lead: z.string().describe('pool of people whose number limits the work in process'),
    path: z.array(z.string()).min(1).describe('stages in the order visited'),
  });
}
