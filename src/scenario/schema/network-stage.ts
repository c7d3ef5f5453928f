import * as z from 'zod';
import type { Environment } from '../environment.ts';
import { distributionSchema } from './distribution.ts';
import { addProblem, checkSum, checkTogether, either, fields, number, word } from './leaves.ts';

/** A queue in front of a pool. */
export function stageSchema(env: Environment) {
  return checkTogether(stageFields(env), (stage, context) => {
    if ('back' in stage && 'next' in stage)
      addProblem(context, ['back'], { expected: 'either `back` or `next`', received: 'both' });
    if ('elsewhere' in stage && !SENDING_AWAY.some((key) => key in stage))
      addProblem(context, ['elsewhere'], { expected: '`buffer`, `balking` or `patience` beside it', received: 'none of them' });
  });
}

/** A stage as read. */
export type StageDocument = z.output<ReturnType<typeof stageFields>>;

function stageFields(env: Environment) {
  const share = (description: string) => number(env, 'share', description);
  return fields({
    staff: z.string().describe('pool that does it'),
    work: byClassSchema(env, 'work of one visit'),
    buffer: bufferSchema(env).optional(),
    balking: balkingSchema(env).optional(),
    patience: byClassSchema(env, 'longest wait before a job gives up').optional(),
    elsewhere: z
      .string()
      .describe('stage for jobs that are lost, turn away or give up, or exit; without it they leave')
      .optional(),
    back: fields(
      { to: z.string().describe('stage'), share: share('chance that a visit sends the job there') },
      'rework',
    ).optional(),
    next: checkTogether(z.record(z.string(), share('chance')), (shares, context) => checkSum(Object.values(shares), context))
      .describe('chances of the next stage, or exit; goes before the path of every class that comes here')
      .optional(),
  });
}

/** Keys of a stage that not every job stays at. */
export const SENDING_AWAY = ['buffer', 'balking', 'patience'] as const;

/** One distribution for all classes, or one for each. */
function byClassSchema(env: Environment, what: string) {
  return either('a distribution, or {byClass: {class: distribution}}', [
    distributionSchema(env, what),
    fields({ byClass: z.record(z.string(), distributionSchema(env, what)).describe('by class') }),
  ]).describe(what);
}

function bufferSchema(env: Environment) {
  return fields(
    {
      places: number(env, 'wholeNonNegative', 'jobs that may wait', 'jobs'),
      whenFull: word(['lose', 'block']).describe(
        'a job without a place is lost, or keeps the server that it comes from until there is one (blocking after service)',
      ),
    },
    'places to wait in; without it there is room for all',
  );
}

function balkingSchema(env: Environment) {
  return fields(
    {
      waiting: number(env, 'wholeNonNegative', 'jobs that wait, from which on others turn away', 'jobs'),
      share: number(env, 'share', 'chance that a job then turns away'),
    },
    'jobs turn away from a long line',
  );
}
