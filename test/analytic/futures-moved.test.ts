import { expect, test } from 'vitest';
import type { Future } from '../../src/lab/classify.ts';
import { pathsNotNamed } from '../support/named-futures.ts';

const SEEDS = [1];

test.each<[Future, string, string]>([
  ['s-curve', 's-curve', 'progress.limit.ratio=800'],
  ['s-curve', 's-curve', 'progress.limit.ratio=1200'],
  ['s-curve', 's-curve', 'parameters.fleetStops=6.3'],
  ['s-curve', 's-curve', 'parameters.fleetStops=6.7'],
  ['s-curve', 's-curve', 'parameters.fleetStops=7.8'],
  ['compounding', 'compounding', 'parameters.seenFloor=0.8'],
  ['compounding', 'compounding', 'oversight.gate=0.0312'],
  ['compounding', 'compounding', 'oversight.gate=0.0468'],
  ['recursion', 'full-recursion', 'oversight.gate=0.0312'],
  ['recursion', 'full-recursion', 'oversight.gate=0.0468'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.task=192 minutes'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.task=288 minutes'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.offset=-4'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.offset=-6'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.trust=69120 minutes'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.trust=103680 minutes'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.trustWidth=0.8'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.trustWidth=1.2'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.midpoint=0.4 years'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.midpoint=0.6 years'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.width=0.176 years'],
  ['recursion', 'full-recursion', 'oversight.closedLoop.width=0.264 years'],
])('still %s if %s has %s, a fifth up or down', (future, scenario, set) => {
  expect(pathsNotNamed(future, scenario, SEEDS, [`change.${set}`])).toEqual([]);
});
