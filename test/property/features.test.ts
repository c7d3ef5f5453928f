import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeadlockError } from '../../src/queueing/deadlock.ts';
import { Network } from '../../src/queueing/network.ts';
import type { NetworkSpec } from '../../src/queueing/spec.ts';
import { checkLaw } from '../support/laws.ts';
import { streamsOf } from '../support/networks.ts';
import { featuredNetwork, plainNetwork } from '../support/random-networks.ts';

const RUNS = 1000;
const END_DAYS = 60;
const CHUNK = 500;
/** More than this is no path that a test needs: jobs pile up where servers are too few. */
const MAX_EVENTS = 20_000;

/** Simulates to the end, or to a deadlock, which ends a path as well. */
function pathOf(spec: NetworkSpec, options: ConstructorParameters<typeof Network>[2] = {}, stopDays = END_DAYS): Network {
  const network = new Network(spec, streamsOf(), options);
  try {
    for (const untilDays of [stopDays, END_DAYS]) {
      while (network.eventCount < MAX_EVENTS && network.advance(untilDays, CHUNK) === 'paused');
    }
  } catch (error) {
    if (!(error instanceof DeadlockError)) throw error;
  }
  return network;
}

function remainsOf(network: Network): unknown {
  const { counters, fingerprint, nowDays } = network;
  return { figures: counters.snapshot(nowDays), fingerprint, nowDays };
}

test('whatever features meet, flow is conserved, Little holds, no work is lost or done twice, and no server does two jobs', () => {
  checkLaw(
    fc.property(featuredNetwork, (spec) => {
      expect(pathOf(spec).audit()).toEqual([]);
    }),
    RUNS,
  );
});

test('whatever features meet, tracing and spreads change no byte, and to a and then to b is to b', () => {
  checkLaw(
    fc.property(featuredNetwork, fc.integer({ min: 0, max: END_DAYS }), (spec, stopDays) => {
      const whole = remainsOf(pathOf(spec));
      expect(remainsOf(pathOf(spec, { tracer: { record: () => {} } }))).toEqual(whole);
      expect(remainsOf(pathOf(spec, { statistics: 'spread' }))).toEqual(whole);
      expect(remainsOf(pathOf(spec, {}, stopDays))).toEqual(whole);
    }),
    RUNS,
  );
});

test('the hot loop for pools without features and the pools with all of them give the same bytes', () => {
  checkLaw(
    fc.property(plainNetwork, (spec) => {
      const hot = pathOf(spec);
      const general = pathOf(spec, { tracer: { record: () => {} } });
      expect(hot.audit()).toEqual([]);
      expect(remainsOf(general)).toEqual(remainsOf(hot));
    }),
    RUNS,
  );
});
