// Simulates a task with loopgain, as `bench/peers` do with theirs: <task> <days> <seed>; half of it comes first, unmeasured.
import { replicationKey, simulateWhole } from '../../test/support/networks.ts';
import type { TaskId } from '../tasks.ts';
import { specOf, TASKS } from '../tasks.ts';
import { secondsOf } from './clock.ts';

const BATCHES = 10;

const [name, days, seed] = process.argv.slice(2);
const spec = specOf(TASKS[name as TaskId]);
const endDays = Number(days);
simulateWhole(spec, { endDays: endDays / 2 }, replicationKey(1, Number(seed) + 1000));
const [result, seconds] = secondsOf(() =>
  simulateWhole(spec, { endDays, sampleEveryDays: endDays / BATCHES }, replicationKey(1, Number(seed))),
);
const { classes, stations } = result.overall;
const events = [...classes.map((c) => c.arrivals), ...stations.map((s) => s.departures)].reduce((sum, n) => sum + n, 0);
console.log(JSON.stringify({ events, seconds, meanCycleDays: result.samples.map((sample) => sample.classes[0]!.meanCycleDays) }));
