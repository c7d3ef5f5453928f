import * as z from 'zod';
import type { Environment } from '../environment.ts';
import { headFields, networkTimeSchema } from './common.ts';
import { distributionSchema } from './distribution.ts';
import { checkSum } from './lab.ts';
import { addProblem, byId, checkTogether, curve, either, fields, number, word } from './leaves.ts';

/** A plain network's whole document, once merged. */
export function networkSchema(env: Environment) {
  return fields({
    ...headFields('network'),
    time: networkTimeSchema(env),
    pools: byId(poolSchema(env), 'servers that stages share'),
    classes: byId(classSchema(env), 'kinds of jobs'),
    stages: byId(stageSchema(env), 'queues in front of pools'),
  });
}

/** A network document as read. */
export type NetworkDocument = z.output<ReturnType<typeof networkSchema>>;

function poolSchema(env: Environment) {
  const unlimited = z.literal('inf').transform(() => Infinity);
  return fields({
    kind: z.literal('servers').default('servers'),
    capacity: either('servers: a number, a formula of years, or `inf`', [
      unlimited,
      curve(env, 'nonNegative', 'number of servers', 'servers'),
    ]).describe('number of servers; inf makes every stage on it a pure delay'),
    onShrink: word(['finish', 'resume'])
      .describe('what work in service does when capacity falls below it: finish, or wait (the latest started) and resume')
      .default('resume'),
    limits: z
      .record(z.string(), number(env, 'share', 'most of the capacity a class may hold'))
      .describe('by class')
      .default({}),
  });
}

function classSchema(env: Environment) {
  const written = fields({
    priority: number(env, 'wholeNonNegative', '0 is served first', 'number').prefault(0),
    arrivals: distributionSchema(env, 'times between arrivals; without it `wip` is needed').optional(),
    wip: number(env, 'wholePositive', 'jobs in process, refilled at once; without it `arrivals` are needed', 'jobs').optional(),
    path: z.array(z.string()).min(1).describe('stages in the order visited'),
  });
  return checkTogether(written, (jobClass, context) => {
    const given = ['arrivals', 'wip'].filter((key) => key in jobClass);
    if (given.length !== 1)
      addProblem(context, [], { expected: 'either `arrivals` or `wip`', received: given.length === 0 ? 'neither' : 'both' });
  });
}

function stageSchema(env: Environment) {
  const work = either('a distribution, or {byClass: {class: distribution}}', [
    distributionSchema(env, 'work of one visit'),
    fields({ byClass: z.record(z.string(), distributionSchema(env, 'work of one visit')).describe('by class') }),
  ]).describe('work of one visit');
  const share = (description: string) => number(env, 'share', description);
  const written = fields({
    staff: z.string().describe('pool that does it'),
    work,
    back: fields(
      { to: z.string().describe('stage'), share: share('chance that a visit sends the job there') },
      'rework',
    ).optional(),
    next: checkTogether(z.record(z.string(), share('chance')), (shares, context) => checkSum(Object.values(shares), context))
      .describe('chances of the next stage, or exit; goes before the path of every class that comes here')
      .optional(),
  });
  return checkTogether(written, (stage, context) => {
    if ('back' in stage && 'next' in stage)
      addProblem(context, ['back'], { expected: 'either `back` or `next`', received: 'both' });
  });
}
