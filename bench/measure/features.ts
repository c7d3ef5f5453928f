// Prints what an event of task (b) costs [ns] in the company of features that it does not use: <company> <events>.
import { Network } from '../../src/queueing/network.ts';
import { simulateWhole, streamsOf } from '../../test/support/networks.ts';
import type { Company } from '../company.ts';
import { featured, lineWithFeaturedStation } from '../featured.ts';
import { specOf, TASKS } from '../tasks.ts';
import { nanosecondsPerEvent } from './clock.ts';

const FEATURED_DAYS = 20_000;

const [company, events] = process.argv.slice(2);
if (company === ('after' satisfies Company)) {
  for (const spec of featured()) {
    simulateWhole(spec, { endDays: FEATURED_DAYS });
    simulateWhole(spec, { endDays: FEATURED_DAYS }, undefined, { statistics: 'spread', tracer: { record: () => undefined } });
  }
}
const spec = company === ('beside' satisfies Company) ? lineWithFeaturedStation() : specOf(TASKS.line);
console.log(JSON.stringify(nanosecondsPerEvent(new Network(spec, streamsOf()), Number(events) / 5, Number(events))));
