import * as z from 'zod';
import type { Generations } from '../../lab/research-parameters.ts';
import type { Environment } from '../environment.ts';
import {
  addProblem,
  areNumbers,
  byId,
  checkSum,
  checkTogether,
  date,
  either,
  fields,
  number,
  orNone,
  quantity,
  word,
} from './leaves.ts';

/** The generation loop. */
export function generationsSchema(env: Environment) {
  return fields(
    {
      trigger: triggerSchema(env),
      overlap: number(env, 'overlap', 'successors between start and promotion at the same time', 'number'),
      train: quantity(env, 'days', 'nonNegative', 'time a successor is in training'),
      evaluate: quantity(env, 'days', 'nonNegative', 'time a successor is in evaluation'),
      gate: word(['promote', 'closed']).describe(
        'whether what passed evaluation is promoted; for a stretch of time see `pauses`',
      ),
      gateDelay: quantity(env, 'days', 'nonNegative', 'time from the end of evaluation to promotion').prefault('0 days'),
      data: orNone(dataSchema(env), 'work on the data of a successor before its training'),
      drift: orNone(
        driftSchema(env),
        "how a generation departs from what was meant: d' = d (1 + amplification) + trend + u spread N(0, 1)",
      ),
      battery: orNone(batterySchema(env), 'tests that a candidate must pass'),
      detection: orNone(
        detectionSchema(env),
        'what the gate does with a candidate in which drift was found; without it: promotes it',
      ),
      approvals: number(
        env,
        'wholeNonNegative',
        'approvals that the gate asks for, all of which must be done',
        'number',
      ).prefault(0),
      minimum: quantity(
        env,
        'days',
        'nonNegative',
        'least time between the end of training and promotion, or the beginning of a staged release',
      ).prefault('0 days'),
      pauses: z
        .array(pauseSchema(env))
        .describe('stretches in which no training begins and nothing is promoted; for good see `gate`')
        .default([]),
      release: orNone(
        releaseSchema(env),
        'a promotion in two steps: first a share of the work for some time, watched, then all of it',
      ),
    },
    'how models follow each other',
  );
}

function triggerSchema(env: Environment) {
  const gain = 'effective compute over that of the newest generation at which a successor starts';
  return either('{effectiveCompute: ratio} or {cadence: ... days}', [
    fields({ effectiveCompute: number(env, 'positive', gain, 'ratio') }).transform(
      ({ effectiveCompute }): Generations['trigger'] => ({ kind: 'effectiveCompute', gain: effectiveCompute }),
    ),
    fields({ cadence: quantity(env, 'days', 'positive', 'time between the starts of successors') }).transform(
      ({ cadence }): Generations['trigger'] => ({ kind: 'cadence', days: cadence }),
    ),
  ]).describe('when a successor starts') as z.ZodType<Generations['trigger']>;
}

/** Jobs of a generation grow as its effective compute over generation 0's to this power. */
function growthOf(env: Environment) {
  const meaning = "jobs grow with effective compute over generation 0's to this power";
  return number(env, 'any', meaning, 'exponent').prefault(0);
}

function dataSchema(env: Environment) {
  return fields({
    jobs: number(env, 'nonNegative', 'jobs of collecting, labelling and rating for generation 1', 'number'),
    growth: growthOf(env),
  });
}

function driftSchema(env: Environment) {
  const good = fields({
    aim: word(['keep', 'raise']).describe('keep: any departure is harm; raise: only a fall is'),
    weight: number(env, 'share', 'its share of what a model is worth; the weights sum to 1'),
    trend: number(env, 'any', 'mean change per generation').prefault(0),
    spread: number(
      env,
      'nonNegative',
      "sigma: standard deviation of a generation's change where AI made all of its training data",
    ),
  });
  const goods = byId(good, 'qualities of a model that its maker means to keep or to raise');
  return fields({
    amplification: number(env, 'minusOneOrMore', 'part by which a generation enlarges the departure it was handed down', 'ratio'),
    goods: checkTogether(goods, (written, context) =>
      checkSum(
        Object.values(written).map((one) => one?.weight),
        context,
      ),
    ),
  });
}

function batterySchema(env: Environment) {
  const signal = fields({
    jobs: number(env, 'nonNegative', 'evaluation jobs that it takes', 'number'),
    of: z.string().describe('good that it looks at'),
    sensitivity: number(env, 'nonNegative', 'mean of the signal per unit of harm over its noise: s / sigma'),
    noise: number(env, 'positive', 'sigma: standard deviation of the signal without harm').prefault(1),
  });
  return fields({
    signals: byId(signal, 'the tests, by id'),
    falseAlarms: number(env, 'share', 'alpha: false alarms of one signal'),
    correlation: number(env, 'share', "correlation of the signals' noise by one common factor").prefault(0),
    judges: word(['vector', 'scalar'])
      .describe('vector: each signal looks at its own good; scalar: all look at the weighted sum')
      .default('vector'),
    sameModel: number(
      env,
      'share',
      "part of its sensitivity that a battery loses which the model's own kind judges: 0 independent, 1 self-confirming",
    ).prefault(0),
    growth: growthOf(env),
  });
}

function detectionSchema(env: Environment) {
  const written = fields({
    action: word(['promote', 'remediate', 'rollback']).describe(
      'promote: nothing; remediate: mend it and evaluate again; rollback: drop it, and the old generation stays',
    ),
    rounds: number(env, 'wholeNonNegative', 'rounds of remediation after which a candidate is dropped').optional(),
    removed: number(env, 'share', 'rem: part of the drift that one round takes away').optional(),
    jobs: number(env, 'wholeNonNegative', 'remediation jobs of one round').prefault(0),
    retrain: quantity(env, 'days', 'nonNegative', 'retraining of one round').prefault('0 days'),
  });
  return checkTogether(written, (detection, context) => {
    if (detection.action !== 'remediate') return;
    for (const key of ['rounds', 'removed'] as const)
      if (!(key in detection)) addProblem(context, [key], { expected: `${key} beside remediate`, received: 'nothing' });
  });
}

function pauseSchema(env: Environment) {
  const written = fields({ from: date(env, 'its first day'), to: date(env, 'the day on which it is over') });
  return checkTogether(written, ({ from, to }, context) => {
    if (areNumbers([from, to]) && to! <= from!)
      addProblem(context, ['to'], { expected: 'a day after `from`', received: 'that day or one before' });
  });
}

function releaseSchema(env: Environment) {
  return fields({
    share: number(env, 'share', 'share of the work that it does at first'),
    days: quantity(env, 'days', 'nonNegative', 'how long'),
    sensitivity: number(env, 'nonNegative', 'mean per unit of harm, over its noise, of what all of the work shows in one day'),
    falseAlarms: number(env, 'share', 'alpha: share of harmless releases that are taken back by chance').prefault(0.05),
  });
}
