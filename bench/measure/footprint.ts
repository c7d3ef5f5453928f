// Prints the memory of the process after ever longer simulations of task (a) [bytes]: <events of each>...
import { Network } from '../../src/queueing/network.ts';
import { streamsOf } from '../../test/support/networks.ts';
import { specOf, TASKS } from '../tasks.ts';
import { simulateEvents } from './clock.ts';

const network = new Network(specOf(TASKS.single), streamsOf());
const residentBytes = process.argv.slice(2).map((events) => {
  simulateEvents(network, Number(events) - network.eventCount);
  return process.memoryUsage.rss();
});
console.log(JSON.stringify(residentBytes));
