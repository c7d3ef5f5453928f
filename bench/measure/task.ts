// Simulates a task with loopgain, as `bench/peers` do with theirs: <task> <days> <seed>; a second of the same work comes first.
import { replicationKey, simulateWhole } from '../../test/support/networks.ts';
import type { TaskId } from '../tasks.ts';
import { specOf, TASKS } from '../tasks.ts';
import { processorSeconds } from './clock.ts';

const BATCHES = 10;
const WARM_UP_SECONDS = 1;

const [name, days, seed] = process.argv.slice(2);
const spec = specOf(TASKS[name as TaskId]);
const endDays = Number(days);
while (processorSeconds() < WARM_UP_SECONDS) simulateWhole(spec, { endDays: endDays / 4 }, replicationKey(2, Number(seed)));
const before = processorSeconds();
const result = simulateWhole(spec, { endDays, sampleEveryDays: endDays / BATCHES }, replicationKey(1, Number(seed)));
const seconds = processorSeconds() - before;
const { classes, stations } = result.overall;
const events = [...classes.map((c) => c.arrivals), ...stations.map((s) => s.departures)].reduce((sum, n) => sum + n, 0);
console.log(JSON.stringify({ events, seconds, meanCycleDays: result.samples.map((sample) => sample.classes[0]!.meanCycleDays) }));
