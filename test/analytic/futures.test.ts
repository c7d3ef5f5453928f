import { expect, test } from 'vitest';
import type { Future } from '../../src/lab/classify.ts';
import { pathsNotNamed } from '../support/named-futures.ts';

/** A path with its twin takes about half a second. */
const TIMEOUT_MS = 120_000;
const SEEDS = Array.from({ length: 10 }, (_, index) => index + 1);

test.each<[string, Future]>([
  ['s-curve', 's-curve'],
  ['compounding', 'compounding'],
  ['full-recursion', 'recursion'],
])('%s is classified as %s with seeds 1 to 10', { timeout: TIMEOUT_MS }, (scenario, future) => {
  expect(pathsNotNamed(future, scenario, SEEDS)).toEqual([]);
});
