import type { BatchSize, NetworkSpec, PoolSpec, Route } from '../../src/queueing/spec.ts';
import { EXIT } from '../../src/queueing/spec.ts';
import type { Distribution } from '../../src/random/distributions.ts';
import { sample } from '../../src/random/sampler.ts';
import { createStream, type Stream, type StreamKey, substreamKey } from '../../src/random/streams.ts';

type ChanceRoute = Extract<Route, { kind: 'chance' }>;

/** All that is left to chance, each from the stream of its name. */
export class NaiveDraws {
  private readonly spec: NetworkSpec;
  private readonly key: StreamKey;
  private readonly streams = new Map<string, Stream>();

  constructor(spec: NetworkSpec, key: StreamKey) {
    this.spec = spec;
    this.key = key;
  }

  workDays(jobClass: number, station: number): number {
    const service = this.spec.stations[station]!.services[jobClass]!;
    if (service.kind === 'carried') throw new Error('work is drawn here');
    return sample(service.distribution, this.stream(jobClass, station, 'service'));
  }

  /** How long a job stays in line at most; undefined for one that stays. */
  patienceDays(jobClass: number, station: number): number | undefined {
    const distribution = this.spec.stations[station]!.patienceDays?.[jobClass];
    return distribution === undefined ? undefined : sample(distribution, this.stream(jobClass, station, 'patience'));
  }

  nextStation(jobClass: number, station: number): number {
    const route = this.spec.stations[station]!.routes[jobClass]!;
    return route.kind === 'fixed' ? route.to : chosen(route as ChanceRoute, this.stream(jobClass, station, 'route'));
  }

  balks(jobClass: number, station: number): boolean {
    return this.stream(jobClass, station, 'balking').next() < this.spec.stations[station]!.balking!.share;
  }

  interarrivalDays(jobClass: number, distribution: Distribution): number {
    return sample(distribution, this.stream(jobClass, EXIT, 'arrivals'));
  }

  thinkDays(jobClass: number, distribution: Distribution): number {
    return sample(distribution, this.stream(jobClass, EXIT, 'think'));
  }

  batchJobs(jobClass: number, batch: BatchSize | undefined): number {
    if (batch === undefined) return 1;
    if (batch.kind === 'fixed') return batch.jobs;
    const stream = this.stream(jobClass, EXIT, 'batch');
    if (batch.kind === 'empirical') return sample({ kind: 'empirical', values: batch.jobs, weights: batch.weights }, stream);
    return geometric(batch.mean, stream.next());
  }

  upDays({ id, breakdowns }: PoolSpec): number {
    return sample(breakdowns!.upDays, this.named('', id, 'up'));
  }

  downDays({ id, breakdowns }: PoolSpec): number {
    return sample(breakdowns!.downDays, this.named('', id, 'down'));
  }

  private stream(jobClass: number, station: number, purpose: string): Stream {
    return this.named(this.spec.classes[jobClass]!.id, this.spec.stations[station]?.id ?? '', purpose);
  }

  private named(jobClass: string, station: string, purpose: string): Stream {
    const key = substreamKey(this.key, jobClass, station, purpose);
    const stream = this.streams.get(key) ?? createStream(key);
    this.streams.set(key, stream);
    return stream;
  }
}

/** The first place whose running sum of chances exceeds a uniform number. */
function chosen({ to, probability }: ChanceRoute, stream: Stream): number {
  const u = stream.next();
  let sum = 0;
  for (const [i, share] of probability.entries()) {
    sum += share;
    if (u < sum) return to[i]!;
  }
  return to.at(-1)!;
}

/** The least n whose chance of being exceeded, (1 - p)^n, is below u. */
function geometric(mean: number, u: number): number {
  let jobs = 1;
  for (let exceeded = 1 - 1 / mean; u < exceeded; exceeded *= 1 - 1 / mean) jobs++;
  return jobs;
}
