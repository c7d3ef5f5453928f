// Prints what an event costs at each size along one axis [ns], the least of some rounds: <axis> <events> <rounds>.
import { Network } from '../../src/queueing/network.ts';
import { streamsOf } from '../../test/support/networks.ts';
import { AXES } from '../axes.ts';
import { nanosecondsPerEvent } from './clock.ts';

const [id, events, rounds] = process.argv.slice(2);
const axis = AXES.find((candidate) => candidate.id === id)!;
const least = axis.sizes.map(() => Infinity);
for (let round = 0; round < Number(rounds); round++) {
  for (const [i, size] of axis.sizes.entries()) {
    const network = new Network(axis.spec(size), streamsOf());
    const warmUpEvents = Number(events) / 10 + axis.fillEvents(size);
    least[i] = Math.min(least[i]!, nanosecondsPerEvent(network, warmUpEvents, Number(events)));
  }
}
console.log(JSON.stringify(least));
