import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Control, Controller } from '../../src/queueing/control.ts';
import { FIRST_CONTROLLER_CODE, PRIORITY } from '../../src/queueing/control.ts';
import {
  ADMITTED,
  COMPLETIONS,
  CYCLE_SUM,
  DEPARTED,
  HELD_AREA,
  SERVICE_AREA,
  STARTS,
  WAITING_AREA,
  WORK_SUM,
} from '../../src/queueing/figures.ts';
import { Network } from '../../src/queueing/network.ts';
import { simulateNetwork } from '../../src/queueing/simulate-network.ts';
import type { NetworkSpec } from '../../src/queueing/spec.ts';
import { EXIT } from '../../src/queueing/spec.ts';
import type { Distribution } from '../../src/random/distributions.ts';
import { meanOf } from '../../src/random/distributions.ts';
import { visitRatios } from '../support/closed-forms.ts';
import { checkLaw } from '../support/laws.ts';
import {
  deterministic,
  exponential,
  limitedClass,
  networkOf,
  openClass,
  poolOf,
  replicationKey,
  simulateWhole,
  stationOf,
  streamsOf,
} from '../support/networks.ts';
import { randomNetwork } from '../support/random-networks.ts';
import { Diary } from '../support/traced.ts';

const RUNS = 500;
const END_DAYS = 60;
const ALL = 1e9;

function pathOf(spec: NetworkSpec, controller?: (control: Control) => Controller): Network {
  return new Network(spec, streamsOf(), controller === undefined ? {} : { controller });
}

/** All that a path leaves behind. */
function remainsOf(network: Network): unknown {
  const { counters, fingerprint, eventCount, nowDays } = network;
  return { figures: counters.snapshot(nowDays), fingerprint, eventCount, nowDays };
}

test('flow is conserved, Little holds, work is neither lost nor done twice, and none is done by servers that are not there', () => {
  checkLaw(
    fc.property(randomNetwork, (spec) => {
      const network = pathOf(spec);
      network.advance(END_DAYS, ALL);
      expect(network.audit()).toEqual([]);
    }),
    RUNS,
  );
});

type Action = (control: Control) => void;

/** Anything that a controller may do. */
function actionOf(spec: NetworkSpec): fc.Arbitrary<Action> {
  const pool = fc.nat(spec.pools.length - 1);
  const jobClass = fc.nat(spec.classes.length - 1);
  return fc.oneof(
    fc.tuple(pool, fc.constantFrom(0, 0.3, 1, 2.5, 4, 7, Infinity)).map(
      ([p, servers]): Action =>
        (control) =>
          control.setCapacity(p, servers),
    ),
    fc.tuple(jobClass, fc.constantFrom(0.3, 1, 2, 4.5, 9)).map(
      ([c, jobs]): Action =>
        (control) =>
          control.setBundle(c, jobs),
    ),
    fc.tuple(pool, jobClass, fc.constantFrom(0, 0.2, 0.6, 1)).map(
      ([p, c, share]): Action =>
        (control) =>
          control.setClassShare(p, c, share),
    ),
    fc.tuple(jobClass, fc.constantFrom(0, 1, 3.5, 12)).map(
      ([c, jobs]): Action =>
        (control) => {
          if (spec.classes[c]!.source.kind === 'limited') control.setLimit(c, jobs);
        },
    ),
  );
}

test('and so they do whatever a controller does to capacities, shares, limits and bundles', () => {
  const steered = randomNetwork.chain((spec) =>
    fc.tuple(fc.constant(spec), fc.array(fc.tuple(fc.nat(END_DAYS), actionOf(spec)), { maxLength: 25 })),
  );
  checkLaw(
    fc.property(steered, ([spec, actions]) => {
      const network = pathOf(spec, (control) => {
        for (const [i, [atDays]] of actions.entries()) control.schedule(atDays, PRIORITY.control, FIRST_CONTROLLER_CODE, i);
        return { admit: () => {}, leave: () => {}, route: () => EXIT, timer: (_, i) => actions[i]![1](control) };
      });
      network.advance(END_DAYS, ALL);
      expect(network.audit()).toEqual([]);
    }),
    RUNS,
  );
});

