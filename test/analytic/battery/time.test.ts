import { describe, test } from 'vitest';
import type { NetworkSpec, ShrinkPolicy, Source, Timetable } from '../../../src/queueing/spec.ts';
import type { Claim } from '../../support/against-theory.ts';
import { expectClaims } from '../../support/against-theory.ts';
import { cyclicMeansDeterministic, cyclicMeansExponential, fillingUpExponential } from '../../support/closed-forms-time.ts';
import type { CyclePart, Moves } from '../../support/markov-chain.ts';
import { chainsOf, cyclicChances, meanOver } from '../../support/markov-chain.ts';
import { deterministic, exponential, networkOf, openClass, poolOf, singleQueue, stationOf } from '../../support/networks.ts';
import { meansOf } from './figures.ts';

/** Jobs at the first station in part `part` of each of `parts` of a cycle, by samples of one part each. */
function partClaim(part: number, parts: number, theory: number): Claim {
  return {
    name: `jobs in part ${part} of the cycle`,
    of: ({ samples }) => {
      const some = samples.filter((_, i) => i % parts === part);
      return some.reduce((sum, { stations }) => sum + stations[0]!.meanInProcess, 0) / some.length;
    },
    theory,
  };
}

describe('M/G/infinity that begins empty', () => {
  test('exponential service: L(t) = lambda S (1 - e^(-t / S)) (Takacs 1962)', () => {
    const spec = networkOf(
      [poolOf('all', Infinity)],
      [openClass('job', exponential(1e-3))],
      [stationOf('serve', 0, [exponential(4)])],
    );
    const parts = [0, 1, 2, 3].map((part) => partClaim(part, 4, fillingUpExponential(1000, 4, part * 2, part * 2 + 2)));
    expectClaims(spec, { endDays: 8, warmUpDays: 0, sampleEveryDays: 2, maxRelativeError: 0.014 }, parts);
  });

  test('deterministic service: L(t) = lambda min(t, S) (Takacs 1962)', () => {
    const spec = networkOf(
      [poolOf('all', Infinity)],
      [openClass('job', exponential(1e-3))],
      [stationOf('serve', 0, [deterministic(4)])],
    );
    const parts = [1000, 3000, 4000, 4000].map((theory, part) => partClaim(part, 4, theory));
    expectClaims(spec, { endDays: 8, warmUpDays: 0, sampleEveryDays: 2, maxRelativeError: 0.014 }, parts);
  });
});

/** A day of eight parts that goes up and down like 1 + 0.8 sin. */
const WAVE: Timetable = {
  everyDays: 8,
  atDays: [0, 1, 2, 3, 4, 5, 6, 7],
  values: [0, 1, 2, 3, 4, 5, 6, 7].map((part) => 1 + 0.8 * Math.sin((Math.PI * (part + 0.5)) / 4)),
};

function varyingQueue(servers: number, work: Parameters<typeof singleQueue>[1], meanDays: number): NetworkSpec {
  const source: Source = { kind: 'open', interarrivalDays: exponential(meanDays), intensity: WAVE };
  const classes = [openClass('job', exponential(meanDays), { source })];
  return { ...singleQueue(servers, work), classes };
}

describe('arrivals that go up and down', () => {
  const rates: Timetable = { ...WAVE, values: WAVE.values.map((value) => 20 * value) };

  test.each([
    ['M', exponential(2), cyclicMeansExponential(rates, 2, 8)],
    ['D', deterministic(2), cyclicMeansDeterministic(rates, 2, 8)],
  ] as const)('M(t)/%s/infinity: m(t) = integral of r(t - u) P(S > u) (Eick, Massey and Whitt 1993)', (_, work, means) => {
    const claims = means.map((mean, part) => partClaim(part, 8, mean));
    expectClaims(varyingQueue(Infinity, work, 1 / 20), { endDays: 816, warmUpDays: 16, sampleEveryDays: 1 }, claims);
  });

  test('M(t)/M/2: L through the cycle by the chain of its parts (Kolmogorov 1931)', () => {
    const chains = chainsOf(
      0,
      WAVE.values.map(
        (value): Moves<number> =>
          (n) =>
            queueMoves(n, value, Math.min(n, 2) / 1.2),
      ),
    );
    const chances = cyclicChances(chains.map((chain) => ({ chain, days: 1 })));
    const claims = chances.map((of, part) =>
      partClaim(
        part,
        8,
        meanOver(chains[part]!, of, (n) => n),
      ),
    );
    expectClaims(
      varyingQueue(2, exponential(1.2), 1),
      { endDays: 12_016, warmUpDays: 16, sampleEveryDays: 1, maxRelativeError: 0.014 },
      claims,
    );
  });
});

