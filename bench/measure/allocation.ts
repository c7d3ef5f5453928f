// Prints what many events after a warm-up allocate, and what is kept of it: <task> <events>.
// With --expose-gc, and a young generation so large that nothing is collected: what is allocated then shows as growth.
import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { Network } from '../../src/queueing/network.ts';
import { streamsOf } from '../../test/support/networks.ts';
import type { TaskId } from '../tasks.ts';
import { specOf, TASKS } from '../tasks.ts';
import { simulateEvents } from './clock.ts';

const WARM_UP_EVENTS = 5e6;

const [task, events] = process.argv.slice(2);
const network = new Network(specOf(TASKS[task as TaskId]), streamsOf());
const collectedAt: number[] = [];
new PerformanceObserver((list) => collectedAt.push(...list.getEntries().map((entry) => entry.startTime))).observe({
  entryTypes: ['gc'],
});

simulateEvents(network, WARM_UP_EVENTS);
globalThis.gc!();
const before = getHeapStatistics().used_heap_size;
const from = performance.now();
simulateEvents(network, Number(events));
const until = performance.now();
const allocatedBytes = getHeapStatistics().used_heap_size - before;
globalThis.gc!();
const keptBytes = getHeapStatistics().used_heap_size - before;
await setTimeout(1); // collections are told of late
const collections = collectedAt.filter((time) => time > from && time < until).length;
console.log(JSON.stringify({ allocatedBytes, keptBytes, collections }));
