import { expect } from 'vitest';
import type { NetworkResult } from '../../src/queueing/simulate-network.ts';
import type { NetworkSpec } from '../../src/queueing/spec.ts';
import { momentsOf, standardError } from '../../src/stats/moments.ts';
import { replicationKey, simulateWhole } from './networks.ts';

const REPLICATIONS = 24;
/** So many standard errors off is a fault: one honest test in 16,000, and the seed is fixed. */
const MAX_ERRORS_OFF = 4;
/** A larger standard error would let a fault pass. */
const MAX_RELATIVE_ERROR = 0.02;

/** A figure of a path, and what theory says its mean is. */
export type Claim = { readonly name: string; readonly of: (result: NetworkResult) => number; readonly theory: number };

/** Holds mean figures over replications to theory, by their standard errors. */
export function expectTheory(values: readonly number[], theory: number, name: string): void {
  const moments = momentsOf(values);
  const error = standardError(moments);
  expect(error, `${name}: standard error of ${moments.mean}`).toBeLessThanOrEqual(MAX_RELATIVE_ERROR * theory);
  const errorsOff = Math.abs(moments.mean - theory) / error;
  expect(errorsOff, `${name}: ${moments.mean} +- ${error} against ${theory}`).toBeLessThanOrEqual(MAX_ERRORS_OFF);
}

/** Simulates a network with independent random numbers, and holds each claim to the replications' means. */
export function expectClaims(spec: NetworkSpec, endDays: number, claims: readonly Claim[]): void {
  const results = Array.from({ length: REPLICATIONS }, (_, i) =>
    simulateWhole(spec, { endDays, warmUpDays: endDays / 50 }, replicationKey(i + 1)),
  );
  for (const { name, of, theory } of claims) expectTheory(results.map(of), theory, name);
}
