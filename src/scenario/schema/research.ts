import * as z from 'zod';
import type { Granularity } from '../../lab/parameters.ts';
import type { Horizon, Limit } from '../../lab/research-parameters.ts';
import type { Environment } from '../environment.ts';
import { addProblem, checkTogether, date, either, fields, number, quantity, word } from './leaves.ts';

/** Simulated jobs per year and class where granularity is `auto`. */
const AUTO_JOBS_PER_YEAR = { experiment: 200, change: 100 };

function limitSchema(env: Environment): z.ZodType<Limit> {
  return either('`none` or {kind: level or returns, ratio: ...}', [
    z.literal('none').transform((): Limit => ({ kind: 'none' })),
    fields({
      kind: word(['level', 'returns']).describe(
        'level: research slows towards S_max; returns: returns to research fall to 0 at S_max',
      ),
      ratio: number(env, 'positive', 'S_max over software efficiency on the day the limit comes into force', 'ratio'),
    }),
  ]).describe('how software progress ends') as z.ZodType<Limit>;
}

/** What research yields. */
export function progressSchema(env: Environment) {
  return fields(
    {
      theta: number(env, 'positive', 'd ln S/dt at the reference rate and S = 1', 'per year'),
      reference: number(env, 'positive', 'X_ref: experiments a year at which theta holds', 'per year'),
      lambda: number(env, 'positive', 'stepping on toes: progress grows with experiments X as X^lambda', 'exponent'),
      beta: number(env, 'nonNegative', 'fishing out: an experiment yields S^-beta', 'exponent'),
      window: quantity(env, 'days', 'positive', 'time constant of the average rate of completion'),
      limit: limitSchema(env).prefault('none'),
    },
    'what research yields: d ln S per experiment = (theta / X_ref) q S^-beta (X / X_ref)^(lambda - 1)',
  );
}

/** How good AI's choice of experiments is. */
export function tasteSchema(env: Environment) {
  return fields(
    {
      sigma: number(env, 'nonNegative', 'spread of research taste among people, in ln q', 'ln ratio'),
      even: quantity(env, 'minutes', 'positive', "horizon at which AI's next step beats the human one half of the time"),
      slope: number(env, 'any', 'growth of that win rate with the horizon', 'logits per doubling'),
    },
    'research taste: ln q_AI = sigma sqrt(2) Phi^-1(win rate)',
  );
}

/** The time horizon as a function of effective compute. */
export function horizonSchema(env: Environment) {
  const written = fields(
    {
      law: either('`exponential` or {kind: superexponential, shrink: ..., firstDoubling: ...}', [
        z.literal('exponential'),
        fields({
          kind: z.literal('superexponential'),
          shrink: number(
            env,
            'shareBelowOne',
            'd: each horizon doubling takes 1 - d of the effective compute doublings of the one before',
          ),
          firstDoubling: number(
            env,
            'positive',
            'tau: effective compute doublings that the first horizon doubling takes',
            'ratio',
          ),
        }),
      ]).describe('how the horizon grows with effective compute'),
      doublings: number(
        env,
        'positive',
        'kappa: horizon doublings per doubling of effective compute, for the exponential law',
        'ratio',
      ).optional(),
      reference: fields(
        {
          date: date(env, "day of the reference model, whose effective compute is the law's origin"),
          minutes: quantity(env, 'minutes', 'positive', 'its p50 horizon'),
        },
        'where the law starts',
      ),
      earlier: quantity(env, 'minutes', 'positive', 'horizon before the reference day'),
      cap: quantity(env, 'minutes', 'positive', 'horizon beyond which it no longer counts'),
      logistic: number(env, 'positive', 'b of the success rate P = 1 / (1 + (L / H)^b)', 'exponent'),
      spread: number(env, 'nonNegative', 'standard deviation of log2 task length', 'doublings'),
    },
    'p50 time horizon of a model as a function of its effective compute',
  );
  return checkTogether(written, (horizon, context) => {
    if (horizon.law !== 'exponential' || 'doublings' in horizon) return;
    addProblem(context, ['doublings'], { expected: 'doublings beside the exponential law', received: 'nothing' });
  });
}

/** The horizon's law as the lab has it. */
export function horizonLawOf({ law, doublings }: z.output<ReturnType<typeof horizonSchema>>): Horizon['law'] {
  return law === 'exponential' ? { kind: law, doublingsPerDoubling: doublings ?? 0 } : law;
}

/** How many real jobs a simulated one stands for. */
export function granularitySchema(env: Environment): z.ZodType<Granularity> {
  const jobs = (who: string) => number(env, 'positive', `simulated ${who} a year, about`, 'per year');
  return either('`exact`, `auto` or {experiment: ..., change: ...}', [
    z.literal('exact').transform((): Granularity => ({ kind: 'exact' })),
    z.literal('auto').transform((): Granularity => autoGranularity(AUTO_JOBS_PER_YEAR)),
    fields({ experiment: jobs('experiments'), change: jobs('changes') }).transform(autoGranularity),
  ]).describe('how many real jobs a simulated one stands for: exact is one') as z.ZodType<Granularity>;
}

function autoGranularity(jobsPerYear: { readonly experiment: number; readonly change: number }): Granularity {
  return { kind: 'auto', jobsPerYear };
}
