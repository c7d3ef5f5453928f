import { expect, test } from 'vitest';
import { childOf, loadText, loadTexts, problemsOf, SMALL_LAB } from '../../support/scenario-files.ts';

const SHARES = 'compute.shares={training: 0.6, experiments: 0, inference: 0.4}';

test.each([
  [SHARES, 'compute.shares.experiments: expected more than 0, since `run` runs in slots of accelerators, got 0'],
  [
    'pools.fleet.capacity=0',
    'pools.fleet.capacity: expected more than 0, since `run` runs in slots of accelerators, on every day, got 0',
  ],
  [
    'pools.fleet.capacity=100 * step(years - 0.5)',
    'pools.fleet.capacity: expected more than 0, since `run` runs in slots of accelerators, on every day, got 0',
  ],
  [
    'compute.shares={training: 0, experiments: 0.6, inference: 0.4}',
    'compute.shares.training: expected more than 0, since successors are trained, got 0',
  ],
])('%s is refused', (override, problem) => {
  expect(problemsOf(() => loadText(SMALL_LAB, [override]))).toEqual([problem]);
});

test('the same holds for what a change says', () => {
  const change = 'from: 2021-07-01\nchange: {compute: {shares: {training: 0.8, experiments: 0}}}';
  expect(problemsOf(() => loadTexts(childOf(change)))).toEqual([
    '4:57 change.compute.shares.experiments: expected more than 0, since `run` runs in slots of accelerators, got 0',
  ]);
});

test('no successors, no training', () => {
  const alone = ['compute.shares={training: 0, experiments: 0.6, inference: 0.4}', 'horizon.reference.date=2023-01-01'];
  expect(problemsOf(() => loadText(SMALL_LAB, alone))).toEqual([]);
});

test('how the first model came to be cannot change once it is out', () => {
  const change = (from: string) =>
    childOf(`from: ${from}\nchange: {horizon: {earlier: 2 minutes, reference: {date: 2021-06-01}}}`);
  expect(problemsOf(() => loadTexts(change('2021-05-01')))).toEqual([
    expect.stringMatching(/^4:\d+ change\.horizon\.earlier: expected what matters once generation 0 is out, got `earlier`/),
    expect.stringMatching(/^4:\d+ change\.horizon\.reference\.date: expected what matters once generation 0 is out, got `date`/),
  ]);
  expect(problemsOf(() => loadTexts(change('2021-02-01')))).toEqual([]);
  const minutes = childOf('from: 2021-05-01\nchange: {horizon: {reference: {minutes: 5 minutes}}}');
  expect(problemsOf(() => loadTexts(minutes))).toEqual([]);
});
