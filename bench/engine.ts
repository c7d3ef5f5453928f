import type { NetworkSpec } from '../src/queueing/spec.ts';
import { exponential, replicationKey, reworkLine, simulateWhole, singleQueue } from '../test/support/networks.ts';

const ROUNDS = 5;

/** Simulates a network some times and prints the best rate, which is the one least disturbed by other work on the machine. */
function measureRate(name: string, spec: NetworkSpec, endDays: number): void {
  let best = 0;
  let events = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const started = process.hrtime.bigint();
    ({ events } = simulateWhole(spec, { endDays }, replicationKey(round)));
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    best = Math.max(best, events / seconds);
  }
  console.log(`${name.padEnd(34)} ${(events / 1e6).toFixed(2)} M events  ${(best / 1e6).toFixed(1)} M events/s`);
}

measureRate('M/M/1, load 0.9, 1e6 customers', singleQueue(1, exponential(0.9)), 1e6);
measureRate('five stages with rework, 2e5 jobs', reworkLine(), 2e5);