test('on a path that has emptied, utilization is throughput times service over servers, exactly', () => {
  checkLaw(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(0.25, 0.5, 0.75),
      fc.integer({ min: 1, max: 60 }),
      (servers, work, stopDays) => {
        const gate = { kind: 'chance', to: [1, EXIT], probability: [0.5, 0.5] } as const;
        const spec = networkOf(
          [poolOf('clerks', servers), poolOf('door', Infinity)],
          [limitedClass('job', 9)],
          [stationOf('wait', 1, [exponential(1)], gate), stationOf('serve', 0, [deterministic(work)])],
        );
        const network = pathOf(spec, (control) => {
          control.schedule(stopDays, PRIORITY.control, FIRST_CONTROLLER_CODE, 0);
          return { admit: () => {}, leave: () => {}, route: () => EXIT, timer: () => control.setLimit(0, 0) };
        });
        network.advance(Infinity, ALL);
        const { figures } = network.counters;
        network.counters.bringUpTo(network.nowDays);
        expect(figures.ofPlace(1, HELD_AREA) / figures.capacityArea(0)).toBeCloseTo(
          (figures.ofPlace(1, COMPLETIONS) / network.nowDays) * (work / servers),
          9,
        );
        expect(figures.ofClass(0, DEPARTED)).toBe(figures.ofClass(0, ADMITTED));
        expect(figures.ofClass(0, CYCLE_SUM)).toBeCloseTo(
          figures.ofPlace(0, WAITING_AREA) +
            figures.ofPlace(0, SERVICE_AREA) +
            figures.ofPlace(1, WAITING_AREA) +
            figures.ofPlace(1, SERVICE_AREA),
          6,
        );
      },
    ),
    RUNS,
  );
});

test('no closed network does more than its most demanded pool can', () => {
  const fullDays = 2000;
  /** The bound is on means; a path of this length stays within so much of it. */
  const slack = 1.1;
  checkLaw(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(0.5, 1, 2), fc.nat(4)), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 20 }),
      (queues, jobs) => {
        const routing = queues.map(([, , back], i) =>
          queues.map((_, j) => (j === i ? back / 8 : j === i + 1 ? 1 - back / 8 : 0)),
        );
        const spec = networkOf(
          queues.map(([servers], i) => poolOf(`pool${i}`, servers)),
          [limitedClass('job', jobs)],
          queues.map(([, mean, back], i) =>
            stationOf(`queue${i}`, i, [exponential(mean)], {
              kind: 'chance',
              to: [i, i + 1 < queues.length ? i + 1 : EXIT],
              probability: [back / 8, 1 - back / 8],
            }),
          ),
        );
        const visits = visitRatios(routing, 0);
        const most = Math.min(...queues.map(([servers, mean], i) => servers / (visits[i]! * mean)));
        const clock = { endDays: fullDays, warmUpDays: 0, sampleEveryDays: fullDays };
        const { overall } = simulateNetwork(spec, clock, replicationKey(1));
        expect(overall.classes[0]!.throughputPerDay).toBeLessThanOrEqual(most * slack);
      },
    ),
    RUNS,
  );
});

test('to a and then to b is to b, and in whatever chunks', () => {
  checkLaw(
    fc.property(
      randomNetwork,
      fc.integer({ min: 0, max: END_DAYS }),
      fc.integer({ min: 1, max: 50 }),
      (spec, stopDays, chunk) => {
        const [whole, stopped, chunked] = [pathOf(spec), pathOf(spec), pathOf(spec)];
        whole.advance(END_DAYS, ALL);
        stopped.advance(stopDays, ALL);
        stopped.advance(END_DAYS, ALL);
        while (chunked.advance(END_DAYS, chunk) === 'paused');
        expect(remainsOf(stopped)).toEqual(remainsOf(whole));
        expect(remainsOf(chunked)).toEqual(remainsOf(whole));
      },
    ),
    RUNS,
  );
});

test('the same key gives the same bytes, traced or not; another seed gives others', () => {
  checkLaw(
    fc.property(randomNetwork, (spec) => {
      const plain = simulateWhole(spec, { endDays: END_DAYS, sampleEveryDays: 7 });
      const traced = simulateWhole(spec, { endDays: END_DAYS, sampleEveryDays: 7 }, undefined, { tracer: new Diary(spec) });
      expect(traced).toEqual(plain);
      const open = [...spec.classes, openClass('more', exponential(1))];
      const widened = { ...spec, classes: open, stations: spec.stations.map((station) => widen(station)) };
      const [one, other] = [1, 2].map(
        (seed) => simulateWhole(widened, { endDays: END_DAYS }, replicationKey(1, seed)).fingerprint,
      );
      expect(one).not.toBe(other);
    }),
    RUNS,
  );
});

/** A station with a service and a way out for one more class. */
function widen(station: NetworkSpec['stations'][number]): NetworkSpec['stations'][number] {
  const [extra] = stationOf('extra', 0, [exponential(1)]).services;
  return { ...station, services: [...station.services, extra!], routes: [...station.routes, { kind: 'fixed', to: EXIT }] };
}

