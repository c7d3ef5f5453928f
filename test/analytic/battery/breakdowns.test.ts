import { describe, test } from 'vitest';
import type { NetworkSpec, ShrinkPolicy } from '../../../src/queueing/spec.ts';
import type { Distribution } from '../../../src/random/distributions.ts';
import { expectClaims } from '../../support/against-theory.ts';
import { momentOf, transformOf } from '../../support/closed-forms-general.ts';
import type { Interruptions } from '../../support/closed-forms-priorities.ts';
import { cycleWithInterruptions } from '../../support/closed-forms-priorities.ts';
import { stationaryMean } from '../../support/markov-chain.ts';
import { exponential, networkOf, openClass, poolOf, stationOf } from '../../support/networks.ts';
import { meansOf, ratesOf } from './figures.ts';

const UP_DAYS = 8;
const MOST = 250;

/** Servers that fail after 8 days in the mean; a job comes every 2 days. */
function failingQueue(servers: number, work: Distribution, downDays: Distribution, onShrink: ShrinkPolicy): NetworkSpec {
  return networkOf(
    [{ ...poolOf('machines', servers, onShrink), breakdowns: { upDays: exponential(UP_DAYS), downDays } }],
    [openClass('job', exponential(2))],
    [stationOf('serve', 0, [work])],
  );
}

type DownTime = Extract<Distribution, { kind: 'exponential' | 'deterministic' | 'erlang' }>;

function failures(downDays: DownTime): Interruptions {
  return {
    ratePerDay: 1 / UP_DAYS,
    meanDays: momentOf(downDays, 1),
    secondMoment: momentOf(downDays, 2),
    transform: (s) => transformOf(downDays, s),
  };
}

const exactly: DownTime = { kind: 'deterministic', value: 2 };
const about: DownTime = { kind: 'exponential', mean: 2 };

describe('M/G/1 whose server fails, at work or idle', () => {
  test.each([
    ['resume', [1], exactly, 'resume'],
    ['resume', [0.4, 1.6], about, 'resume'],
    ['restart', [1], exactly, 'restart'],
    ['restart', [0.4, 1.6], about, 'restart'],
    // another job takes its turn, with work of its own: to the number of jobs, the same as work drawn anew at once
    ['requeue', [1], exactly, 'resample'],
    ['requeue', [0.4, 1.6], about, 'resample'],
  ] as const)(
    '%s of work %j, repair %j: W of completion times (Avi-Itzhak and Naor 1963, Gaver 1962, Welch 1964)',
    (onShrink, values, downDays, repetition) => {
      const cycle = cycleWithInterruptions(0.5, values, failures(downDays), repetition);
      const spec = failingQueue(1, { kind: 'empirical', values }, downDays, onShrink);
      expectClaims(spec, { endDays: 200_000 }, meansOf('stations', 0, { meanCycleDays: cycle, meanInProcess: cycle / 2 }));
    },
  );

  test('finish: the job in service goes on through the repair; L by the chain of jobs, server and last job', () => {
    type State = readonly [jobs: number, server: 'up' | 'last job' | 'down'];
    const mean = stationaryMean<State>([0, 'up'], ([jobs, server]) => [
      { to: [jobs + 1, server], ratePerDay: jobs < MOST ? 1 / 2 : 0 },
      {
        to: [jobs - 1, server === 'up' ? 'up' : 'down'],
        ratePerDay: jobs > 0 && server !== 'down' ? 1 / 1.2 : 0,
      },
      { to: [jobs, jobs > 0 ? 'last job' : 'down'], ratePerDay: server === 'up' ? 1 / UP_DAYS : 0 },
      { to: [jobs, 'up'], ratePerDay: server === 'up' ? 0 : 1 / 2 },
    ]);
    const jobs = mean(([n]) => n);
    expectClaims(
      failingQueue(1, exponential(1.2), exponential(2), 'finish'),
      { endDays: 150_000 },
      meansOf('stations', 0, { meanInProcess: jobs, meanCycleDays: 2 * jobs }),
    );
  });
});

test.each(['resume', 'requeue'] as const)(
  'M/M/3 whose servers fail, %s: L by the chain of jobs and servers up (Mitrany and Avi-Itzhak 1968)',
  (onShrink) => {
    const mean = stationaryMean<readonly [jobs: number, up: number]>([0, 3], ([jobs, up]) => [
      { to: [jobs + 1, up], ratePerDay: jobs < MOST ? 1 / 2 : 0 },
      { to: [jobs - 1, up], ratePerDay: Math.min(jobs, up) / 3 },
      { to: [jobs, up - 1], ratePerDay: up / UP_DAYS },
      { to: [jobs, up + 1], ratePerDay: (3 - up) / 2 },
    ]);
    const jobs = mean(([n]) => n);
    expectClaims(
      failingQueue(3, exponential(3), exponential(2), onShrink),
      { endDays: 80_000 },
      meansOf('stations', 0, {
        meanInProcess: jobs,
        meanCycleDays: 2 * jobs,
        utilizationShare: 1.5 / mean(([, up]) => up),
      }),
    );
  },
);

test('a server that fails, with 3 places and loss: share lost and L by the chain of jobs and server', () => {
  const mean = stationaryMean<readonly [jobs: number, up: number]>([0, 1], ([jobs, up]) => [
    { to: [jobs + 1, up], ratePerDay: jobs < 3 + up ? 1 / 2 : 0 },
    { to: [jobs - 1, up], ratePerDay: jobs > 0 && up === 1 ? 1 / 1.2 : 0 },
    { to: [jobs, 1 - up], ratePerDay: up === 1 ? 1 / UP_DAYS : 1 / 2 },
  ]);
  const spec = failingQueue(1, exponential(1.2), exponential(2), 'resume');
  const stations = spec.stations.map((station) => ({ ...station, buffer: { jobs: 3, whenFull: 'lose' } as const }));
  expectClaims({ ...spec, stations }, { endDays: 100_000 }, [
    ...ratesOf('stations', 0, { lost: mean(([n, up]) => (n >= 3 + up ? 1 / 2 : 0)) }),
    ...meansOf('stations', 0, { meanInProcess: mean(([n]) => n) }),
  ]);
});
