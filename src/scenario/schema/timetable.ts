import * as z from 'zod';
import { numberText } from '../../base/number-text.ts';
import type { Curve } from '../../lab/curve.ts';
import type { Timetable } from '../../queueing/spec.ts';
import type { Environment } from '../environment.ts';
import { addProblem, areNumbers, checkTogether, curve, either, fields, number, quantity } from './leaves.ts';

/** A number that changes with time: one for good, a formula of years, or steps, which may come again. */
export function timetableSchema(
  env: Environment,
  description: string,
  unit: 'servers' | 'ratio',
  more?: z.ZodType<Timetable>,
): z.ZodType<Timetable> {
  const forms = [curve(env, 'nonNegative', description, unit).transform(fromCurve), stepsSchema(env, description, unit)];
  const words = `a number, a formula of years, ${more === undefined ? '' : '`inf`, '}or {every: 1 days, steps: [{at: 0 hours, value: 1}, ...]}`;
  return either(words, more === undefined ? forms : [more, ...forms]).meta({ description, unit }) as z.ZodType<Timetable>;
}

/**
 * What never changes, as a timetable.
 *
 * always(3) // => { everyDays: Infinity, atDays: [0], values: [3] }
 */
export function always(value: number): Timetable {
  return { everyDays: Infinity, atDays: [0], values: [value] };
}

/**
 * The changes of a curve: each point holds until the next.
 * @param curve from day 0 on
 *
 * fromCurve({ startDays: 0, stepDays: 7, values: [2, 2, 3] }) // => { everyDays: Infinity, atDays: [0, 14], values: [2, 3] }
 */
export function fromCurve({ startDays, stepDays, values }: Curve): Timetable {
  const changes = [...values].flatMap((value, i) =>
    i > 0 && value === values[i - 1] ? [] : [{ atDays: startDays + i * stepDays, value }],
  );
  return { everyDays: Infinity, atDays: changes.map(({ atDays }) => atDays), values: changes.map(({ value }) => value) };
}

function stepsSchema(env: Environment, description: string, unit: 'servers' | 'ratio'): z.ZodType<Timetable> {
  const step = fields({
    at: quantity(env, 'days', 'nonNegative', 'when the step begins, counted from where the steps begin'),
    value: number(env, 'nonNegative', `${description}, from then on`, unit),
  });
  const written = fields({
    every: quantity(env, 'days', 'positive', 'time after which the steps begin again; without it the last one holds').optional(),
    steps: z.array(step).min(1).describe('in the order of time, the first at 0 days'),
  });
  return checkTogether(written, checkSteps).transform(({ every, steps }) => ({
    everyDays: every ?? Infinity,
    atDays: steps.map(({ at }) => at),
    values: steps.map(({ value }) => value),
  })) as z.ZodType<Timetable>;
}

type Written = { readonly every?: number | undefined; readonly steps?: readonly ({ readonly at?: number } | null)[] };

/** Steps begin at 0, ascend, and are over before they begin again. */
function checkSteps({ every, steps }: Written, context: z.core.$RefinementCtx): void {
  if (!Array.isArray(steps)) return;
  const times = (steps as NonNullable<Written['steps']>).map((step) => step?.at);
  if (!areNumbers(times)) return;
  times.forEach((at: number, i) => {
    const problem = { received: `${numberText(at)} days` };
    if (i === 0 && at !== 0) addProblem(context, ['steps', 0, 'at'], { expected: '0 days for the first step', ...problem });
    else if (i > 0 && at <= times[i - 1]!)
      addProblem(context, ['steps', i, 'at'], {
        expected: `more than ${numberText(times[i - 1]!)} days, the step before`,
        ...problem,
      });
    else if (typeof every === 'number' && at >= every)
      addProblem(context, ['steps', i, 'at'], {
        expected: `less than ${numberText(every)} days, when the steps begin again`,
        ...problem,
      });
  });
}
