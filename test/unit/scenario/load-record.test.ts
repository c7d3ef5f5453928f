import { expect, test } from 'vitest';
import { networkFromRecord } from '../../../src/scenario/load-record.ts';
import { loadText, problemsOf, SMALL_NETWORK } from '../../support/scenario-files.ts';

const RECORD = {
  time: { end: '100 days' },
  pools: { clerks: { capacity: 3 } },
  classes: { letter: { arrivals: { shape: 'exponential', mean: '1 days' }, path: ['sort', 'send'] } },
  stages: {
    sort: { staff: 'clerks', work: { shape: 'exponential', mean: '0.9 days' } },
    send: { staff: 'clerks', work: { shape: 'deterministic', value: '1 hours' } },
  },
};

test('a record is the network that a file with the same words is', () => {
  expect(networkFromRecord(RECORD)).toEqual(loadText(SMALL_NETWORK).network);
});

test('what is null or undefined in it is not there', () => {
  const pools = { clerks: { capacity: 3, preemption: undefined, breakdowns: null } };
  expect(networkFromRecord({ ...RECORD, pools })).toEqual(loadText(SMALL_NETWORK).network);
});

test('parameters are read, and every problem is told at once', () => {
  const parameters = { load: { value: 0.5, unit: 'days', range: [0, 1], role: 'assumed', source: 'nobody' } };
  const busy = (mean: string) => ({ staff: 'clerk', work: { shape: 'exponential', mean } });
  expect(
    problemsOf(() => networkFromRecord({ ...RECORD, parameters, stages: { sort: busy('load days'), send: busy('lod days') } })),
  ).toEqual([
    'stages.send.work.mean: expected a number or a formula over parameters, got `lod`. Did you mean `load`?',
    'stages.sort.staff: expected a pool, got `clerk`. Did you mean `clerks`?',
    'stages.send.staff: expected a pool, got `clerk`. Did you mean `clerks`?',
  ]);
});
