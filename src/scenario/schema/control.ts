import * as z from 'zod';
import type { ReviewPolicy } from '../../lab/oversight/control-parameters.ts';
import type { Environment } from '../environment.ts';
import { curve, either, fields, number, orNone, quantity } from './leaves.ts';

/** Flaws in code, and the review that looks for them. */
export function reviewSchema(env: Environment) {
  const incidents = {
    share: number(env, 'share', 'share of the flaws that escape which become an incident'),
    after: quantity(env, 'days', 'nonNegative', 'mean time until then (exponential)'),
  };
  const map = fields({
    at: z.string().describe('stage that reviews; what it catches goes back to its `back.to`'),
    flaws: number(env, 'nonNegative', 'flaws that people leave in a visit to the code stage, mean of a Poisson number'),
    aiFlaws: curve(env, 'nonNegative', "AI's flaws over people's in the same work", 'ratio'),
    scrutiny: quantity(
      env,
      'minutes',
      'positive',
      "people's minutes of review per baseline hour of code that catch 1 - 1/e of its flaws",
    ),
    policy: policySchema(env).prefault('fixed'),
    automated: automatedSchema(env),
    incidents: fields(incidents, 'what flaws that nobody caught do'),
  });
  return orNone(map, 'flaws in code, and the review that looks for them; without it there are none');
}

function policySchema(env: Environment): z.ZodType<ReviewPolicy> {
  return either('`fixed` or {elasticity: ..., budget: ...}', [
    z.literal('fixed').transform((): ReviewPolicy => ({ elasticity: 0, budgetShare: 1 })),
    fields({
      elasticity: number(
        env,
        'share',
        '0: full minutes whatever comes; 1: no more than the budget; between: elastic',
        'exponent',
      ),
      budget: number(env, 'share', "share of the hours of the stage's people that review may take before it thins"),
    }).transform(({ elasticity, budget }): ReviewPolicy => ({ elasticity, budgetShare: budget })),
  ]).describe(
    'how much of a full review people give: full * min(1, budget / needed)^elasticity; fixed: all of it',
  ) as z.ZodType<ReviewPolicy>;
}

function automatedSchema(env: Environment) {
  return fields(
    {
      beside: curve(env, 'share', 'share of all jobs that agents read as well, beside those delegated to them').prefault(0),
      catch: number(env, 'share', 'share of what others got wrong that AI notices'),
      correlation: number(
        env,
        'share',
        'rho: how far its blind spots are those of the model that did the work: 0 independent, 1 the same',
      ),
    },
    'AI that reads beside people or in their place',
  );
}

/** Whether results are true. */
export function resultsSchema(env: Environment) {
  const replicate = {
    share: number(env, 'share', 'share of the reports that show a gain whose experiment is done a second time'),
    from: z.string().describe('stage that it goes back to'),
  };
  const map = fields({
    at: z.string().describe('stage at whose end there is a report'),
    read: z.array(z.string()).min(1).describe("stages at which people's minutes on an experiment count as reading its report"),
    true: number(env, 'sharePositive', 'share of ideas that are an improvement'),
    power: number(env, 'sharePositive', 'chance that the report on a true idea shows a gain'),
    falsePositives: number(env, 'share', 'chance that the report on an idea that is none shows a gain'),
    reading: quantity(
      env,
      'minutes',
      'positive',
      "m0: minutes of people's reading per report that find 1 - 1/e of the null results among those that show a gain",
    ),
    automated: automatedSchema(env),
    replicate: fields(replicate, 'doing an experiment again before its result is adopted'),
    corrections: correctionsSchema(env),
  });
  return orNone(map, 'whether results are true, and how many that are not are adopted; without it all are true');
}

function correctionsSchema(env: Environment): z.ZodType<{ readonly after: number } | undefined> {
  return either('`none` or {after: ... days}', [
    z.literal('none').transform((): undefined => undefined),
    fields({
      after: quantity(env, 'days', 'nonNegative', 'mean time until an adopted null result is found out (exponential)'),
    }),
  ]).describe('taking back null results that were adopted; none: nobody does') as z.ZodType<
    { readonly after: number } | undefined
  >;
}

/** Security weaknesses. */
export function findingsSchema(env: Environment) {
  const map = fields({
    search: z.string().describe('stage whose automated share is that of the search'),
    perChange: number(env, 'nonNegative', 'weaknesses that a finished change leaves'),
    atEpoch: number(env, 'nonNegative', 'weaknesses that there are at the epoch'),
    found: number(env, 'nonNegative', "part of the stock that people's search finds in a year", 'per year'),
    aiSearch: number(env, 'nonNegative', 'how many times as much is found where AI does all of the search', 'ratio'),
  });
  return orNone(map, 'security weaknesses: a stock that finished changes add to, and search finds');
}

/** What handing work over costs. */
export function coordinationSchema(env: Environment) {
  const map = fields({
    hours: quantity(env, 'work hours', 'nonNegative', 'cost of one visit where the pool has the reference number of people'),
    people: number(env, 'positive', 'reference: people of the pool at which `hours` holds', 'people'),
    exponent: number(env, 'any', 'growth of that cost with the people of the pool', 'exponent'),
  });
  return orNone(map, 'what handing work over costs: hours * (people / reference)^exponent * (1 - f) per visit to a stage');
}
