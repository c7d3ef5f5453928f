import { expect, test } from 'vitest';
import { childOf, loadText, loadTexts, problemsOf, SMALL_LAB } from '../../support/scenario-files.ts';

/** Lines of a scenario that extends the small lab, and what the reader is told. */
const FORKS: readonly (readonly [lines: string, told: readonly string[]])[] = [
  ['change: {progress: {beta: 0.3}}', ['3:1 change: expected `from`, the date from which `change` holds, got nothing']],
  [
    'from: 2019-01-01\nchange: {progress: {beta: 0.3}}',
    ['3:7 from: expected a date from the epoch to the end, got `2019-01-01`'],
  ],
  ['from: soon', ['3:7 from: expected a date such as 2026-07-01, got `soon`']],
  ['from: 2021-07-01\nchange: 3', ['4:9 change: expected a map of what changes, got 3']],
  [
    'from: 2021-07-01\nchange: {progres: {beta: 0.3}}',
    ['4:10 change.progres: expected a known key, got `progres`. Did you mean `progress`?'],
  ],
  [
    'from: 2021-07-01\nchange: {classes: {change: {path: [implement]}}}',
    [
      '4:10 change.classes: expected the same classes before and after `from`, got other classes. A change holds other values only; put what differs in structure outside `change`',
    ],
  ],
  [
    'from: 2021-07-01\nchange: {time: {end: 2030-01-01}}',
    ['4:10 change: expected what can change during a simulation, got `time`, `kind` or `title`'],
  ],
  [
    'from: 2021-07-01\nchange: {parameters: {thta: 3}}',
    ['4:29 change.parameters.thta: expected a parameter with value, unit, range, role and source, got 3. Did you mean `theta`?'],
  ],
  [
    'from: 2021-07-01\nchange: {parameters: {theta: 33}}',
    ['4:30 change.parameters.theta.value: expected 0.1 to 5, its range, got 33'],
  ],
];

test.each(FORKS)('fork: %s', (lines, told) => {
  expect(problemsOf(() => loadTexts(childOf(lines)))).toEqual(told);
});

/** A value of --set, and what the reader is told. */
const SETS: readonly (readonly [override: string, told: readonly string[]])[] = [
  ['theta', ['--set: expected path=value, such as theta=1.5, got `theta`']],
  ['theta=', ['--set: expected path=value, such as theta=1.5, got `theta=`']],
  ['thta=2', ['thta: expected a parameter or a path of keys, got `thta`. Did you mean `theta`?']],
  [
    'parameters.thta=2',
    ['parameters.thta: expected an entry of parameters, got `parameters.thta`. Did you mean `parameters.theta`?'],
  ],
  ['progress.thta=2', ['progress.thta: expected a known key, got `thta`. Did you mean `theta`?']],
  [
    'pools.fleeet.capacity=2',
    ['pools.fleeet.capacity: expected an entry of pools, got `pools.fleeet`. Did you mean `pools.fleet`?'],
  ],
  ['theta=9', ['parameters.theta.value: expected 0.1 to 5, its range, got 9']],
  ['theta=fast', ['parameters.theta.value: expected a number, got `fast`']],
  ['theta=[1', ['theta: expected YAML, got `[1`. Flow sequence must end with a ]']],
  [
    'change.parameters.thta=2',
    ['change.parameters.thta: expected an entry of parameters, got `parameters.thta`. Did you mean `parameters.theta`?'],
  ],
  ['theta.vlue=3', ['parameters.theta.vlue: expected a known key, got `vlue`. Did you mean `value`?']],
  [
    'bananas=2',
    [
      'bananas: expected a parameter or a path of keys, got `bananas`. The command `explain` tells what names there are: `explain history`',
    ],
  ],
  [
    'time.end=soon',
    [
      'time.end: expected elapsed time in minutes, hours, days, weeks or years, got `soon`. Write a number and its unit, such as `7 days`',
    ],
  ],
  ['progress.theta=', ['--set: expected path=value, such as theta=1.5, got `progress.theta=`']],
  ['title=null', ['1:1 title: expected text, got nothing']],
];

test.each(SETS)('--set %s', (override, told) => {
  expect(problemsOf(() => loadText(SMALL_LAB, [override]))).toEqual(told);
});
