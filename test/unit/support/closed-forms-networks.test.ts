import { expect, test } from 'vitest';
import {
  meanValueOfClasses,
  meanValueOfServers,
  meanValueThroughput,
  saturatedTandemThroughput,
} from '../../support/closed-forms-networks.ts';
import { stationaryMean } from '../../support/markov-chain.ts';

test('mean value analysis: one queue and no delay is always busy, one job meets nobody', () => {
  expect(meanValueThroughput(5, [2], 0)).toBeCloseTo(0.5, 12);
  expect(meanValueThroughput(1, [2, 3], 5)).toBeCloseTo(0.1, 12);
});

test('two like queues and n jobs: n / (n + 1) of a server each', () => {
  expect(meanValueThroughput(7, [1, 1], 0)).toBeCloseTo(7 / 8, 12);
});

test('mean value analysis of queues of several servers is that of the chain', () => {
  type State = readonly [number, number];
  const jobs = 6;
  const mean = stationaryMean<State>([jobs, 0], ([a, b]) => {
    const thinking = jobs - a - b;
    return [
      { to: [a - 1, b + 1], ratePerDay: Math.min(a, 2) / 3 },
      { to: [a, b - 1], ratePerDay: Math.min(b, 3) / 4 },
      { to: [a + 1, b], ratePerDay: thinking / 5 },
    ];
  });
  const queues = [
    { demand: 3, servers: 2 },
    { demand: 4, servers: 3 },
  ];
  const values = meanValueOfServers(jobs, queues, 5);
  expect(values.throughputs[0]).toBeCloseTo(
    mean(([, b]) => Math.min(b, 3) / 4),
    10,
  );
  expect(values.lengths).toEqual([
    expect.closeTo(
      mean(([a]) => a),
      10,
    ),
    expect.closeTo(
      mean(([, b]) => b),
      10,
    ),
  ]);
});

test('with one server each, both analyses agree', () => {
  const single = meanValueOfClasses([5], [[2, 1]], [4]);
  const several = meanValueOfServers(
    5,
    [2, 1].map((demand) => ({ demand, servers: 1 })),
    4,
  );
  expect(several.throughputs[0]).toBeCloseTo(single.throughputs[0]!, 12);
  expect(several.lengths[1]).toBeCloseTo(single.lengths[1]!, 12);
});

test('two classes that do not differ are one', () => {
  const both = meanValueOfClasses(
    [2, 3],
    [
      [2, 1],
      [2, 1],
    ],
    [4, 4],
  );
  const one = meanValueOfClasses([5], [[2, 1]], [4]);
  expect(both.throughputs[0]! / 2).toBeCloseTo(one.throughputs[0]! / 5, 12);
  expect(both.lengths[0]).toBeCloseTo(one.lengths[0]!, 12);
});

test('two classes with own delays are as the chain of who is where says, served in random order', () => {
  type State = readonly [number, number];
  const mean = stationaryMean<State>([0, 0], ([a, b]) => [
    { to: [a + 1, b], ratePerDay: (2 - a) / 3 },
    { to: [a, b + 1], ratePerDay: (3 - b) / 7 },
    { to: [a - 1, b], ratePerDay: a === 0 ? 0 : a / (a + b) / 2 },
    { to: [a, b - 1], ratePerDay: b === 0 ? 0 : b / (a + b) / 2 },
  ]);
  const { throughputs, lengths } = meanValueOfClasses([2, 3], [[2], [2]], [3, 7]);
  expect(throughputs).toEqual([
    expect.closeTo(
      mean(([a]) => (2 - a) / 3),
      10,
    ),
    expect.closeTo(
      mean(([, b]) => (3 - b) / 7),
      10,
    ),
  ]);
  expect(lengths[0]).toBeCloseTo(
    mean(([a, b]) => a + b),
    10,
  );
});

test.each([0, 1, 5])('Hunt: a saturated tandem with %d places is the chain of its second stage', (places) => {
  // 0: nothing at the second; places + 2: it is full, and the first blocked
  const mean = stationaryMean(0, (n) => [
    { to: n + 1, ratePerDay: n < places + 2 ? 1 : 0 },
    { to: n - 1, ratePerDay: n > 0 ? 1 : 0 },
  ]);
  expect(saturatedTandemThroughput(1, places)).toBeCloseTo(
    mean((n) => (n > 0 ? 1 : 0)),
    12,
  );
});
