// Prints what an event of task (b) costs [ns] in the company of features that it does not use: <company> <events>.
import { Network } from '../../src/queueing/network.ts';
import type { NetworkSpec } from '../../src/queueing/spec.ts';
import { simulateWhole, streamsOf } from '../../test/support/networks.ts';
import type { Company } from '../company.ts';
import { featured, lineWithFeaturedStation, lineWithPlainStation } from '../featured.ts';
import { specOf, TASKS } from '../tasks.ts';
import { nanosecondsPerEvent } from './clock.ts';

const FEATURED_DAYS = 20_000;
const WARM_UP_EVENTS = 2e6;

const SPECS: Readonly<Record<Company, () => NetworkSpec>> = {
  alone: () => specOf(TASKS.line),
  after: () => specOf(TASKS.line),
  plain: lineWithPlainStation,
  beside: lineWithFeaturedStation,
};

const [company, events] = process.argv.slice(2);
if (company === ('after' satisfies Company)) {
  for (const spec of featured()) {
    simulateWhole(spec, { endDays: FEATURED_DAYS });
    simulateWhole(spec, { endDays: FEATURED_DAYS }, undefined, { statistics: 'spread', tracer: { record: () => undefined } });
  }
}
console.log(
  JSON.stringify(nanosecondsPerEvent(new Network(SPECS[company as Company](), streamsOf()), WARM_UP_EVENTS, Number(events))),
);
