import * as z from 'zod';
import type { Environment } from '../environment.ts';
import { headFields, labTimeSchema, parametersSchema } from './common.ts';
import { coordinationSchema, findingsSchema, resultsSchema, reviewSchema } from './control.ts';
import { generationsSchema } from './generations.ts';
import { byId, checkSum, checkTogether, curve, either, fields, number, quantity, word } from './leaves.ts';
import { granularitySchema, horizonSchema, progressSchema, tasteSchema } from './research.ts';
import { oversightSchema, snippetsSchema, stagesSchema } from './stage.ts';
import { uncertaintySchema } from './uncertainty.ts';

/** A lab's whole document, once merged: reads texts into numbers with the environment. */
export function labSchema(env: Environment) {
  return fields({ ...headFields('lab'), ...labShape(env) });
}

/** Some keys of a lab's document, which are read without the rest. */
export function labPartSchema(env: Environment, keys: readonly string[]): z.ZodType<unknown> {
  const shape: z.core.$ZodLooseShape = labShape(env);
  const asked = keys.filter((key) => key in shape).map((key) => [key, shape[key]] as const);
  const known = ['parameters', ...Object.keys(shape)].join(' ');
  return z.strictObject(
    { parameters: parametersSchema(), ...Object.fromEntries(asked) },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined) },
  );
}

/** The keys that only labs have; each is made when it is asked for. */
function labShape(env: Environment) {
  return {
    get time() {
      return labTimeSchema(env);
    },
    get pools() {
      return poolsSchema(env);
    },
    get compute() {
      return computeSchema(env);
    },
    get staffing() {
      return word(['pooled', 'dedicated']).describe('pooled: people move to where work waits; dedicated: each stage has its own');
    },
    get classes() {
      return classesSchema(env);
    },
    get stages() {
      return stagesSchema(env);
    },
    get snippets() {
      return snippetsSchema(env);
    },
    get oversight() {
      return oversightSchema(env);
    },
    get review() {
      return reviewSchema(env);
    },
    get results() {
      return resultsSchema(env);
    },
    get findings() {
      return findingsSchema(env);
    },
    get coordination() {
      return coordinationSchema(env);
    },
    get loop() {
      return loopSchema().prefault({});
    },
    get progress() {
      return progressSchema(env);
    },
    get taste() {
      return tasteSchema(env);
    },
    get horizon() {
      return horizonSchema(env);
    },
    get generations() {
      return generationsSchema(env);
    },
    get granularity() {
      return granularitySchema(env);
    },
    get uncertainty() {
      return uncertaintySchema().optional();
    },
  };
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
      idle: idleSchema(env),
      orders: orders.optional(),
    },
    'what the accelerators are used for',
  );
}

/** How much of the training share is taken over, which the words stand for. */
function idleSchema(env: Environment) {
  const forms = [
    z.literal('keep').transform(() => ({ taken: 0 })),
    z.literal('reallocate').transform(() => ({ taken: 1 })),
    fields({ taken: number(env, 'share', 'part of the training share that experiments take over') }),
  ] as const;
  return either('`keep`, `reallocate` or {taken: share}', forms).describe(
    'how much of the training share experiments take over while no successor is in training: keep: nothing, reallocate: all of it',
  );
}

function classesSchema(env: Environment) {
  const called = (what: string, priority = 0) => calledSchema(env, priority).describe(what).optional();
  return fields(
    {
      experiment: limitedSchema(env).describe('work that progress is made of'),
      change: limitedSchema(env).describe('all other changes to what the lab runs on'),
      incident: called('what escaped flaws do, called by `review`', -1),
      correction: called('adopted null results to be taken back, called by `results`'),
      finding: called('weaknesses found, called by `findings`'),
      data: called('collecting, labelling and rating for a successor, called by `generations.data`'),
      evaluation: called('tests of a candidate, called by `generations.battery`'),
      approval: called('approvals of a candidate, called by `generations.approvals`'),
      remediation: called('mending of a candidate that drifted, called by `generations.detection`'),
    },
    'kinds of work: two that never run out, and those that something calls for',
  );
}

function limitedSchema(env: Environment) {
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
    path: pathSchema(),
  });
}

function calledSchema(env: Environment, priority: number) {
  return fields({
    priority: number(env, 'whole', 'the lowest is served first', 'number').prefault(priority),
    path: pathSchema(),
  });
}

function pathSchema() {
  return z.array(z.string()).min(1).describe('stages in the order visited');
}

function loopSchema() {
  const part = (what: string) => word(['on', 'off']).describe(what).default('on');
  return fields(
    {
      objective: part('off: people decide what to go for, at every stage of activity `decide`'),
      generator: part('off: people make, at every stage that neither decides nor judges, without snippets'),
      substrate: part('off: software efficiency makes neither runs cheaper nor agents more'),
      evaluator: part('off: people alone judge, at every stage of activity `communicate` and in evaluation and approval'),
      promotion: part('off: no candidate passes the gate'),
      control: part('off: nobody looks after AI: no review, no battery, no approvals, no oversight'),
    },
    'six parts of the loop by which AI makes AI, each of which may be switched off',
  );
}
