import type { Network } from '../../src/queueing/network.ts';

/** Most events simulated by one call, since one long call stays in slow code. */
const EVENTS_PER_CHUNK = 4096;

/** What a function gives, and how long it takes [s]. */
export function secondsOf<T>(work: () => T): readonly [result: T, seconds: number] {
  const started = process.hrtime.bigint();
  const result = work();
  return [result, Number(process.hrtime.bigint() - started) / 1e9];
}

/** Simulates so many events more, up to a whole chunk. */
export function simulateEvents(network: Network, events: number): void {
  const last = network.eventCount + events;
  while (network.eventCount < last) network.advance(Infinity, EVENTS_PER_CHUNK);
}

/** Cost of an event once `warmUpEvents` have passed [ns]. */
export function nanosecondsPerEvent(network: Network, warmUpEvents: number, events: number): number {
  simulateEvents(network, warmUpEvents);
  const before = network.eventCount;
  const [, seconds] = secondsOf(() => simulateEvents(network, events));
  return (seconds * 1e9) / (network.eventCount - before);
}
