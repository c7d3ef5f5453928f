import * as z from 'zod';
import type { Parsed } from '../../base/issue.ts';
import { suggest } from '../../base/suggest.ts';
import type { Opening } from '../../lab/adoption.ts';
import type { Environment } from '../environment.ts';
import { byId, curve, date, either, fields, leaf, number, quantity, readDate } from './leaves.ts';

/** Widely used as the human length of a task where a scenario has none of its own; never read while a rung stays shut. */
const DEFAULT_TASK = '60 minutes';

/** When a rung of the ladder opens. */
export function openingSchema(env: Environment, description: string): z.ZodType<Opening> {
  const forms = '`never`, a date, or {horizon: ... minutes, after: ... days}';
  return either(forms, [
    leaf((written) => readOpening(written, forms, env), forms, 'never, or the day', 'date'),
    fields({
      horizon: quantity(env, 'minutes', 'positive', "the deployed model's p50 time horizon that must have been passed"),
      after: quantity(env, 'days', 'nonNegative', 'time between that and the opening'),
    }).transform(({ horizon, after }): Opening => ({ kind: 'horizon', horizonMinutes: horizon, delayDays: after })),
  ]).describe(description) as z.ZodType<Opening>;
}

function readOpening(written: string | number, forms: string, env: Environment): Parsed<Opening> {
  if (written === 'never') return { ok: true, value: { kind: 'never' } };
  const parsed = readDate(written, env);
  if (parsed.ok) return { ok: true, value: { kind: 'date', days: parsed.value } };
  const near = suggest(String(written), ['never']);
  const hint = near === undefined ? {} : { hint: `Did you mean \`${near}\`?` };
  return { ok: false, problem: { expected: forms, received: parsed.problem.received, ...hint } };
}

function automationSchema(env: Environment) {
  return fields({
    opens: openingSchema(env, "when agents begin to attempt the stage's tasks").prefault('never'),
    midpoint: quantity(env, 'days', 'nonNegative', 'time from the opening to the steepest point of the spread').prefault(
      '0 days',
    ),
    width: quantity(env, 'days', 'positive', 'scale of the logistic by which agents spread').prefault('0.22 years'),
    ceiling: number(env, 'share', 'largest share of tasks ever attempted').prefault(1),
    task: quantity(env, 'minutes', 'positive', "median human length of the stage's tasks").prefault(DEFAULT_TASK),
    offset: number(
      env,
      'any',
      "log2 of how much longer a horizon on this stage's tasks is than on the suite's",
      'doublings',
    ).prefault(0),
    speed: number(env, 'positive', 'human hours of delegated work that an agent does in an hour', 'ratio').prefault(8),
    level: number(env, 'level', 'automation level the stage reaches when agents attempt half of it', 'AL0-AL5').prefault(0),
  }).describe('how agents come into the stage');
}

function workSchema(env: Environment) {
  const hours = (who: string) => quantity(env, 'work hours', 'positive', `human work of one visit without AI, ${who}`).optional();
  return fields(
    {
      experiment: hours('experiments'),
      change: hours('changes'),
      incident: hours('incidents'),
      correction: hours('corrections'),
      finding: hours('findings'),
      data: hours('data'),
      evaluation: hours('evaluations'),
      approval: hours('approvals'),
      remediation: hours('remediation'),
    },
    'work of a visit by class',
  );
}

function slotSchema(env: Environment) {
  return fields(
    {
      days: quantity(env, 'days', 'positive', 'time one experiment occupies a slot, mean'),
      cv: number(env, 'nonNegative', 'coefficient of variation of that time', 'ratio'),
      work: quantity(env, 'accelerator days', 'positive', 'accelerator days of one experiment at the epoch'),
      frontier: number(env, 'any', 'eta: experiments grow with experiment compute C as C^eta', 'exponent'),
      efficiency: number(env, 'any', 'psi: experiments shrink with software efficiency S as S^-psi', 'exponent'),
    },
    'a stage that experiments run in, on slots of accelerators',
  );
}

/** The stages of a lab: people's (with `work`) and the one that runs on accelerators (with `slot`). */
export function stagesSchema(env: Environment) {
  const stage = fields({
    activity: z.string().describe("Epoch's AI R&D activity that the stage belongs to"),
    staff: z.string().describe('pool that does it: people for `work`, accelerators for `slot`'),
    work: workSchema(env).optional(),
    slot: slotSchema(env).optional(),
    automation: automationSchema(env).prefault({}),
    gate: z.boolean().describe('whether people must see every result here').default(false),
    snippets: z.boolean().describe('whether snippets save hands-on work here').default(false),
    back: fields(
      {
        to: z.string().describe('an earlier stage'),
        share: number(env, 'shareBelowOne', 'chance that a visit sends the job back'),
      },
      'rework',
    ).optional(),
  });
  return byId(stage, 'steps of AI R&D, by id');
}

/** Code that models write before agents do. */
export function snippetsSchema(env: Environment) {
  return fields(
    {
      saved: number(env, 'share', 'share of hands-on work saved in the end'),
      opens: date(env, 'when snippets come into use'),
      midpoint: quantity(env, 'days', 'nonNegative', 'time from then to the steepest point of the spread'),
      width: quantity(env, 'days', 'positive', 'scale of the logistic'),
    },
    'code that models suggest and people use',
  );
}

/** How people oversee delegated work. */
export function oversightSchema(env: Environment) {
  return fields(
    {
      base: number(env, 'nonNegative', 'o0: oversight as a share of delegated hours at the length `at`', 'share'),
      at: quantity(env, 'minutes', 'positive', 'l0: delegated length at which `base` holds, and the least length delegated'),
      delegated: number(env, 'nonNegative', 'length of what is delegated, as a share of the horizon', 'share'),
      exponent: number(env, 'any', 'gamma: minutes of oversight per task grow with its length l as l^gamma', 'exponent'),
      gate: number(
        env,
        'nonNegative',
        'least oversight at a gate stage while people see every result, as a share of the work',
        'share',
      ),
      seen: curve(env, 'share', 'share of results that people see at the gates'),
      closedLoop: closedLoopSchema(env),
    },
    'how people oversee delegated work: o = o0 (l / l0)^(gamma - 1)',
  );
}

function closedLoopSchema(env: Environment) {
  return fields(
    {
      opens: openingSchema(env, 'when oversight itself begins to be automated'),
      midpoint: quantity(env, 'days', 'nonNegative', 'time from the opening to the steepest point of the spread'),
      width: quantity(env, 'days', 'positive', 'scale of the logistic'),
      task: quantity(env, 'minutes', 'positive', 'median human length of the tasks that oversight consists of'),
      offset: number(env, 'any', "log2 of how much longer a horizon on those tasks is than on the suite's", 'doublings'),
      trust: quantity(env, 'minutes', 'positive', 'horizon at which half of oversight is trusted to AI'),
      trustWidth: number(env, 'positive', 'scale of that logistic', 'doublings'),
    },
    'the rung on which oversight itself is automated',
  );
}
