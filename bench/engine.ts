import { simulateNetwork } from '../src/queueing/simulate-network.ts';
import type { NetworkSpec, Route, StationSpec } from '../src/queueing/spec.ts';
import { EXIT } from '../src/queueing/spec.ts';

/** M/M/1 at load 0.9: one queue, three operations of the event list per job. */
function singleQueue(): NetworkSpec {
  return {
    pools: [{ id: 'clerk', capacity: 1, onShrink: 'resume' }],
    classes: [
      { id: 'customer', priority: 0, entry: 0, source: { kind: 'open', interarrivalDays: { kind: 'exponential', mean: 1 } } },
    ],
    stations: [stationOf('serve', 0, 0.9, { kind: 'fixed', to: EXIT })],
    jobColumns: 0,
  };
}

/** Five M/M/2 stages in a row; a fifth of the jobs go back from the fourth to the second. */
function reworkLine(): NetworkSpec {
  const serviceRates = [0.625, 0.75, 0.75, 0.75, 0.625];
  const routes = [1, 2, 3, 4, EXIT].map((to): Route => ({ kind: 'fixed', to }));
  routes[3] = { kind: 'chance', to: [1, 4], probability: [0.2, 0.8] };
  return {
    pools: serviceRates.map((_, i) => ({ id: `pair${i}`, capacity: 2, onShrink: 'resume' })),
    classes: [{ id: 'job', priority: 0, entry: 0, source: { kind: 'open', interarrivalDays: { kind: 'exponential', mean: 1 } } }],
    stations: serviceRates.map((rate, i) => stationOf(`stage${i}`, i, 1 / rate, routes[i]!)),
    jobColumns: 0,
  };
}

function stationOf(id: string, pool: number, mean: number, route: Route): StationSpec {
  return { id, pool, services: [{ kind: 'drawn', distribution: { kind: 'exponential', mean } }], routes: [route] };
}

const ROUNDS = 5;

/** Simulates a network some times and prints the best rate, which is the one least disturbed by other work on the machine. */
function measureRate(name: string, spec: NetworkSpec, endDays: number): void {
  let best = 0;
  let events = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const clock = { endDays, warmUpDays: 0, sampleEveryDays: endDays };
    const started = process.hrtime.bigint();
    ({ events } = simulateNetwork(spec, clock, { seed: 42, draw: 'point', replication: round }));
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    best = Math.max(best, events / seconds);
  }
  console.log(`${name.padEnd(34)} ${(events / 1e6).toFixed(2)} M events  ${(best / 1e6).toFixed(1)} M events/s`);
}

measureRate('M/M/1, load 0.9, 1e6 customers', singleQueue(), 1e6);
measureRate('five stages with rework, 2e5 jobs', reworkLine(), 2e5);
