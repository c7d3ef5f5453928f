import type { SequenceIndex } from '../random/variates.ts';
import type { StreamSource } from './compile-network.ts';
import { CAPACITY_SECOND, CHANGE_OF_SHIFT, FAILURE, REPAIR } from './control.ts';
import type { NetworkParts } from './parts.ts';
import type { PoolIndex, PoolSpec } from './spec.ts';
import { nextChangeDays, valueAt } from './timetable.ts';

/** Told how many servers a pool has from now on. */
export type OnCapacity = (pool: PoolIndex, servers: number) => void;

/** How many servers of each pool there are at a time: those on shift that have not failed. */
export class Availability {
  private readonly parts: NetworkParts;
  private readonly onCapacity: OnCapacity;
  /** By pool: servers on shift, the first of them that there are. */
  private readonly onShift: Float64Array;
  /** By pool that fails: whether each of all its servers works. Servers of all pools are numbered on, from `firstServer`. */
  private readonly works: readonly Uint8Array[];
  private readonly firstServer: readonly number[];
  /** By pool: sequences of times between failures and to repair; undefined where servers do not fail. */
  private readonly sequences: readonly ({ readonly up: SequenceIndex; readonly down: SequenceIndex } | undefined)[];

  constructor(parts: NetworkParts, streams: StreamSource, onCapacity: OnCapacity) {
    const { spec, variates } = parts;
    this.parts = parts;
    this.onCapacity = onCapacity;
    this.onShift = Float64Array.from(spec.pools, ({ capacity }) => capacity);
    this.works = spec.pools.map((pool) => new Uint8Array(pool.breakdowns === undefined ? 0 : mostServers(pool)).fill(1));
    this.firstServer = this.works.map((_, p) => this.works.slice(0, p).reduce((sum, { length }) => sum + length, 0));
    this.sequences = spec.pools.map(({ id, breakdowns }) => {
      if (breakdowns === undefined) return undefined;
      const { upDays, downDays } = breakdowns;
      return { up: variates.add(upDays, streams('', id, 'up')), down: variates.add(downDays, streams('', id, 'down')) };
    });
  }

  /** Schedules the first changes of each pool; every server has a time to its failure of its own, on shift or not. */
  start(): void {
    for (const [pool, { schedule }] of this.parts.spec.pools.entries()) {
      if (schedule !== undefined) this.scheduleChange(pool);
      for (const server of this.works[pool]!.keys()) {
        this.schedule(this.sequences[pool]!.up, FAILURE, this.firstServer[pool]! + server);
      }
    }
  }

  /** One of the events that this scheduled is due: of a pool, or of a server. */
  handle(code: number, subject: number): void {
    if (code === CHANGE_OF_SHIFT) this.changeShift(subject);
    else if (code === FAILURE) this.setWorking(subject, 0);
    else this.setWorking(subject, 1);
  }

  private changeShift(pool: PoolIndex): void {
    this.onShift[pool] = valueAt(this.parts.spec.pools[pool]!.schedule!, this.parts.events.clock[0]!);
    this.scheduleChange(pool);
    this.onCapacity(pool, this.serversOf(pool));
  }

  private setWorking(server: number, working: 0 | 1): void {
    const pool = this.firstServer.findLastIndex((first, p) => first <= server && this.works[p]!.length > 0);
    const { up, down } = this.sequences[pool]!;
    this.works[pool]![server - this.firstServer[pool]!] = working;
    if (working === 1) this.schedule(up, FAILURE, server);
    else this.schedule(down, REPAIR, server);
    this.onCapacity(pool, this.serversOf(pool));
  }

  private serversOf(pool: PoolIndex): number {
    const works = this.works[pool]!;
    if (this.sequences[pool] === undefined) return this.onShift[pool]!;
    let servers = 0;
    for (let server = 0; server < this.onShift[pool]!; server++) servers += works[server]!;
    return servers;
  }

  private schedule(sequence: SequenceIndex, code: number, subject: number): void {
    const { events, variates } = this.parts;
    events.dueDays = events.clock[0]! + variates.next(sequence);
    events.add(CAPACITY_SECOND, code, subject);
  }

  private scheduleChange(pool: PoolIndex): void {
    const { events, spec } = this.parts;
    const changeDays = nextChangeDays(spec.pools[pool]!.schedule!, Math.max(0, events.clock[0]!));
    if (changeDays === Infinity) return;
    events.dueDays = changeDays;
    events.add(CAPACITY_SECOND, CHANGE_OF_SHIFT, pool);
  }
}

/** Servers that a pool ever has. */
function mostServers({ capacity, schedule }: PoolSpec): number {
  return Math.max(capacity, ...(schedule?.values ?? []));
}
