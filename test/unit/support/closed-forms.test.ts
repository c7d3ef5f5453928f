import { expect, test } from 'vitest';
import {
  birthAndDeath,
  chancesOfMMcK,
  engsetLoss,
  erlangB,
  erlangC,
  meanOfNumber,
  varianceOfMM1,
  varianceOfNumber,
  visitRatios,
  waitOfMMc,
  waitQuantileOfMMc,
} from '../../support/closed-forms.ts';
import {
  momentOf,
  transformOf,
  varianceOfNumberMG1,
  varianceOfWaitFifo,
  varianceOfWaitLifo,
  waitingShareOfGM1,
  waitOfBatches,
  waitOfGM1,
  waitOfMG1,
  waitOfShortestFirst,
} from '../../support/closed-forms-general.ts';
import { stationaryMean } from '../../support/markov-chain.ts';

test.each([
  [2, 1, 1 / 5],
  [3, 2, 4 / 19],
  [10, 10, 0.214582],
  [100, 100, 0.0757],
])('Erlang B of %d servers at %d erlangs is as tabled', (servers, load, loss) => {
  expect(erlangB(servers, load)).toBeCloseTo(loss, servers > 10 ? 4 : 6);
});

test.each([
  [1, 0.4, 0.4],
  [2, 1, 1 / 3],
  [5, 4, 0.5541],
  [10, 8, 0.4092],
])('Erlang C of %d servers at %d erlangs is as tabled', (servers, load, waits) => {
  expect(erlangC(servers, load)).toBeCloseTo(waits, 4);
});

test('M/M/c with places that never fill is M/M/c', () => {
  const chances = chancesOfMMcK(3, 400, 2, 1.2);
  const waiting = meanOfNumber(chances, (n) => Math.max(0, n - 3));
  expect(waiting / 2).toBeCloseTo(waitOfMMc(3, 2, 1.2), 10);
});

test('M/M/1/1 loses rho / (1 + rho), M/M/c/c what Erlang B says', () => {
  expect(chancesOfMMcK(1, 1, 3, 0.5).at(-1)).toBeCloseTo(1.5 / 2.5, 14);
  expect(chancesOfMMcK(4, 4, 3, 0.9).at(-1)).toBeCloseTo(erlangB(4, 2.7), 14);
});

test('chances of a birth-and-death process give its mean and variance', () => {
  const chances = birthAndDeath(
    500,
    () => 0.8,
    () => 1,
  );
  expect(meanOfNumber(chances)).toBeCloseTo(4, 10);
  expect(varianceOfNumber(chances)).toBeCloseTo(varianceOfMM1(0.8), 8);
});

test('half of the customers of M/M/1 at load 0.8 wait less than 5 ln 1.6 services', () => {
  expect(waitQuantileOfMMc(1, 0.8, 1, 0.5)).toBeCloseTo(5 * Math.log(1.6), 12);
});

test('Engset loses what the chain of its sources says, and with many sources what Erlang says', () => {
  const mean = stationaryMean(0, (n) => [
    { to: n + 1, ratePerDay: n < 3 ? (8 - n) * 0.2 : 0 },
    { to: n - 1, ratePerDay: n / 2 },
  ]);
  const lost = mean((n) => (n === 3 ? (8 - n) * 0.2 : 0)) / mean((n) => (8 - n) * 0.2);
  expect(engsetLoss(8, 3, 0.2, 2)).toBeCloseTo(lost, 14);
  expect(engsetLoss(1e7, 3, 2e-7, 1)).toBeCloseTo(erlangB(3, 2), 6);
});

test('a fifth of the jobs goes back: 1.25 visits', () => {
  expect(visitRatios([[0.2]], 0)[0]).toBeCloseTo(1.25, 12);
});

const kinds = [
  { kind: 'exponential', mean: 0.7 },
  { kind: 'deterministic', value: 0.7 },
  { kind: 'erlang', mean: 0.7, phases: 3 },
  { kind: 'uniform', low: 0.2, high: 1.2 },
  { kind: 'hyperexponential', means: [0.4, 1.9], weights: [4, 1] },
] as const;

