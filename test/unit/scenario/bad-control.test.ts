import { expect, test } from 'vitest';
import { CONTROLLED, childOf, loadTexts, problemsOf, replaceIn } from '../../support/scenario-files.ts';

/** A piece of the controlled lab, what stands there instead, and what the reader is told. */
const LABS: readonly (readonly [piece: string, instead: string, told: readonly string[]])[] = [
  [
    'scrutiny: 1/6 hours',
    'scrutiny: 10',
    [
      '30:13 review.scrutiny: expected elapsed time in minutes, hours, days, weeks or years, got the bare number 10. Did you mean 10 minutes?',
    ],
  ],
  [
    'scrutiny: 1/6 hours',
    'scruteny: 1 hours',
    ['30:3 review.scruteny: expected a known key, got `scruteny`. Did you mean `scrutiny`?'],
  ],
  ['  scrutiny: 1/6 hours\n', '', ['27:3 review.scrutiny: expected a quantity that can be read as minutes, got nothing']],
  [
    'policy: {elasticity: 0.5, budget: 0.25}',
    'policy: fixd',
    ['31:11 review.policy: expected `fixed` or {elasticity: ..., budget: ...}, got `fixd`. Did you mean `fixed`?'],
  ],
  [
    'policy: {elasticity: 0.5, budget: 0.25}',
    'policy: {elasticity: 1.5, budget: 0.25}',
    ['31:24 review.policy.elasticity: expected a share from 0 to 1, got 1.5'],
  ],
  ['flaws: flaws', 'flaws: -flaws', ['28:10 review.flaws: expected 0 or more, got -0.2, the value of `-flaws`']],
  [
    'flaws: flaws',
    'flaws: lag',
    ['28:10 review.flaws: expected a value [number], got `lag` [days]. Change the formula, or the unit of the parameter'],
  ],
  [
    'flaws: flaws',
    'flaws: years',
    [
      '28:10 review.flaws: expected a value that does not change with time, got `years`. Only capacity, oversight.seen, review.aiFlaws and automated.beside may use years',
    ],
  ],
  ['true: 0.4', 'true: 0', ['37:9 results.true: expected a share of more than 0, up to 1, got 0']],
  ['power: 0.8', 'power: 0', ['38:10 results.power: expected a share of more than 0, up to 1, got 0']],
  [
    'corrections: {after: 2 * lag days}',
    'corrections: nnoe',
    ['43:16 results.corrections: expected `none` or {after: ... days}, got `nnoe`. Did you mean `none`?'],
  ],
  ['  corrections: {after: 2 * lag days}\n', '', ['35:3 results.corrections: expected `none` or {after: ... days}, got nothing']],
  ['catch: noticed', 'catch: 33', ['32:51 review.automated.catch: expected a share from 0 to 1, got 33']],
  [
    'aiFlaws: "1.5',
    'aiFlaws: "0.2',
    [
      '29:12 review.aiFlaws: expected 0 or more, got -0.3, the value of `0.2 - 0.5 * step(years - 0.5)`. That is its value at years = 0.5174537987679672',
    ],
  ],
  [
    'coordination: {hours: 0.5 work hours',
    'coordination: {hours: 0.5 hours',
    [
      "45:23 coordination.hours: expected people's effort in work hours, got `0.5 hours`. hours measure elapsed time, and here people's effort is needed, which does not follow from it",
    ],
  ],
  [
    'coordination: {',
    'coordination: nnoe #',
    ['45:15 coordination: expected `none` or a map of hours, people, exponent, got `nnoe`. Did you mean `none`?'],
  ],
  ['  at: review', '  at: reveiw', ['27:7 review.at: expected a stage, got `reveiw`. Did you mean `review`?']],
  [
    '  at: review',
    '  at: analyze',
    ['27:7 review.at: expected a stage with `back`, by which what it catches returns, got `analyze`, which has none'],
  ],
  [
    '  at: review',
    '  at: decide',
    [
      '27:7 review.at: expected a stage with `back`, by which what it catches returns, got `decide`, which has none',
      '27:7 review.at: expected a stage after `implement` on the path of experiment or change, got `decide`',
    ],
  ],
  [
    '  at: analyze',
    '  at: run',
    [
      '35:7 results.at: expected a stage with `work` on the path of experiment, got `run`. Known: decide, implement, analyze, review',
    ],
  ],
  [
    '  at: analyze',
    '  at: mitigate',
    [
      '35:7 results.at: expected a stage with `work` on the path of experiment, got `mitigate`. Known: decide, implement, analyze, review',
    ],
  ],
  [
    '  at: analyze',
    '  at: review',
    ['35:7 results.at: expected a stage without `back`, since replication goes back from it, got `review`'],
  ],
  [
    'read: [review, analyze]',
    'read: [review, decide]',
    [
      '36:18 results.read.1: expected a stage with `work` on the path of experiment, `analyze` or later, got `decide`. Known: analyze, review',
    ],
  ],
  ['read: [review, analyze]', 'read: [review, review]', ['36:18 results.read.1: expected each stage once, got `review` again']],
  ['read: [review, analyze]', 'read: []', ['36:9 results.read: expected a list of 1 or more, got an empty list']],
  ['read: [review, analyze]', 'read: review', ['36:9 results.read: expected a list, got `review`']],
  [
    'from: run',
    'from: review',
    [
      '42:33 results.replicate.from: expected a stage before `analyze` on the path of experiment, got `review`. Known: decide, implement, run',
    ],
  ],
  [
    'search: review',
    'search: run',
    [
      '44:20 findings.search: expected a stage with `work`, got `run`. Known: review, decide, implement, analyze, mitigate, annotate, evaluate',
    ],
  ],
  [
    'search: review',
    'search: reviewing',
    [
      '44:20 findings.search: expected a stage with `work`, got `reviewing`. Known: review, decide, implement, analyze, mitigate, annotate, evaluate',
    ],
  ],
  ['weight: 0.25', 'weight: 0.5', ['51:7 generations.drift.goods: expected shares that sum to 1, got a sum of 1.25']],
  [
    'aim: raise',
    'aim: rise',
    ['51:20 generations.drift.goods.skill.aim: expected one of keep, raise, got `rise`. Did you mean `raise`?'],
  ],
  [
    'of: honesty',
    'of: honest',
    ['55:28 generations.battery.signals.lies.of: expected a good of `drift`, got `honest`. Did you mean `honesty`?'],
  ],
  ['noise: 2', 'noise: 0', ['55:61 generations.battery.signals.lies.noise: expected more than 0, got 0']],
  ['amplification: 0.1', 'amplification: -2', ['49:20 generations.drift.amplification: expected -1 or more, got -2']],
  [
    'action: remediate',
    'action: remedy',
    ['62:23 generations.detection.action: expected one of promote, remediate, rollback, got `remedy`'],
  ],
  [
    'action: remediate, rounds: 2, removed: 0.7,',
    'action: remediate,',
    [
      '62:14 generations.detection.rounds: expected rounds beside remediate, got nothing',
      '62:14 generations.detection.removed: expected removed beside remediate, got nothing',
    ],
  ],
  ['rounds: 2', 'rounds: 1.5', ['62:42 generations.detection.rounds: expected a whole number, 0 or more, got 1.5']],
  ['approvals: 3', 'approvals: 0.5', ['63:14 generations.approvals: expected a whole number, 0 or more, got 0.5']],
  [
    'to: 2021-09-15',
    'to: 2021-09-01',
    ['65:35 generations.pauses.0.to: expected a day after `from`, got that day or one before'],
  ],
  ['to: 2021-09-15', 'to: soon', ['65:35 generations.pauses.0.to: expected a date such as 2026-07-01, got `soon`']],
  ['release: {share: 0.1, ', 'release: {', ['66:12 generations.release.share: expected a share from 0 to 1, got nothing']],
  ['idle: {taken: 0.5}', 'idle: {taken: 2}', ['7:25 compute.idle.taken: expected a share from 0 to 1, got 2']],
  ['idle: {taken: 0.5}', 'idle: kept', ['7:17 compute.idle: expected `keep`, `reallocate` or {taken: share}, got `kept`']],
  ['control: on', 'control: onn', ['25:92 loop.control: expected one of on, off, got `onn`. Did you mean `on`?']],
  ['control: on', 'control: true', ['25:92 loop.control: expected one of on, off, got true']],
  ['control: on', 'contrl: on', ['25:83 loop.contrl: expected a known key, got `contrl`. Did you mean `control`?']],
  [
    'incident: {path: [mitigate]}',
    'incident: {path: [mitigte]}',
    ['10:21 classes.incident.path.0: expected a stage, got `mitigte`. Did you mean `mitigate`?'],
  ],
  [
    'incident: {path: [mitigate]}',
    'incident: {path: [run]}',
    ['10:21 classes.incident.path.0: expected a stage with `work`, got `run`, which has `slot`'],
  ],
  [
    'incident: {path: [mitigate]}',
    'incident: {path: [mitigate], priority: 0.5}',
    ['10:42 classes.incident.priority: expected a whole number, got 0.5'],
  ],
  [
    'incident: {path: [mitigate]}',
    'incident: {path: [mitigate], lead: engineers}',
    ['10:32 classes.incident.lead: expected a known key, got `lead`. Known keys: priority, path'],
  ],
  [
    'incident: {path: [mitigate]}',
    'incidents: {path: [mitigate]}',
    ['10:3 classes.incidents: expected a known key, got `incidents`. Did you mean `incident`?'],
  ],
  [
    'finding: {path: [implement, review]',
    'finding: {path: [mitigate, review]',
    [
      '22:55 stages.mitigate.work.finding: expected work hours, since the path of finding comes here, got nothing',
      'lab.yaml:20:120 stages.review.back.to: expected a stage before `review` on the path of finding, got `implement`',
    ],
  ],
  [
    '{approval: 7 work hours}',
    '{}',
    ['21:18 stages.decide.work.approval: expected work hours, since the path of approval comes here, got nothing'],
  ],
  [
    '{approval: 7 work hours}',
    '{approval: 7 hours}',
    [
      "21:29 stages.decide.work.approval: expected people's effort in work hours, got `7 hours`. hours measure elapsed time, and here people's effort is needed, which does not follow from it",
    ],
  ],
];

test.each(LABS)('controlled lab: %s -> %s', (piece, instead, told) => {
  expect(problemsOf(() => loadTexts(childOf(replaceIn(CONTROLLED, piece, instead))))).toEqual(told);
});
