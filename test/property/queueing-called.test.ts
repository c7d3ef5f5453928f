import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Control, Controller } from '../../src/queueing/control.ts';
import { FIRST_CONTROLLER_CODE, NOBODYS_CALL, PRIORITY } from '../../src/queueing/control.ts';
import { ADMITTED, DEPARTED } from '../../src/queueing/figures.ts';
import { DOUBLES, INTEGERS, PLACE_OF, SERVERS, SIZE, TICKET } from '../../src/queueing/job-table.ts';
import { Network } from '../../src/queueing/network.ts';
import type { ClassSpec, NetworkSpec } from '../../src/queueing/spec.ts';
import { EXIT } from '../../src/queueing/spec.ts';
import { checkLaw } from '../support/laws.ts';
import { streamsOf } from '../support/networks.ts';
import { randomNetwork } from '../support/random-networks.ts';

const RUNS = 600;
const END_DAYS = 40;
const ALL = 1e9;
/** What is less than this part of a pool is rounding. */
const ROUNDING = 1e-5;

/** The network with called classes besides, which are served as its first class and have shares of their own. */
function withCalled(spec: NetworkSpec, priorities: readonly number[], shares: readonly number[]): NetworkSpec {
  const first = spec.classes.length;
  const called = priorities.map((priority, i): ClassSpec => {
    return { id: `called${i}`, priority, entry: EXIT, source: { kind: 'called' } };
  });
  return {
    ...spec,
    pools: spec.pools.map((pool) => ({ ...pool, classLimitShares: [...pool.classLimitShares!.slice(0, first), ...shares] })),
    classes: [...spec.classes, ...called],
    stations: spec.stations.map((station) => ({
      ...station,
      services: [...station.services, ...called.map(() => station.services[0]!)],
      routes: [...station.routes, ...called.map(() => station.routes[0]!)],
    })),
  };
}

/** What the controller does at a time. */
interface Deed {
  readonly atDays: number;
  readonly what: 'bring' | 'capacity' | 'share';
  readonly called: number;
  readonly pool: number;
  readonly amount: number;
}

const deeds = fc.array(
  fc.record<Deed>({
    atDays: fc.nat(END_DAYS),
    what: fc.constantFrom('bring', 'bring', 'bring', 'capacity', 'share'),
    called: fc.nat(2),
    pool: fc.nat(2),
    amount: fc.constantFrom(0.3, 1, 2.5, 4, 9),
  }),
  { maxLength: 30 },
);

const networks = fc.tuple(
  randomNetwork,
  fc.array(fc.constantFrom(-3, -0.5, 0, 1, 2), { minLength: 3, maxLength: 3 }),
  fc.array(fc.constantFrom(1, 1, 0.5, 0.2, 0), { minLength: 3, maxLength: 3 }),
  deeds,
);

/** What it has been asked for and told, in order. */
interface Log {
  readonly calls: { jobClass: number; jobs: number }[];
  readonly admitted: { jobClass: number; jobs: number; subject: number }[];
}

/** Brings jobs in by the timer, a second one where every third job leaves, and a third when some route is asked for. */
function bringing(spec: NetworkSpec, todo: readonly Deed[], log: Log): (control: Control) => Controller {
  const firstCalled = spec.classes.length - 3;
  return (control) => {
    const bring = (jobClass: number, jobs: number): void => {
      control.bring(jobClass, jobs, log.calls.length);
      log.calls.push({ jobClass, jobs });
    };
    for (const [i, { atDays }] of todo.entries()) control.schedule(atDays, PRIORITY.control, FIRST_CONTROLLER_CODE, i);
    let leavers = 0;
    return {
      admit: (job, jobClass, subject) => log.admitted.push({ jobClass, jobs: control.sizeOf(job), subject }),
      leave: (job, jobClass) => {
        if (leavers++ % 3 === 0 && log.calls.length < 200) bring(firstCalled + (leavers % 2), control.sizeOf(job) / 2);
        expect(control.classOf(job)).toBe(jobClass);
      },
      route: (job) => {
        if (control.classOf(job) === firstCalled + 1 && log.calls.length < 200) bring(firstCalled + 2, 1);
        return job % spec.stations.length;
      },
      timer: (_, i) => {
        const { what, called, pool, amount } = todo[i]!;
        const p = pool % spec.pools.length;
        if (what === 'bring') bring(firstCalled + called, amount);
        else if (what === 'capacity') control.setCapacity(p, amount);
        else control.setClassShare(p, firstCalled + called, Math.min(1, amount / 4));
      },
    };
  };
}

