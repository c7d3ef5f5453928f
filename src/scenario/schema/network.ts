import * as z from 'zod';
import { type Distribution, meanOf } from '../../random/distributions.ts';
import type { Environment } from '../environment.ts';
import { batchSchema } from './batch.ts';
import { headFields, networkTimeSchema } from './common.ts';
import { distributionSchema } from './distribution.ts';
import { addProblem, byId, checkTogether, fields, number } from './leaves.ts';
import { poolSchema, wholenessFault } from './network-pool.ts';
import { type StageDocument, stageSchema } from './network-stage.ts';
import { timetableSchema } from './timetable.ts';

/** A plain network's whole document, once merged. */
export function networkSchema(env: Environment) {
  return checkTogether(networkFields(env), checkPlaces);
}

/** A network document as read. */
export type NetworkDocument = z.output<ReturnType<typeof networkFields>>;

function networkFields(env: Environment) {
  return fields({
    ...headFields('network'),
    time: networkTimeSchema(env),
    pools: byId(poolSchema(env), 'servers that stages share'),
    classes: byId(classSchema(env), 'kinds of jobs'),
    stages: byId(stageSchema(env), 'queues in front of pools'),
  });
}

function classSchema(env: Environment) {
  const written = fields({
    priority: number(env, 'wholeNonNegative', '0 is served first', 'number').prefault(0),
    arrivals: distributionSchema(env, 'times between arrivals; without it `wip` is needed').optional(),
    batch: batchSchema(env).optional(),
    intensity: timetableSchema(env, 'how many times as often jobs arrive as `arrivals` says', 'ratio').optional(),
    wip: number(env, 'wholePositive', 'jobs in process, refilled at once; without it `arrivals` are needed', 'jobs').optional(),
    think: distributionSchema(env, 'time from the end of one job of the `wip` to the start of the next').optional(),
    path: z.array(z.string()).min(1).describe('stages in the order visited'),
  });
  return checkTogether(written, checkClass);
}

/** Jobs come from outside, or are so many; what only one of these has goes with the other no better. */
function checkClass(written: Readonly<Record<string, unknown>>, context: z.core.$RefinementCtx): void {
  const given = ['arrivals', 'wip'].filter((key) => key in written);
  if (given.length !== 1)
    addProblem(context, [], { expected: 'either `arrivals` or `wip`', received: given.length === 0 ? 'neither' : 'both' });
  const [source] = given;
  for (const [key, of] of Object.entries(SOURCE_OF)) {
    if (key in written && given.length === 1 && source !== of)
      addProblem(context, [key], { expected: `\`${of}\` beside \`${key}\``, received: `\`${source}\`` });
  }
  const { arrivals, intensity } = written as { arrivals?: Distribution; intensity?: { everyDays: number; values?: number[] } };
  if (isDistribution(arrivals) && meanOf(arrivals) === 0)
    addProblem(context, ['arrivals'], { expected: 'times of more than 0 days between arrivals', received: 'a mean of 0 days' });
  if (intensity?.values?.every((value) => value === 0) && intensity.everyDays < Infinity)
    addProblem(context, ['intensity', 'steps'], { expected: 'a step with more than 0', received: 'only zeros' });
}

const SOURCE_OF = { batch: 'arrivals', intensity: 'arrivals', think: 'wip' } as const;

/** What could not be read is told as such, and here is none. */
function isDistribution(written: unknown): written is Distribution {
  return typeof written === 'object' && written !== null && 'kind' in written;
}

type Places = Partial<Pick<NetworkDocument, 'pools' | 'classes' | 'stages'>>;

/** Buffers, balking and patience take whole servers, and so does being blocked. */
function checkPlaces({ pools, classes, stages }: Places, context: z.core.$RefinementCtx): void {
  for (const [id, stage] of Object.entries(stages ?? {})) {
    const pool = pools?.[stage?.staff];
    const fault = pool === undefined ? undefined : wholenessFault(pool);
    if (fault === undefined) continue;
    for (const key of ['buffer', 'balking', 'patience'] as const) {
      if (stage[key] !== undefined) addProblem(context, ['stages', id, key], fault);
    }
    const blocking = targetsOf(id, stage, classes ?? {}).find((target) => stages?.[target]?.buffer?.whenFull === 'block');
    if (blocking === undefined) continue;
    addProblem(context, ['stages', id, 'staff'], { ...fault, expected: `${fault.expected}, since \`${blocking}\` may block it` });
  }
}

/** Stages that jobs may go to from one that has been read, however little of the rest has been. */
function targetsOf(id: string, { next, back }: StageDocument, classes: NetworkDocument['classes']): readonly string[] {
  const onward = Object.values(classes).flatMap(({ path }) =>
    Array.isArray(path) ? path.filter((_, i) => path[i - 1] === id) : [],
  );
  return [...Object.keys(next ?? {}), ...(back === undefined ? [] : [back.to]), ...(next === undefined ? onward : [])];
}
