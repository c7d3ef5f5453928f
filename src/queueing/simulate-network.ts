import { assert } from '../base/assert.ts';
import type { StreamKey } from '../random/streams.ts';
import { createStream, substreamKey } from '../random/streams.ts';
import type { Violation } from './audit.ts';
import { assertSpec } from './check-spec.ts';
import type { Control, Controller, Tracer } from './control.ts';
import { FIRST_CONTROLLER_CODE, PRIORITY } from './control.ts';
import type { Figures } from './counters.ts';
import type { Measured } from './measure.ts';
import { measure } from './measure.ts';
import { Network } from './network.ts';
import type { CapacitySteps, NetworkClock } from './result.ts';
import type { NetworkSpec } from './spec.ts';
import { EXIT } from './spec.ts';

const CAPACITY_STEP = FIRST_CONTROLLER_CODE;
const SAMPLE = FIRST_CONTROLLER_CODE + 1;

const EVENTS_PER_CHUNK = 4096;
/** Rounding allowed in a count of samples, relative: a hundredth of the end, a hundred times, is the end. */
const ROUNDING = 1e-12;

/** What one simulation of a plain network gives. */
export interface NetworkResult {
  readonly spec: NetworkSpec;
  /** Figures over the stretch after the warm-up. */
  readonly overall: Measured;
  /** Figures between one sample and the next, in time order; the first ends at `sampleDays[0]`. */
  readonly sampleDays: readonly number[];
  readonly samples: readonly Measured[];
  /** Empty: a path that breaks a law is no result. */
  readonly audit: readonly Violation[];
  /** Equal for equal sequences of events. */
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
 * @param spec with neither routes nor entries that a controller decides
 * @param key seed, draw and replication: equal keys give equal paths, to the byte
 * @throws InvariantError if the data contradict themselves or the path breaks a law that holds on every path
 */
export function simulateNetwork(
  spec: NetworkSpec,
  clock: NetworkClock,
  key: StreamKey,
  options: NetworkRunOptions = {},
): NetworkResult {
  const { endDays, warmUpDays, sampleEveryDays } = clock;
  assert(0 <= warmUpDays && warmUpDays < endDays && endDays < Infinity, '0 <= warm-up < end', { warmUpDays, endDays });
  assert(sampleEveryDays > 0, 'time passes between samples', { sampleEveryDays });
  assertSpec(spec, false);
  const streams = (jobClass: string, station: string, purpose: string) =>
    createStream(substreamKey(key, jobClass, station, purpose));
  let observer: Observer | undefined;
  const network = new Network(spec, streams, {
    controller: (control) => (observer = new Observer(spec, clock, options.capacitySteps ?? [], control)),
    ...(options.tracer === undefined ? {} : { tracer: options.tracer }),
  });
  while (network.advance(endDays, EVENTS_PER_CHUNK) === 'paused');
  const audit = network.audit();
  const [violation] = audit;
  assert(violation === undefined, violation?.law ?? '', { ...violation, broken: audit.length });
  const { sampleDays, samples } = observer!;
  return {
    spec,
    overall: observer!.overall(),
    sampleDays,
    samples,
    audit,
    fingerprint: network.fingerprint,
    events: network.eventCount,
  };
}

/** Changes capacities by their schedules and takes samples: the controller of a network that decides nothing. */
class Observer implements Controller {
  readonly sampleDays: number[] = [];
  readonly samples: Measured[] = [];

  private readonly spec: NetworkSpec;
  private readonly clock: NetworkClock;
  private readonly control: Control;
  private readonly steps: readonly { readonly pool: number; readonly servers: number }[];
  private warm: Figures | undefined;
  private last: Figures | undefined;
  private lastDays = 0;

  constructor(spec: NetworkSpec, clock: NetworkClock, capacitySteps: readonly CapacitySteps[], control: Control) {
    this.spec = spec;
    this.clock = clock;
    this.control = control;
    const steps = capacitySteps.flatMap(({ pool, timesDays, values }) =>
      timesDays.map((atDays, i) => ({ pool, atDays, servers: values[i]! })),
    );
    this.steps = steps;
    for (const [i, { atDays }] of steps.entries()) control.schedule(atDays, PRIORITY.capacity, CAPACITY_STEP, i);
    control.schedule(clock.warmUpDays, PRIORITY.sample, SAMPLE, 0);
  }

  admit(): void {}
  leave(): void {}
  route(): number {
    return EXIT; // never asked: the network has been checked to decide nothing
  }

  timer(code: number, subject: number): void {
    if (code === SAMPLE) this.sample(subject);
    else this.control.setCapacity(this.steps[subject]!.pool, this.steps[subject]!.servers);
  }

  /** Figures from the end of the warm-up to now. */
  overall(): Measured {
    const { nowDays, counters } = this.control;
    return measure(this.spec, counters.snapshot(nowDays).since(this.warm!), nowDays - this.clock.warmUpDays);
  }

  /** The sample number `index`; the one numbered 0, at the end of the warm-up, only has those after it begin. */
  private sample(index: number): void {
    const { control, clock } = this;
    const { nowDays } = control;
    const figures = control.counters.snapshot(nowDays);
    if (index === 0) {
      this.warm = figures;
    } else {
      this.sampleDays.push(nowDays);
      this.samples.push(measure(this.spec, figures.since(this.last!), nowDays - this.lastDays));
    }
    this.last = figures;
    this.lastDays = nowDays;
    const count = ((clock.endDays - clock.warmUpDays) / clock.sampleEveryDays) * (1 + ROUNDING);
    if (index + 1 > count) return;
    const nextDays = Math.min(clock.warmUpDays + (index + 1) * clock.sampleEveryDays, clock.endDays);
    control.schedule(nextDays, PRIORITY.sample, SAMPLE, index + 1);
  }
}