function shareOf(spec: NetworkSpec, todo: readonly Deed[], nowDays: number, pool: number, jobClass: number): number {
  const first = spec.classes.length - 3;
  const last = todo
    .map((deed, order) => ({ ...deed, order }))
    .filter(({ what, called, atDays, pool: p }) => {
      return what === 'share' && first + called === jobClass && p % spec.pools.length === pool && atDays <= nowDays;
    })
    .sort((a, b) => a.atDays - b.atDays || a.order - b.order)
    .at(-1);
  return last === undefined ? spec.pools[pool]!.classLimitShares![jobClass]! : Math.min(1, last.amount / 4);
}

/** Jobs that could have more servers than they do, of those free or held by short jobs that come after them. */
function neglected(network: Network, todo: readonly Deed[]): string[] {
  const { spec, counters, jobs, nowDays } = network;
  const present = Array.from({ length: jobs.used }, (_, job) => job)
    .filter((job) => jobs.isPresent(job))
    .map((job) => {
      const jobClass = network.classOf(job);
      const pool = counters.placePool[jobs.integers[job * INTEGERS + PLACE_OF]!]!;
      const row = job * DOUBLES;
      const [size, held, ticket] = [jobs.doubles[row + SIZE]!, jobs.doubles[row + SERVERS]!, jobs.doubles[row + TICKET]!];
      return { job, jobClass, pool, size, held, ticket, priority: spec.classes[jobClass]!.priority };
    });
  return spec.pools.flatMap((_, pool) => {
    const here = present.filter((each) => each.pool === pool);
    const capacity = counters.capacity[pool]!;
    const free = capacity - here.reduce((sum, { held }) => sum + held, 0);
    return here
      .filter(({ held, size }) => held < size * (1 - ROUNDING))
      .filter((each) => {
        const later = here.filter(
          ({ held, size, priority, ticket, jobClass }) =>
            held > 0 &&
            held < size * (1 - ROUNDING) &&
            jobClass !== each.jobClass &&
            (priority > each.priority || (priority === each.priority && ticket > each.ticket)),
        );
        const within = free + later.reduce((sum, { held }) => sum + held, 0);
        const ofClass = here.filter(({ jobClass }) => jobClass === each.jobClass).reduce((sum, { held }) => sum + held, 0);
        const share = shareOf(spec, todo, nowDays, pool, each.jobClass);
        const room = share === 0 ? 0 : share === 1 ? within : Math.min(within, share * capacity - ofClass);
        return room > ROUNDING * Math.max(1, Math.min(capacity, each.size));
      })
      .map((each) => `day ${nowDays}: ${JSON.stringify(each)} of ${free} free`);
  });
}

test('called jobs come as they were called, flow is conserved, and no work is lost or done twice', () => {
  checkLaw(
    fc.property(networks, ([plain, priorities, shares, todo]) => {
      const spec = withCalled(plain, priorities, shares);
      const log: Log = { calls: [], admitted: [] };
      const network = new Network(spec, streamsOf(), { controller: bringing(spec, todo, log) });
      network.advance(END_DAYS, ALL);
      expect(network.audit()).toEqual([]);
      const came = log.admitted.filter(({ subject }) => subject !== NOBODYS_CALL);
      expect(came).toEqual(log.calls.map((call, subject) => ({ ...call, subject })));
      for (const { jobClass, subject } of log.admitted) expect(subject !== NOBODYS_CALL).toBe(jobClass >= plain.classes.length);
      for (const [c] of spec.classes.entries()) {
        const { figures } = network.counters;
        expect(figures.ofClass(c, DEPARTED)).toBeLessThanOrEqual(figures.ofClass(c, ADMITTED) * (1 + ROUNDING));
      }
    }),
    RUNS,
  );
});

test('no server is idle that a job may have, and none serves part of a job while a better one waits for it', () => {
  checkLaw(
    fc.property(networks, ([plain, priorities, shares, todo]) => {
      const spec = withCalled(plain, priorities, shares);
      const log: Log = { calls: [], admitted: [] };
      const network = new Network(spec, streamsOf(), { controller: bringing(spec, todo, log) });
      for (let days = 0.5; days < END_DAYS; days += 0.5) {
        network.advance(days, ALL);
        expect(neglected(network, todo)).toEqual([]);
      }
    }),
    RUNS / 4,
  );
});