test.each(kinds)('the transform of $kind has its moments as slopes', (distribution) => {
  const step = 1e-3;
  const [above, below] = [transformOf(distribution, step), transformOf(distribution, -step)];
  expect((below - above) / (2 * step)).toBeCloseTo(momentOf(distribution, 1), 5);
  expect((above + below - 2) / step ** 2).toBeCloseTo(momentOf(distribution, 2), 4);
  const twice = transformOf(distribution, -2 * step) - transformOf(distribution, 2 * step);
  expect((twice - 2 * (below - above)) / (2 * step ** 3)).toBeCloseTo(momentOf(distribution, 3), 3);
});

test('a lognormal has the moments of its logarithm', () => {
  expect(momentOf({ kind: 'lognormal', median: 2, spread: 0 }, 3)).toBe(8);
  expect(momentOf({ kind: 'lognormal', median: 1, spread: 1 }, 2)).toBeCloseTo(Math.exp(2), 12);
});

test('M/G/1 with exponential service is M/M/1: wait, variance of wait, variance of number', () => {
  const service = { kind: 'exponential', mean: 0.8 } as const;
  expect(waitOfMG1(1, service)).toBeCloseTo(waitOfMMc(1, 1, 0.8), 12);
  expect(varianceOfWaitFifo(1, service)).toBeCloseTo((0.64 * 0.8 * 1.2) / 0.04, 10);
  expect(varianceOfNumberMG1(1, service)).toBeCloseTo(varianceOfMM1(0.8), 10);
});

test('variance of the wait in M/M/1, last come first served, is that of the busy periods that start during it', () => {
  // who waits, waits out a busy period: E[Wq^2] = rho E[B^2] = rho 2 S^2 / (1 - rho)^3
  const secondMoment = (0.5 * 2) / 0.5 ** 3;
  expect(varianceOfWaitLifo(0.5, { kind: 'exponential', mean: 1 })).toBeCloseTo(secondMoment - 1, 10);
});

test('G/M/1: Poisson arrivals find a share rho waiting, even ones at half load 0.2032', () => {
  expect(waitingShareOfGM1({ kind: 'exponential', mean: 1 }, 0.7)).toBeCloseTo(0.7, 12);
  expect(waitingShareOfGM1({ kind: 'deterministic', value: 1 }, 0.5)).toBeCloseTo(0.2032, 4);
});

test('E2/M/1 waits as the chain of its phases says', () => {
  type State = readonly [jobs: number, phase: number];
  const mean = stationaryMean<State>([0, 0], ([n, phase]) => [
    { to: phase === 0 ? [n, 1] : [n + 1, 0], ratePerDay: n < 120 || phase === 0 ? 2 : 0 },
    { to: [n - 1, phase], ratePerDay: n > 0 ? 1 / 0.7 : 0 },
  ]);
  expect(waitOfGM1({ kind: 'erlang', mean: 1, phases: 2 }, 0.7)).toBeCloseTo(
    mean(([n]) => Math.max(0, n - 1)),
    8,
  );
});

test('batches of 1 or 3 wait as the chain of their jobs says', () => {
  const mean = stationaryMean(0, (n) => [
    { to: n + 1, ratePerDay: n < 250 ? 0.15 : 0 },
    { to: n + 3, ratePerDay: n < 250 ? 0.15 : 0 },
    { to: n - 1, ratePerDay: n > 0 ? 1 : 0 },
  ]);
  const batches = { mean: 2, secondMoment: 5 };
  const wait = mean((n) => Math.max(0, n - 1)) / 0.6;
  expect(waitOfBatches(0.3, batches, { kind: 'exponential', mean: 1 })).toBeCloseTo(wait, 8);
});

test('least work first over work from 0: the elementary integral, less than first come first served', () => {
  const wait = waitOfMG1(0.7, { kind: 'uniform', low: 0, high: 2 });
  const shortest = waitOfShortestFirst(0.7, 0, 2);
  // with low 0 the integral is elementary for the load below x = rho u^2, u = x / high: W0 times integral of 1 / (1 - rho u^2)^2
  const root = Math.sqrt(0.7);
  const integral = 0.5 / 0.3 + Math.log((1 + root) / (1 - root)) / (4 * root);
  expect(shortest).toBeCloseTo(wait * 0.3 * integral, 6);
  expect(shortest).toBeLessThan(wait);
});
