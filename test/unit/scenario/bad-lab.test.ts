import { expect, test } from 'vitest';
import { loadText, problemsOf, replaceIn, SMALL_LAB } from '../../support/scenario-files.ts';

/** A piece of the small lab, what stands there instead, and what the reader is told. */
const LABS: readonly (readonly [piece: string, instead: string, told: readonly string[]])[] = [
  ['value: 2,', 'value: 9,', ['6:19 parameters.growth.value: expected 1 to 4, its range, got 9']],
  ['value: 2,', 'value: x,', ['6:19 parameters.growth.value: expected a number, got `x`']],
  ['range: [1, 4]', 'range: [4, 1]', ['6:45 parameters.growth.range: expected [low, high], got [4, 1]']],
  ['range: [1, 4]', 'range: [1]', ['6:45 parameters.growth.range: expected a list of 2 or more, got a list of 1']],
  ['range: [1, 4]', 'range: [1, 2, 4]', ['6:45 parameters.growth.range: expected a list of 2, got a list of 3']],
  ['range: [1, 4]', 'range: 4', ['6:45 parameters.growth.range: expected a list of two numbers, got 4']],
  ['unit: ratio, ', '', ['7:14 parameters.taskScale.unit: expected text, got nothing']],
  ['role: fitted', 'role: guessed', ['8:77 parameters.theta.role: expected one of sourced, fitted, assumed, got `guessed`']],
  [
    'parameters:',
    'parameters:\n  years: {value: 1, unit: ratio, range: [0, 2], role: assumed, source: me}',
    ['6:3 parameters.years: expected a name that formulas do not use themselves, got `years`'],
  ],
  [
    'growth^years',
    'grwth^years',
    [
      '10:41 pools.researchers.capacity: expected a number or a formula over parameters, got `grwth` in `60 * grwth^years`. Did you mean `growth`?',
    ],
  ],
  [
    'growth^years',
    'sin(years)',
    ['10:41 pools.researchers.capacity: expected a formula, got `60 * sin(years)`. Did you mean min?'],
  ],
  [
    'growth^years',
    '2 years',
    ['10:41 pools.researchers.capacity: expected a formula, got `60 * 2 years`. Write each multiplication with *'],
  ],
  [
    '"1 - step',
    '"years - 2 * step',
    [
      '25:90 oversight.seen: expected a share from 0 to 1, got -0.48254620123203285, the value of `years - 2 * step(years - 0.5) / 2`. That is its value at years = 0.5174537987679672',
    ],
  ],
  [
    'theta: theta',
    'theta: thetta',
    ['26:19 progress.theta: expected a number or a formula over parameters, got `thetta`. Did you mean `theta`?'],
  ],
  [
    'theta: theta',
    'theta: years',
    [
      '26:19 progress.theta: expected a value that does not change with time, got `years`. Only capacity, oversight.seen, review.aiFlaws and automated.beside may use years',
    ],
  ],
  ['theta: theta', 'theta: -theta', ['26:19 progress.theta: expected more than 0, got -1.5, the value of `-theta`']],
  ['theta: theta', 'theta: log(0)', ['26:19 progress.theta: expected a finite number, got -Infinity, the value of `log(0)`']],
  [
    'theta: theta',
    'theta: theta = 3',
    [
      '26:19 progress.theta: expected a formula, got `theta = 3`. A formula has + - * / ^, min, max, exp, log, sqrt, step, numbers and names',
    ],
  ],
  [
    'theta: theta',
    'theta: min()',
    ['26:19 progress.theta: expected a formula, got `min()`. min takes one or more values, not 0'],
  ],
  [
    'theta: theta',
    'theta: exp(1, 2)',
    ['26:19 progress.theta: expected a formula, got `exp(1`. Parenthesis ) expected (char 6)'],
  ],
  [
    'theta: theta',
    'theta: theta % 2',
    ['26:19 progress.theta: expected a formula, got `theta % 2`. The operators are + - * / ^, not %'],
  ],
  ['theta: theta', 'theta: [1, 2]', ['26:19 progress.theta: expected more than 0, got a list']],
  [
    '16 work hours',
    '16 hours',
    [
      "21:69 stages.decide.work.experiment: expected people's effort in work hours, got `16 hours`. hours measure elapsed time, and here people's effort is needed, which does not follow from it",
    ],
  ],
  [
    '16 work hours',
    '-3 work hours',
    ['21:69 stages.decide.work.experiment: expected more than 0 work hours, got -3 work hours. Did you mean 3 work hours?'],
  ],
  [
    '16 work hours',
    '16 * theta wrk hours',
    [
      "21:69 stages.decide.work.experiment: expected people's effort in work hours, got `16 * theta wrk hours`. Did you mean work hours?",
    ],
  ],
  [
    '960 * taskScale minutes',
    '960 * taskScale',
    [
      '21:116 stages.decide.automation.task: expected elapsed time in minutes, hours, days, weeks or years, got `960 * taskScale`. Write a number and its unit, such as `7 minutes`',
    ],
  ],
  [
    '960 * taskScale minutes',
    '960 * taskScale minuts',
    [
      '21:116 stages.decide.automation.task: expected elapsed time in minutes, hours, days, weeks or years, got `960 * taskScale minuts`. Did you mean minutes?',
    ],
  ],
  [
    '960 * taskScale minutes',
    '-960 * taskScale minutes',
    [
      '21:116 stages.decide.automation.task: expected more than 0 minutes, got -480 minutes, the value of `-960 * taskScale minutes`',
    ],
  ],
  [
    '960 * taskScale minutes',
    '960 * taskScale work hours',
    [
      "21:116 stages.decide.automation.task: expected elapsed time in minutes, hours, days, weeks or years, got `960 * taskScale work hours`. work hours measure people's effort, and here elapsed time is needed, which does not follow from it",
    ],
  ],
  ['training: 0.4', 'training: 0.5', ['14:19 compute.shares: expected shares that sum to 1, got a sum of 1.1']],
  ['hoursPerDay: 7', 'hoursPerDay: 69', ['10:75 pools.researchers.hoursPerDay: expected 0 to 24 hours, got 69']],
  [
    'opens: never',
    'opens: nver',
    [
      '25:139 oversight.closedLoop.opens: expected `never`, a date, or {horizon: ... minutes, after: ... days}, got `nver`. Did you mean `never`?',
    ],
  ],
  [
    'opens: never',
    'opens: {horizon: 3, after: 1 days}',
    [
      '25:149 oversight.closedLoop.opens.horizon: expected elapsed time in minutes, hours, days, weeks or years, got the bare number 3. Did you mean 3 minutes?',
    ],
  ],
  [
    'opens: never',
    'opens: [2]',
    ['25:139 oversight.closedLoop.opens: expected `never`, a date, or {horizon: ... minutes, after: ... days}, got a list'],
  ],
  [
    'limit: none',
    'limit: {kind: levle, ratio: 1000}',
    ['26:99 progress.limit.kind: expected one of level, returns, got `levle`. Did you mean `level`?'],
  ],
  ['gate: promote', 'gate: open', ['29:100 generations.gate: expected one of promote, closed, got `open`']],
  ['gate: true', 'gate: yes', ['21:91 stages.decide.gate: expected true or false, got `yes`']],
  [
    'trigger: {effectiveCompute: 2}',
    'trigger: {effectivecompute: 2}',
    [
      '29:25 generations.trigger.effectivecompute: expected a known key, got `effectivecompute`. Did you mean `effectiveCompute`?',
    ],
  ],
  [
    'granularity: auto',
    'granularity: exakt',
    ['30:14 granularity: expected `exact`, `auto` or {experiment: ..., change: ...}, got `exakt`. Did you mean `exact`?'],
  ],
  ['overlap: 2', 'overlap: 4', ['29:56 generations.overlap: expected 1, 2 or 3, got 4']],
  [
    'staff: fleet',
    'staff: researchers',
    ['23:31 stages.run.staff: expected the pool of accelerators, got `researchers`. Known: fleet'],
  ],
  [
    'staff: researchers',
    'staff: fleet',
    ['21:37 stages.decide.staff: expected a pool of people, got `fleet`. Known: engineers, researchers'],
  ],
  ['slot: {days', 'slott: {days', ['23:38 stages.run.slott: expected a known key, got `slott`. Did you mean `slot`?']],
  [
    'to: implement',
    'to: review',
    [
      '20:120 stages.review.back.to: expected a stage before `review` on the path of experiment, got `review`',
      '20:120 stages.review.back.to: expected a stage before `review` on the path of change, got `review`',
    ],
  ],
  ['share: 0}', 'share: 1}', ['20:138 stages.review.back.share: expected a share from 0 to less than 1, got 1']],
  [
    'to: implement',
    'to: implment',
    ['20:120 stages.review.back.to: expected a stage, got `implment`. Did you mean `implement`?'],
  ],
  [
    'kind: agents, capacity: 200, exponent: 0.5',
    'kind: people, capacity: 228, hoursPerDay: 6, daysPerWeek: 5',
    ['10:3 pools: expected one pool of kind agents, got none'],
  ],
  ['doublings: 1.7, ', '', ['28:10 horizon.doublings: expected doublings beside the exponential law, got nothing']],
  [
    'lead: engineers',
    'lead: fleet',
    ['18:77 classes.change.lead: expected a pool of people, got `fleet`. Known: engineers, researchers'],
  ],
  [
    'path: [implement, review]',
    'path: [implement, review, implement]',
    ['18:114 classes.change.path.2: expected each stage once, got `implement` again'],
  ],
  ['epoch: 2021-01-01', 'epoch: 2021-13-01', ['4:15 time.epoch: expected a date such as 2021-01-01, got `2021-13-01`']],
  ['end: 2022-01-01', 'end: 2020-01-01', ['4:32 time.end: expected a day after the epoch, got `2020-01-01`']],
  ['change: 1 work hours', 'experiment: 1 work hours', ['20:86: expected each key once, got `experiment` again']],
  [
    ', change: 1 work hours',
    '',
    ['20:59 stages.review.work.change: expected work hours, since the path of change comes here, got nothing'],
  ],
];

test.each(LABS)('lab: %s -> %s', (piece, instead, told) => {
  expect(problemsOf(() => loadText(replaceIn(SMALL_LAB, piece, instead)))).toEqual(told);
});
