import * as z from 'zod';
import type { Parsed } from '../../base/issue.ts';
import type { Prior } from '../../random/prior.ts';
import { priorProblem } from '../../random/prior-problem.ts';
import type { PriorRange } from '../../random/prior-quantile.ts';
import { addProblem, either, fields } from './leaves.ts';

/** Probability between the two ends of an interval that does not say it. */
const DEFAULT_COVERAGE_SHARE = 0.9;

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const INTERVAL = new RegExp(String.raw`^(${NUMBER})\s+to\s+(${NUMBER})(?:\s*\(\s*(${NUMBER})\s*%\s*\))?$`, 'i');
const PER_CENT = new RegExp(String.raw`^(${NUMBER})\s*%$`);
const PER_CENT_PER_ONE = 100;

const FORMS = '`low to high`, `low to high (80 %)` or {shape: ...}';

/**
 * Reads a prior from one line: an interval, lognormal where both ends are above 0, else normal.
 *
 * readPriorText('1.4 to 2.3') // => { ok: true, value: { shape: 'lognormal', from: 1.4, to: 2.3, coverageShare: 0.9 } }
 * readPriorText('-1 to 2 (80 %)') // => { ok: true, value: { shape: 'normal', from: -1, to: 2, coverageShare: 0.8 } }
 */
export function readPriorText(written: string): Parsed<Prior> {
  const [, from, to, perCent] = INTERVAL.exec(written.trim()) ?? [];
  if (from === undefined || to === undefined) {
    const expected = 'low to high, such as `1.4 to 2.3` or `1.4 to 2.3 (80 %)`';
    return { ok: false, problem: { expected, received: `\`${written}\`` } };
  }
  const coverageShare = perCent === undefined ? DEFAULT_COVERAGE_SHARE : Number(perCent) / PER_CENT_PER_ONE;
  const shape = Number(from) > 0 && Number(to) > 0 ? 'lognormal' : 'normal';
  return { ok: true, value: { shape, from: Number(from), to: Number(to), coverageShare } };
}

/** What is believed about a parameter, in its unit: an interval in one line, or a map with a shape. */
export function priorSchema(): z.ZodType<Prior> {
  made ??= makePriorSchema();
  return made;
}

/** It reads no parameters, so that one serves all documents. */
let made: z.ZodType<Prior> | undefined;

function makePriorSchema(): z.ZodType<Prior> {
  return either(FORMS, [intervalSchema(), shapesSchema()]).describe(
    'what is believed about the value, in its unit: `low to high` holds 90 % (lognormal above 0, else normal), `low to high (80 %)` another share; or a map with a shape; cut to the range; gone where a value is given outright, as by --set lambda=0.5',
  ) as z.ZodType<Prior>;
}

/**
 * Reads a prior that the schema has accepted.
 *
 * readPrior({ shape: 'beta', a: 2, b: 3 }) // => { shape: 'beta', a: 2, b: 3, low: 0, high: 1 }
 */
export function readPrior(written: unknown): Prior {
  return priorSchema().parse(written);
}

/** The same of what the schema may have refused, or that has no probability within a range: undefined then. */
export function readPriorIfValid(written: unknown, range: PriorRange): Prior | undefined {
  const { data } = priorSchema().safeParse(written);
  return data === undefined || priorProblem(data, range) !== undefined ? undefined : data;
}

/** Every prior says where it comes from. */
export function checkPriorSource(prior: unknown, source: unknown, context: z.core.$RefinementCtx): void {
  if (prior === undefined || source !== undefined) return;
  addProblem(context, ['priorSource'], {
    expected: 'text that says where the prior comes from',
    received: 'nothing',
    hint: 'Write `priorSource` beside `prior`',
  });
}

/** Checks that a prior can be drawn from within the parameter's range; one of a wrong form, which is not read yet, has been told. */
export function checkPrior(
  prior: Prior | undefined,
  [low, high]: readonly [number, number],
  context: z.core.$RefinementCtx,
): void {
  if (prior === undefined || context.issues.some(({ path }) => path?.[0] === 'prior')) return;
  const problem = priorProblem(prior, { low, high });
  if (problem !== undefined) addProblem(context, ['prior'], problem);
}

function intervalSchema() {
  return z.string().transform((written, context) => {
    const parsed = readPriorText(written);
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: 'custom', input: written, message: parsed.problem.expected, params: parsed.problem });
    return z.NEVER;
  });
}

function shapesSchema() {
  const shapes = [
    around('normal', 'bell-shaped'),
    around('lognormal', 'bell-shaped in its logarithm'),
    between('uniform', 'any value between the bounds is as likely'),
    between('loguniform', 'any ratio between the bounds is as likely'),
    betaSchema(),
    triangularSchema(),
    choiceSchema(),
  ] as const;
  const words = 'normal, lognormal, uniform, loguniform, beta, triangular, choice';
  return z.discriminatedUnion('shape', shapes, { error: () => words });
}

function around<const Shape extends 'normal' | 'lognormal'>(shape: Shape, meaning: string) {
  return fields({
    shape: z.literal(shape).describe(meaning),
    from: z.number().describe('lower end of the interval'),
    to: z.number().describe('upper end of the interval'),
    interval: coverageSchema(),
  }).transform(({ interval, ...rest }) => ({ ...rest, coverageShare: interval }));
}

/** Written `80%`, or as a share. */
function coverageSchema() {
  return either('a probability such as 80 %', [
    z.number(),
    z.string().transform((written, context) => {
      const perCent = PER_CENT.exec(written.trim())?.[1];
      if (perCent !== undefined) return Number(perCent) / PER_CENT_PER_ONE;
      const problem = { expected: 'a probability such as 80 %', received: `\`${written}\`` };
      context.issues.push({ code: 'custom', input: written, message: problem.expected, params: problem });
      return z.NEVER;
    }),
  ])
    .default(DEFAULT_COVERAGE_SHARE)
    .describe('probability of the interval, half of the rest on either side');
}

function between<const Shape extends 'uniform' | 'loguniform'>(shape: Shape, meaning: string) {
  return fields({
    shape: z.literal(shape).describe(meaning),
    low: z.number().describe('least value'),
    high: z.number().describe('largest value'),
  });
}

function betaSchema() {
  return fields({
    shape: z.literal('beta').describe('proportional to (x - low)^(a - 1) (high - x)^(b - 1)'),
    a: z.number().describe('first exponent, above 0'),
    b: z.number().describe('second exponent, above 0'),
    low: z.number().default(0).describe('least value'),
    high: z.number().default(1).describe('largest value'),
  });
}

function triangularSchema() {
  return fields({
    shape: z.literal('triangular').describe('rises to the mode and falls from there, in straight lines'),
    low: z.number().describe('least value'),
    mode: z.number().describe('most likely value'),
    high: z.number().describe('largest value'),
  });
}

function choiceSchema() {
  return fields({
    shape: z.literal('choice').describe('one of several values'),
    values: z.array(z.number()).min(1).describe('the values'),
    weights: z.array(z.number()).min(1).describe('their weights, which need not sum to 1'),
  });
}
