import { expect, test } from 'vitest';
import { loadText, problemsOf, replaceLine, SMALL_NETWORK } from '../../support/scenario-files.ts';

/** A line of the small network, what stands there instead, and what the reader is told. */
const NETWORKS: readonly (readonly [line: number, instead: string, told: readonly string[]])[] = [
  [2, 'kind: netwrk', ['2:7 kind: expected lab, network, priors or what-if, got `netwrk`. Did you mean `network`?']],
  [2, '', ['1:1 kind: expected lab, network, priors or what-if, got nothing']],
  [3, 'title: 3', ['3:8 title: expected text, got 3']],
  [
    4,
    'time: {end: 100}',
    [
      '4:13 time.end: expected elapsed time in minutes, hours, days, weeks or years, got the bare number 100. Did you mean 100 days?',
    ],
  ],
  [4, 'time: {end: -100 days}', ['4:13 time.end: expected more than 0 days, got -100 days. Did you mean 100 days?']],
  [4, 'time: {end: 2030-01-01}', ['4:13 time.end: expected a time since the start, got `2030-01-01`. Dates need `time.epoch`']],
  [4, 'time: {end: .inf}', ['4:13 time.end: expected a finite number, got Infinity']],
  [4, 'time: {end: .nan}', ['4:13 time.end: expected a finite number, got NaN']],
  [4, 'time: {end: 1e400 days}', ['4:13 time.end: expected a finite number of days, got Infinity days']],
  [
    4,
    'time: {end: 100 wrk hours}',
    [
      "4:13 time.end: expected elapsed time in minutes, hours, days, weeks or years, got `100 wrk hours`. work hours measure people's effort, and here elapsed time is needed, which does not follow from it",
    ],
  ],
  [
    4,
    'time: {end: 100 days, sample: month, warmUp: 200 days}',
    [
      '4:31 time.sample: expected week, day or a time such as 10 days, got `month`. A plain network has no calendar',
      '4:46 time.warmUp: expected less than the end, got 200 of 100 days',
    ],
  ],
  [
    4,
    'time: {end: 100 days, sample: weekk}',
    ['4:31 time.sample: expected month, week, day or a time such as 10 days, got `weekk`. Did you mean `week`?'],
  ],
  [
    5,
    'pools: {clerks: {capacty: 3}}',
    ['5:18 pools.clerks.capacty: expected a known key, got `capacty`. Did you mean `capacity`?'],
  ],
  [5, 'pools: {clerks: {capacity: -3}}', ['5:28 pools.clerks.capacity: expected 0 or more, got -3']],
  [
    5,
    'pools: {clerks: {capacity: 3, limits: {leter: 0.5}}}',
    ['5:47 pools.clerks.limits.leter: expected a class, got `leter`. Did you mean `letter`?'],
  ],
  [
    5,
    'pools: {clerks: {capacity: 3, onShrink: stop}}',
    ['5:41 pools.clerks.onShrink: expected one of finish, resume, restart, requeue, got `stop`'],
  ],
  [
    5,
    'pools: {Clerks: {capacity: 3}}',
    [
      '5:9 pools.Clerks: expected an id of lower-case letters, digits and hyphens, got `Clerks`',
      '9:17 stages.sort.staff: expected a pool, got `clerks`. Did you mean `Clerks`?',
      '10:17 stages.send.staff: expected a pool, got `clerks`. Did you mean `Clerks`?',
    ],
  ],
  [
    5,
    'pools: [3]',
    [
      '5:8 pools: expected a map, got a list',
      '9:17 stages.sort.staff: expected a pool, got `clerks`. There is none',
      '10:17 stages.send.staff: expected a pool, got `clerks`. There is none',
    ],
  ],
  [
    7,
    '  letter: {arrivals: {shape: exponentail, mean: 1 days}, path: [sort, send]}',
    [
      '7:30 classes.letter.arrivals.shape: expected one of exponential, deterministic, lognormal, gamma, erlang, uniform, triangular, empirical, hyperexponential, got `exponentail`. Did you mean `exponential`?',
    ],
  ],
  [7, '  letter: {path: [sort, send]}', ['7:11 classes.letter: expected either `arrivals` or `wip`, got neither']],
  [7, '  letter: {wip: 0.5, path: [sort]}', ['7:17 classes.letter.wip: expected a whole number, 1 or more, got 0.5']],
  [
    7,
    '  letter: {wip: 3, path: [sort, send, sort]}',
    ['7:39 classes.letter.path.2: expected each stage once, got `sort` again. Send jobs back with `back` or `next`'],
  ],
  [
    7,
    '  letter: {wip: 3, path: [sort, sned]}',
    ['7:33 classes.letter.path.1: expected a stage, got `sned`. Did you mean `send`?'],
  ],
  [7, '  letter: {wip: 3, path: []}', ['7:26 classes.letter.path: expected a list of 1 or more, got an empty list']],
  [
    9,
    '  sort: {staff: clerk, work: {shape: exponential, mean: 0.9 days}}',
    ['9:17 stages.sort.staff: expected a pool, got `clerk`. Did you mean `clerks`?'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: exponential, mean: 0.9 accelerator days}}',
    [
      '9:58 stages.sort.work.mean: expected elapsed time in minutes, hours, days, weeks or years, got `0.9 accelerator days`. accelerator days measure accelerator effort, and here elapsed time is needed, which does not follow from it',
    ],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: exponential, mean: 0.9}}',
    [
      '9:58 stages.sort.work.mean: expected elapsed time in minutes, hours, days, weeks or years, got the bare number 0.9. Did you mean 0.9 days?',
    ],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: triangular, low: 3 days, mode: 2 days, high: 4 days}}',
    ['9:31 stages.sort.work: expected low <= mode <= high, got 3 days, 2 days, 4 days'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: empirical, values: [1 days, 2 days], weights: [1]}}',
    ['9:85 stages.sort.work.weights: expected 2 weights, one for each value, got 1'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {byClass: {letter: {shape: exponential, mean: x days}}}}',
    ['9:77 stages.sort.work.byClass.letter.mean: expected a number or a formula over parameters, got `x`'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {byClass: {leter: {shape: exponential, mean: 1 days}}}}',
    ['9:49 stages.sort.work.byClass.leter: expected a class, got `leter`. Did you mean `letter`?'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {byClass: {}}}',
    ['9:41 stages.sort.work.byClass.letter: expected work for letter, which comes here, got none'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: exponential, mean: 0.9 days}, next: {send: 0.5, exit: 0.4}}',
    ['9:75 stages.sort.next: expected shares that sum to 1, got a sum of 0.9'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: exponential, mean: 0.9 days}, next: {sedn: 0.5, exit: 0.5}}',
    ['9:82 stages.sort.next.sedn: expected a stage or exit, got `sedn`. Did you mean `send`?'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: exponential, mean: 0.9 days}, next: {sort: 1}}',
    ['9:9 stages.sort: expected a way from here to the exit for letter, got none'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: exponential, mean: 0.9 days}, back: {to: sort, share: 1}}',
    ['9:9 stages.sort: expected a way from here to the exit for letter, got none'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: exponential, mean: 0.9 days}, back: {to: sort, share: 1.5}}',
    ['9:93 stages.sort.back.share: expected a share from 0 to 1, got 1.5'],
  ],
  [
    9,
    '  sort: {staff: clerks, work: {shape: exponential, mean: 0.9 days}, back: {to: sort, share: 0.5}, next: {exit: 1}}',
    ['9:75 stages.sort.back: expected either `back` or `next`, got both'],
  ],
  [
    7,
    '  letter: {arrivals: {shape: exponential, mean: 1 days}, path: [sort]}\n  parcel: {wip: 1, path: [send]}\nfrom: 3',
    ['9:1 from: expected a known key, got `from`. Known keys: loopgain, kind, title, parameters, time, pools, classes, stages'],
  ],
  [
    9,
    '  sort: {staff: clerk, wrk: {shape: exponential, mean: 0.9 days}}',
    [
      '9:17 stages.sort.staff: expected a pool, got `clerk`. Did you mean `clerks`?',
      '9:24 stages.sort.wrk: expected a known key, got `wrk`. Did you mean `work`?',
    ],
  ],
];

test.each(NETWORKS)('network line %i: %s', (line, instead, told) => {
  expect(problemsOf(() => loadText(replaceLine(SMALL_NETWORK, line, instead)))).toEqual(told);
});
