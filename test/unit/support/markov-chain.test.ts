import { expect, test } from 'vitest';
import { birthAndDeath } from '../../support/closed-forms.ts';
import type { Moves } from '../../support/markov-chain.ts';
import {
  advanceChances,
  chainOf,
  chainsOf,
  cyclicChances,
  meanOver,
  stationaryChances,
  stationaryMean,
} from '../../support/markov-chain.ts';

/** M/M/1 with at most `places`. */
function singleServer(places: number, arrivalRate: number): Moves<number> {
  return (n) => [
    { to: n + 1, ratePerDay: n < places ? arrivalRate : 0 },
    { to: n - 1, ratePerDay: n > 0 ? 1 : 0 },
  ];
}

/** A switch that is on for 1 day and off for 3 in the mean. */
const blinker: Moves<'on' | 'off'> = (state) => [state === 'on' ? { to: 'off', ratePerDay: 1 } : { to: 'on', ratePerDay: 1 / 3 }];

test('a chain counts the states that it can reach, and adds up moves to the same one', () => {
  const chain = chainOf({ n: 0 }, ({ n }) => [
    { to: { n: 1 - n }, ratePerDay: 2 },
    { to: { n: 1 - n }, ratePerDay: 3 },
    { to: { n }, ratePerDay: 7 },
    { to: { n: 9 }, ratePerDay: 0 },
  ]);
  expect(chain.states).toEqual([{ n: 0 }, { n: 1 }]);
  expect([...chain.rates[0]!]).toEqual([[1, 5]]);
});

test('the chances of a birth-and-death chain are products of ratios', () => {
  const chances = stationaryChances(chainOf(0, singleServer(30, 0.7)));
  const theory = birthAndDeath(
    30,
    () => 0.7,
    () => 1,
  );
  for (const [n, chance] of theory.entries()) expect(chances[n]).toBeCloseTo(chance, 14);
});

test('a ring of three states is visited in proportion to the time in each', () => {
  const mean = stationaryMean(0, (state) => [{ to: (state + 1) % 3, ratePerDay: state + 1 }]);
  const [zero, one, two] = [0, 1, 2].map((wanted) => mean((state) => (state === wanted ? 1 : 0)));
  expect([zero, one, two].map((chance) => chance! * 11)).toEqual([6, 3, 2].map((part) => expect.closeTo(part, 12)));
});

test('any chain stands still under its long-run chances', () => {
  const rate = (from: number, to: number): number => ((from * 7 + to * 5) % 4) + (to === (from + 1) % 12 ? 1 : 0);
  const chain = chainOf(0, (from) => Array.from({ length: 12 }, (_, to) => ({ to, ratePerDay: rate(from, to) })));
  const chances = stationaryChances(chain);
  const { after } = advanceChances(chain, chances, 3);
  for (const [i, chance] of chances.entries()) expect(after[i]).toBeCloseTo(chance, 12);
});

test.each([0.1, 1, 40])('after %d days a switch is on with chance 1/4 + 3/4 e^(-4 t / 3)', (days) => {
  const chain = chainOf('on' as 'on' | 'off', blinker);
  const { after, mean } = advanceChances(chain, Float64Array.of(1, 0), days);
  const fallen = Math.exp((-4 * days) / 3);
  expect(after[0]).toBeCloseTo(0.25 + 0.75 * fallen, 12);
  expect(mean[0]).toBeCloseTo(0.25 + ((9 / 16) * (1 - fallen)) / days, 12);
});

test('over a cycle of equal parts the mean is that of the long run', () => {
  const chain = chainOf(0, singleServer(10, 0.5));
  const means = cyclicChances([
    { chain, days: 2 },
    { chain, days: 5 },
  ]);
  const longRun = stationaryMean(0, singleServer(10, 0.5))((n) => n);
  for (const chances of means) expect(meanOver(chain, chances, (n) => n)).toBeCloseTo(longRun, 8);
});

test('a cycle of two parts moves between their limits, from the state that the beginning of each makes', () => {
  const ways: Moves<number>[] = [0, 1].map((from) => (n) => [{ to: 1 - n, ratePerDay: n === from ? 1 : 0 }]);
  const [rise, fall] = chainsOf(0, ways);
  const [first] = cyclicChances([
    { chain: rise!, days: 2 },
    { chain: fall!, days: 2 },
  ]);
  const fallen = Math.exp(-2);
  const atStart = fallen / (1 + fallen);
  const share = (start: number): number => 1 - ((1 - start) * (1 - fallen)) / 2;
  expect(meanOver(rise!, first!, (n) => n)).toBeCloseTo(share(atStart), 8);
  const [reset] = cyclicChances([{ chain: rise!, days: 2, begin: () => 0 }]);
  expect(meanOver(rise!, reset!, (n) => n)).toBeCloseTo(share(0), 12);
});
