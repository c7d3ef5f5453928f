import { expect } from 'vitest';
import type { NetworkClock } from '../../src/queueing/result.ts';
import type { NetworkResult, NetworkRunOptions } from '../../src/queueing/simulate-network.ts';
import { simulateNetwork } from '../../src/queueing/simulate-network.ts';
import type { NetworkSpec } from '../../src/queueing/spec.ts';
import { momentsOf, standardError } from '../../src/stats/moments.ts';
import { replicationKey } from './networks.ts';

const REPLICATIONS = 16;
/** So many standard errors off is a fault: one honest claim in 870 by Student's t of 15 degrees, and the seed is fixed. */
const MAX_ERRORS_OFF = 4;
/** A larger standard error, relative to theory, would let a fault pass. */
const MAX_RELATIVE_ERROR = 0.02;
/** With this one, a fault of 2.8 % is four standard errors. */
const SMALL_RELATIVE_ERROR = 0.007;
/** Part of a path that is left out, unless told otherwise: the network begins empty. */
const WARM_UP_SHARE = 0.02;

/** A figure of a path, and what theory says its mean is. */
export type Claim = { readonly name: string; readonly of: (result: NetworkResult) => number; readonly theory: number };

/** How long the paths are, and how they differ from those that are measured from a fiftieth to the end, to errors of 0.7 %. */
export type Paths = Pick<NetworkClock, 'endDays'> &
  Partial<NetworkClock> &
  Pick<NetworkRunOptions, 'statistics'> & { readonly maxRelativeError?: number };

/** Holds mean figures over replications to theory, by their standard errors. */
export function expectTheory(
  values: readonly number[],
  theory: number,
  name: string,
  maxRelativeError: number = MAX_RELATIVE_ERROR,
): void {
  const moments = momentsOf(values);
  const error = standardError(moments);
  expect(error, `${name}: standard error of ${moments.mean} against ${theory}`).toBeLessThanOrEqual(maxRelativeError * theory);
  const errorsOff = Math.abs(moments.mean - theory) / error;
  expect(errorsOff, `${name}: ${moments.mean} +- ${error} against ${theory}`).toBeLessThanOrEqual(MAX_ERRORS_OFF);
}

/** Simulates a network with independent random numbers, and holds each claim to the replications' means. */
export function expectClaims(spec: NetworkSpec, paths: Paths, claims: readonly Claim[]): void {
  const { statistics, maxRelativeError = SMALL_RELATIVE_ERROR, ...clock } = paths;
  const whole = { warmUpDays: clock.endDays * WARM_UP_SHARE, sampleEveryDays: clock.endDays, ...clock };
  const options = statistics === undefined ? {} : { statistics };
  const results = Array.from({ length: REPLICATIONS }, (_, i) => simulateNetwork(spec, whole, replicationKey(i + 1), options));
  for (const { name, of, theory } of claims) expectTheory(results.map(of), theory, name, maxRelativeError);
}