test('a station and a class that no job visits change no other number', () => {
  checkLaw(
    fc.property(randomNetwork, fc.boolean(), (spec, isFirst) => {
      const without = simulateWhole(spec, { endDays: END_DAYS, warmUpDays: 5, sampleEveryDays: 11 });
      const idleClass = limitedClass('idle', 0, { priority: isFirst ? 0 : 3 });
      const services = [...spec.classes, idleClass].map(() => exponential(1));
      const wider: NetworkSpec = {
        ...spec,
        classes: [...spec.classes, idleClass],
        stations: [...spec.stations.map((station) => widen(station)), stationOf('unvisited', 0, services)],
      };
      const within = simulateWhole(wider, { endDays: END_DAYS, warmUpDays: 5, sampleEveryDays: 11 });
      expect(within.fingerprint).toBe(without.fingerprint);
      for (const [i, sample] of [without.overall, ...without.samples].entries()) {
        const { stations, classes, pools } = [within.overall, ...within.samples][i]!;
        expect({ stations: stations.slice(0, -1), classes: classes.slice(0, -1), pools }).toEqual(sample);
      }
    }),
    RUNS,
  );
});

/** The distribution in a unit of time so many times smaller. */
function rescale(distribution: Distribution, factor: number): Distribution {
  switch (distribution.kind) {
    case 'exponential':
      return { ...distribution, mean: distribution.mean * factor };
    case 'deterministic':
      return { ...distribution, value: distribution.value * factor };
    case 'lognormal':
      return { ...distribution, median: distribution.median * factor };
    case 'uniform':
      return { ...distribution, low: distribution.low * factor, high: distribution.high * factor };
    default:
      throw new Error(`random networks have no ${distribution.kind}`);
  }
}

test('in another unit of time, a power of two, the same happens at the same moments', () => {
  checkLaw(
    fc.property(randomNetwork, fc.constantFrom(2 ** -20, 0.5, 1024), (spec, factor) => {
      const inUnit: NetworkSpec = {
        ...spec,
        classes: spec.classes.map((jobClass) =>
          jobClass.source.kind === 'open'
            ? { ...jobClass, source: { kind: 'open', interarrivalDays: rescale(jobClass.source.interarrivalDays, factor) } }
            : jobClass,
        ),
        stations: spec.stations.map((station) => ({
          ...station,
          services: station.services.map((service) =>
            service.kind === 'drawn' ? { ...service, distribution: rescale(service.distribution, factor) } : service,
          ),
        })),
      };
      const [lines, linesInUnit] = [
        [spec, END_DAYS],
        [inUnit, END_DAYS * factor],
      ].map(([network, endDays]) => {
        const tracer = new Diary(network as NetworkSpec);
        simulateWhole(network as NetworkSpec, { endDays: endDays as number }, undefined, { tracer });
        return tracer.lines;
      });
      expect(linesInUnit!.map((line) => line.replace(/^\S+/, (days) => String(Number(days) / factor)))).toEqual(lines);
    }),
    RUNS,
  );
});

test('at a first come first served station more servers delay no job, with the same random numbers', () => {
  const work = fc.constantFrom<Distribution>(exponential(1.2), deterministic(0.9), { kind: 'lognormal', median: 1, spread: 1 });
  checkLaw(
    fc.property(work, fc.integer({ min: 1, max: 4 }), fc.nat(), (distribution, servers, seed) => {
      const departures = [servers, servers + 1].map((capacity) => {
        const spec = networkOf(
          [poolOf('clerks', capacity)],
          [openClass('job', exponential(1))],
          [stationOf('serve', 0, [distribution])],
        );
        const tracer = new Diary(spec);
        simulateWhole(spec, { endDays: 200 }, replicationKey(1, seed), { tracer });
        return tracer.done.map((line) => Number(line.split(' ')[0]));
      });
      const [fewer, more] = departures;
      for (const [i, days] of fewer!.entries()) expect(more![i]).toBeLessThanOrEqual(days);
    }),
    RUNS,
  );
});

test('work brought is services begun times their mean', () => {
  const spec = networkOf([poolOf('clerk', 2)], [openClass('job', exponential(1))], [stationOf('serve', 0, [deterministic(1.5)])]);
  const network = pathOf(spec);
  network.advance(500, ALL);
  const figures = network.counters.snapshot(500);
  expect(figures.ofPlace(0, WORK_SUM)).toBe(figures.ofPlace(0, STARTS) * meanOf(deterministic(1.5)));
});
