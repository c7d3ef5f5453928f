import type { StreamKey } from '../random/streams.ts';
import { createStream, substreamKey } from '../random/streams.ts';
import type { Violation } from './audit.ts';
import type { Control, Controller, Tracer } from './control.ts';
import { FIRST_CONTROLLER_CODE, PRIORITY } from './control.ts';
import type { Figures } from './counters.ts';
import { figuresBetween } from './counters.ts';
import type { Measured } from './measure.ts';
import { measure } from './measure.ts';
import { Network } from './network.ts';
import type { CapacitySteps, NetworkClock } from './result.ts';
import type { NetworkSpec } from './spec.ts';

const CAPACITY_STEP = FIRST_CONTROLLER_CODE;
const WARMED_UP = FIRST_CONTROLLER_CODE + 1;
const SAMPLE = FIRST_CONTROLLER_CODE + 2;

const EVENTS_PER_CHUNK = 4096;

/** What one simulation of a plain network gives. */
export interface NetworkResult {
  readonly spec: NetworkSpec;
  /** Figures over the stretch after the warm-up. */
  readonly overall: Measured;
  /** Figures between one sample and the next, in time order; the first ends at `sampleDays[0]`. */
  readonly sampleDays: readonly number[];
  readonly samples: readonly Measured[];
  readonly audit: readonly Violation[];
  readonly fingerprint: string;
  readonly events: number;
}

/** What a plain simulation may be given besides the network and its clock. */
export interface NetworkRunOptions {
  readonly capacitySteps?: readonly CapacitySteps[];
  readonly tracer?: Tracer;
}

/**
 * Simulates a plain queueing network to the end of its clock and measures it after the warm-up.
 * @param key seed, draw and replication: equal keys give equal paths, to the byte
 */
export function simulateNetwork(
  spec: NetworkSpec,
  clock: NetworkClock,
  key: StreamKey,
  options: NetworkRunOptions = {},
): NetworkResult {
  const steps = options.capacitySteps ?? [];
  const sampleDays: number[] = [];
  const samples: Measured[] = [];
  let warm: Figures | undefined;
  let last: Figures | undefined;
  let lastDays = 0;

  const controllerOf = (control: Control): Controller => {
    steps.forEach((step, i) => {
      step.timesDays.forEach((atDays, k) => {
        control.schedule(atDays, PRIORITY.capacity, CAPACITY_STEP, i * STEPS_FACTOR + k);
      });
    });
    control.schedule(clock.warmUpDays, PRIORITY.sample, WARMED_UP, 0);
    return {
      admit: () => {},
      leave: () => {},
      route: () => {
        throw new Error('a plain network has no routes that a controller decides');
      },
      timer: (code, subject) => {
        if (code === CAPACITY_STEP) {
          const step = steps[Math.floor(subject / STEPS_FACTOR)]!;
          control.setCapacity(step.pool, step.values[subject % STEPS_FACTOR]!);
          return;
        }
        const now = control.counters.snapshot(control.nowDays);
        if (code === WARMED_UP) warm = now;
        if (code === SAMPLE) {
          sampleDays.push(control.nowDays);
          samples.push(measure(spec, figuresBetween(last!, now), control.nowDays - lastDays));
        }
        last = now;
        lastDays = control.nowDays;
        const nextDays = control.nowDays + clock.sampleEveryDays;
        if (nextDays <= clock.endDays) control.schedule(nextDays, PRIORITY.sample, SAMPLE, 0);
      },
    };
  };

  const streams = (jobClass: string, station: string, purpose: string) =>
    createStream(substreamKey(key, jobClass, station, purpose));
  const tracer = options.tracer === undefined ? {} : { tracer: options.tracer };
  const network = new Network(spec, streams, { controller: controllerOf, ...tracer });
  while (network.advance(clock.endDays, EVENTS_PER_CHUNK) === 'paused');
  const measured = figuresBetween(warm!, network.counters.snapshot(clock.endDays));
  return {
    spec,
    overall: measure(spec, measured, clock.endDays - clock.warmUpDays),
    sampleDays,
    samples,
    audit: network.audit(),
    fingerprint: network.fingerprint,
    events: network.eventCount,
  };
}

/** Packs (schedule, step) into an event's subject. */
const STEPS_FACTOR = 65_536;