const MOST = 80;

function queueMoves(n: number, arrivalRate: number, servedRate: number): ReturnType<Moves<number>> {
  return [
    { to: n + 1, ratePerDay: n < MOST ? arrivalRate : 0 },
    { to: n - 1, ratePerDay: servedRate },
  ];
}

/** A queue to which a job comes every day, on shifts of 12 days each. */
function shiftQueue(servers: readonly [number, number], meanService: number, onShrink: ShrinkPolicy): NetworkSpec {
  const schedule: Timetable = { everyDays: 24, atDays: [0, 12], values: servers };
  const pool = { ...poolOf('clerks', servers[0], onShrink), schedule };
  return { ...singleQueue(servers[0], exponential(meanService)), pools: [pool] };
}

/** Claims of both shifts and of the whole. */
function expectShifts<State>(spec: NetworkSpec, parts: readonly CyclePart<State>[], jobsOf: (state: State) => number): void {
  const [first, second] = cyclicChances(parts).map((chances, i) => meanOver(parts[i]!.chain, chances, jobsOf));
  expectClaims(spec, { endDays: 42_048, warmUpDays: 48, sampleEveryDays: 12 }, [
    partClaim(0, 2, first!),
    partClaim(1, 2, second!),
    ...meansOf('stations', 0, { meanCycleDays: (first! + second!) / 2 }),
  ]);
}

describe('servers on shifts', () => {
  test.each([
    [[2, 1], 0.9, 'resume'],
    [[2, 1], 0.9, 'requeue'],
    [[1, 0], 0.3, 'resume'],
    [[1, 3], 1.2, 'resume'],
  ] as const)(
    'M/M/c(t) of %j servers, work of %d, %s: L through the cycle by the chain of its parts (Kolmogorov 1931)',
    (servers, meanService, onShrink) => {
      const chains = chainsOf(
        0,
        servers.map(
          (count): Moves<number> =>
            (n) =>
              queueMoves(n, 1, Math.min(n, count) / meanService),
        ),
      );
      const parts = chains.map((chain) => ({ chain, days: 12 }));
      expectShifts(shiftQueue(servers, meanService, onShrink), parts, (n) => n);
    },
  );

  test('M/M/c(t) of 2 servers, then 1 that may find the other still at work: finish', () => {
    type State = readonly [jobs: number, inService: number];
    const [both, one] = [2, 1].map(
      (servers): Moves<State> =>
        ([jobs, serving]) => {
          const next = (n: number, stillServing: number): State => [n, Math.max(stillServing, Math.min(n, servers))];
          return [
            { to: next(jobs + 1, serving), ratePerDay: jobs < MOST ? 1 : 0 },
            { to: next(jobs - 1, serving - 1), ratePerDay: serving / 0.9 },
          ];
        },
    );
    const [full, half] = chainsOf<State>([0, 0], [both!, one!]);
    const parts: CyclePart<State>[] = [
      { chain: full!, days: 12, begin: ([jobs]) => [jobs, Math.min(jobs, 2)] },
      { chain: half!, days: 12 },
    ];
    expectShifts(shiftQueue([2, 1], 0.9, 'finish'), parts, ([jobs]) => jobs);
  });
});
