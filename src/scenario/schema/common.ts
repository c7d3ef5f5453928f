import * as z from 'zod';
import { parseIsoDate } from '../../base/calendar.ts';
import type { Parsed } from '../../base/issue.ts';
import { suggest } from '../../base/suggest.ts';
import { DAYS_PER_WEEK } from '../../base/units.ts';
import type { Environment } from '../environment.ts';
import { readQuantity } from '../environment.ts';
import { PURE_WORDS, parseUnit, UNIT_WORDS } from '../formula-unit.ts';
import { addProblem, areNumbers, checkTogether, fields, leaf, quantity, readDate, word } from './leaves.ts';
import { parameterId } from './parameter-id.ts';
import { checkPrior, checkPriorSource, priorSchema } from './prior.ts';

/** The format that this loopgain reads. */
export const FORMAT = 1;

/** Sampling by the calendar, or every so many days. */
export type SampleChoice =
  | { readonly kind: 'grain'; readonly grain: 'month' | 'week' | 'day' }
  | { readonly kind: 'every'; readonly days: number };

const GRAINS = ['month', 'week', 'day'] as const;

/** Keys that every scenario has, whatever its kind. */
export function headFields<const Kind extends string>(kind: Kind) {
  return {
    loopgain: z.literal(FORMAT).describe('version of the scenario format'),
    kind: z
      .literal(kind)
      .describe(
        'lab: an AI lab; network: a plain queueing network; priors: what a lab extends to know what is unsure; what-if: a change that is laid over labs',
      ),
    title: z
      .string()
      .regex(/^[^\n]+$/, { error: 'one line of text' })
      .describe('one line that says what the scenario is'),
    parameters: parametersSchema().default({}),
  };
}

/** What is said about one scalar. */
function parameterFields() {
  return {
    value: z.number().describe('the value used'),
    unit: z.string().superRefine(checkUnit).describe('unit of the value, which it carries into formulas'),
    range: z.tuple([z.number(), z.number()]).describe('[low, high]: values outside are refused'),
    prior: priorSchema().optional(),
    priorSource: z.string().describe('where the prior comes from').optional(),
    role: word(['sourced', 'fitted', 'assumed']).describe(
      'sourced: a published figure; fitted: set so that published trends come out; assumed: nobody has measured it',
    ),
    source: z.string().describe('where the value comes from'),
  };
}

/** Scalars that formulas read. */
export function parametersSchema() {
  const parameter = checkTogether(fields(parameterFields()), ({ value, range, prior, priorSource }, context) => {
    checkPriorSource(prior, priorSource, context);
    if (!Array.isArray(range) || range.length !== 2 || !areNumbers([value, ...range])) return;
    const [low, high] = range;
    if (low > high) addProblem(context, ['range'], { expected: '[low, high]', received: `[${low}, ${high}]` });
    else if (value! < low || value! > high)
      addProblem(context, ['value'], { expected: `${low} to ${high}, its range`, received: String(value) });
    else checkPrior(prior, [low, high], context);
  });
  return z.record(parameterId(), parameter).describe(PARAMETERS_MEANING);
}

/** The same where most may be left to the scenario that extends it. */
export function partialParametersSchema() {
  const parameter = checkTogether(fields(parameterFields()).partial(), ({ range, prior, priorSource }, context) => {
    checkPriorSource(prior, priorSource, context);
    checkPrior(prior, Array.isArray(range) && areNumbers(range) ? range : UNBOUNDED, context);
  });
  return z.record(parameterId(), parameter).describe(PARAMETERS_MEANING);
}

const UNBOUNDED = [-Infinity, Infinity] as const;
const PARAMETERS_MEANING = 'scalars that formulas read: the only things that can be uncertain or swept';

/** Any unit that formulas know. */
function checkUnit(written: string, context: z.core.$RefinementCtx): void {
  if (parseUnit(written) !== undefined) return;
  const known = [...UNIT_WORDS, ...PURE_WORDS];
  const near = suggest(written, known);
  const hint = near === undefined ? `Known units: ${known.join(', ')}, and \`per\` between them` : `Did you mean \`${near}\`?`;
  addProblem(context, [], { expected: 'a known unit', received: `\`${written}\``, hint });
}

/** The clock of a lab: calendar dates. */
export function labTimeSchema(env: Environment) {
  const written = fields(
    {
      epoch: leaf((written) => readEpoch(written), 'a date such as 2021-01-01', 'day 0 of the simulation', 'date'),
      end: endLeaf(env),
      sample: sampleLeaf(env).prefault('month'),
      warmUp: quantity(env, 'days', 'nonNegative', 'stationary stretch simulated before day 0').prefault('365 days'),
    },
    'what stretch of time is simulated',
  );
  return checkTogether(written, checkSamples);
}

