import type { Network } from '../../src/queueing/network.ts';

/** Most events simulated by one call, since one long call stays in slow code. */
const EVENTS_PER_CHUNK = 4096;

/** What the process has taken so far [s of processor time, those of the compiler and the collector too]. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Simulates so many events more, up to a whole chunk. */
export function simulateEvents(network: Network, events: number): void {
  const last = network.eventCount + events;
  while (network.eventCount < last) network.advance(Infinity, EVENTS_PER_CHUNK);
}

/** Cost of an event once `warmUpEvents` have passed [ns]. */
export function nanosecondsPerEvent(network: Network, warmUpEvents: number, events: number): number {
  simulateEvents(network, warmUpEvents);
  const [beforeEvents, before] = [network.eventCount, processorSeconds()];
  simulateEvents(network, events);
  return ((processorSeconds() - before) * 1e9) / (network.eventCount - beforeEvents);
}
