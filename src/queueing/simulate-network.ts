import { assert } from '../base/assert.ts';
import type { StreamKey } from '../random/streams.ts';
import { createStream, substreamKey } from '../random/streams.ts';
import type { Violation } from './audit.ts';
import type { Tracer } from './control.ts';
import type { Figures } from './figures.ts';
import type { Measured } from './measure.ts';
import { measure } from './measure.ts';
import { Network } from './network.ts';
import type { NetworkClock, NetworkSpread } from './result.ts';
import type { NetworkSpec } from './spec.ts';

const EVENTS_PER_CHUNK = 16_384;
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
  /** Over the stretch after the warm-up, where it was asked for. */
  readonly spread?: NetworkSpread;
  /** Empty: a path that breaks a law is no result. */
  readonly audit: readonly Violation[];
  /** Equal for equal sequences of events. */
  readonly fingerprint: string;
  readonly events: number;
}

/** What a plain simulation may be given besides the network and its clock. */
export interface NetworkRunOptions {
  readonly tracer?: Tracer;
  /** 'spread' also keeps variances and quantiles; 'means' where left out. */
  readonly statistics?: 'means' | 'spread';
}

/**
 * Simulates a plain queueing network to the end of its clock and measures it after the warm-up.
 * @param spec with neither routes nor entries that a controller decides
 * @param key seed, draw and replication: equal keys give equal paths, to the byte
 * @throws InvariantError if the data contradict themselves or the path breaks a law that holds on every path
 * @throws DeadlockError where servers come to wait for each other in a circle
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
  const streams = (jobClass: string, station: string, purpose: string) =>
    createStream(substreamKey(key, jobClass, station, purpose));
  const network = new Network(spec, streams, options);
  const warm = figuresAt(network, warmUpDays);
  network.spread?.restart();
  const samples: Measured[] = [];
  const sampleDays = sampleTimes(clock);
  let before = { days: warmUpDays, figures: warm };
  for (const days of sampleDays) {
    const figures = figuresAt(network, days);
    samples.push(measure(spec, figures.since(before.figures), days - before.days));
    before = { days, figures };
  }
  const overall = measure(spec, figuresAt(network, endDays).since(warm), endDays - warmUpDays);
  const audit = network.audit();
  const [violation] = audit;
  assert(violation === undefined, violation?.law ?? '', { ...violation, broken: audit.length });
  const { fingerprint, eventCount: events } = network;
  const spread = network.spread?.result();
  return { spec, overall, sampleDays, samples, audit, fingerprint, events, ...(spread === undefined ? {} : { spread }) };
}

/** Simulates up to a time, after all that happens then, and copies the sums. */
function figuresAt(network: Network, days: number): Figures {
  while (network.advance(days, EVENTS_PER_CHUNK) === 'paused');
  return network.counters.snapshot(days);
}

/** Ends of the stretches that are measured one by one, counted from the end of the warm-up. */
function sampleTimes({ endDays, warmUpDays, sampleEveryDays }: NetworkClock): number[] {
  const count = Math.floor(((endDays - warmUpDays) / sampleEveryDays) * (1 + ROUNDING));
  return Array.from({ length: count }, (_, i) => Math.min(warmUpDays + (i + 1) * sampleEveryDays, endDays));
}