/** The clock of a plain network: days, or dates where it has an epoch. */
export function networkTimeSchema(env: Environment) {
  const written = fields(
    {
      epoch: leaf((written) => readEpoch(written), 'a date such as 2021-01-01', 'day 0 of the simulation', 'date').optional(),
      end: endLeaf(env),
      sample: sampleLeaf(env).optional(),
      warmUp: warmUpLeaf(env).prefault('0 days'),
      steadyState: z.boolean().describe('whether load at or above capacity is refused').default(false),
    },
    'what stretch of time is simulated',
  );
  return checkTogether(written, checkSamples);
}

/** A warm-up that is found: where MSER-5 cuts the path's work in process. */
export const MSER5 = 'mser5';

function warmUpLeaf(env: Environment) {
  return leaf(
    (written) => readWarmUp(written, env),
    'a time or mser5',
    'statistics start after this: a time, or `mser5` to find out from the simulation when work in process has settled',
    'days',
  );
}

function readWarmUp(written: string | number, env: Environment): Parsed<number | typeof MSER5> {
  if (written === MSER5) return { ok: true, value: MSER5 };
  const parsed = readQuantity(written, 'days', 'nonNegative', env);
  const near = parsed.ok ? undefined : suggest(String(written), [MSER5]);
  if (parsed.ok || near === undefined) return parsed;
  return { ok: false, problem: { expected: 'a time, or mser5', received: `\`${written}\``, hint: `Did you mean \`${near}\`?` } };
}

/** A file of more rows was not meant. */
const MAX_SAMPLES = 1_000_000;
const SHORTEST_MONTH_DAYS = 28;

function checkSamples(
  { end, sample }: { end?: number; sample?: SampleChoice | undefined },
  context: z.core.$RefinementCtx,
): void {
  if (!areNumbers([end]) || typeof sample !== 'object' || !('kind' in sample)) return;
  const samples = end! / (sampleDaysOf(sample) ?? SHORTEST_MONTH_DAYS);
  if (samples > MAX_SAMPLES)
    addProblem(context, ['sample'], {
      expected: `at most ${MAX_SAMPLES} samples`,
      received: `${samples.toPrecision(3)} up to the end`,
    });
}

/** Days from 1970-01-01 to the epoch. */
export function readEpoch(written: unknown): Parsed<number> {
  const day = typeof written === 'string' ? parseIsoDate(written) : undefined;
  return day === undefined
    ? { ok: false, problem: { expected: 'a date such as 2021-01-01', received: `\`${String(written)}\`` } }
    : { ok: true, value: day };
}

/** Days from the epoch to the end, written as a date or as a time. */
export function readEnd(written: string | number, env: Environment): Parsed<number> {
  const isDate = typeof written === 'string' && /^\d{4}-/.test(written);
  const parsed = isDate ? readDate(written, env) : readQuantity(written, 'days', 'positive', env);
  if (!parsed.ok || !(parsed.value <= 0)) return parsed;
  return { ok: false, problem: { expected: 'a day after the epoch', received: `\`${written}\`` } };
}

function endLeaf(env: Environment) {
  return leaf((written) => readEnd(written, env), 'a date or a time', 'when the simulation ends', 'date or days');
}

function sampleLeaf(env: Environment) {
  return leaf(
    (written) => readSample(written, env),
    'month, week, day or a time',
    'how often state is recorded: on the first of the month, on Mondays, each day, or every so long',
    'days',
  );
}

function readSample(written: string | number, env: Environment): Parsed<SampleChoice> {
  const grain = GRAINS.find((known) => known === written);
  if (grain !== undefined) return { ok: true, value: { kind: 'grain', grain } };
  const parsed = readQuantity(written, 'days', 'positive', env);
  if (parsed.ok) return { ok: true, value: { kind: 'every', days: parsed.value } };
  const near = suggest(String(written), GRAINS);
  const hint = near === undefined ? {} : { hint: `Did you mean \`${near}\`?` };
  return {
    ok: false,
    problem: { expected: 'month, week, day or a time such as 10 days', received: parsed.problem.received, ...hint },
  };
}

/** Days between two samples where there is no calendar; a month has none. */
export function sampleDaysOf(choice: SampleChoice): number | undefined {
  if (choice.kind === 'every') return choice.days;
  if (choice.grain === 'month') return undefined;
  return choice.grain === 'week' ? DAYS_PER_WEEK : 1;
}
