import type { SequenceIndex } from '../random/variates.ts';
import type { StreamSource } from './compile-network.ts';
import { CAPACITY_SECOND, CHANGE_OF_SHIFT, FAILURE, REPAIR } from './control.ts';
import type { NetworkParts } from './parts.ts';
import type { PoolIndex } from './spec.ts';
import { nextChangeDays, valueAt } from './timetable.ts';

/** Told how many servers a pool has from now on. */
export type OnCapacity = (pool: PoolIndex, servers: number) => void;

/** How many servers of each pool there are at a time: what its schedule says, less those that have failed. */
export class Availability {
  private readonly parts: NetworkParts;
  private readonly onCapacity: OnCapacity;
  /** By pool: servers that there should be, and those of them that have failed. */
  private readonly scheduled: Float64Array;
  private readonly failed: Float64Array;
  /** By pool: sequences of times between failures and to repair; undefined where servers do not fail. */
  private readonly sequences: readonly ({ readonly up: SequenceIndex; readonly down: SequenceIndex } | undefined)[];

  constructor(parts: NetworkParts, streams: StreamSource, onCapacity: OnCapacity) {
    const { spec, variates } = parts;
    this.parts = parts;
    this.onCapacity = onCapacity;
    this.scheduled = Float64Array.from(spec.pools, ({ capacity }) => capacity);
    this.failed = new Float64Array(spec.pools.length);
    this.sequences = spec.pools.map(({ id, breakdowns }) => {
      if (breakdowns === undefined) return undefined;
      const { upDays, downDays } = breakdowns;
      return { up: variates.add(upDays, streams('', id, 'up')), down: variates.add(downDays, streams('', id, 'down')) };
    });
  }

  /** Schedules the first changes of each pool; every server has a time to its failure of its own. */
  start(): void {
    for (const [pool, { capacity, schedule }] of this.parts.spec.pools.entries()) {
      if (schedule !== undefined) this.scheduleChange(pool);
      const sequences = this.sequences[pool];
      if (sequences === undefined) continue;
      for (let server = 0; server < capacity; server++) this.schedule(sequences.up, FAILURE, pool);
    }
  }

  /** One of the events that this scheduled is due. */
  handle(code: number, pool: PoolIndex): void {
    if (code === CHANGE_OF_SHIFT) {
      const { schedule } = this.parts.spec.pools[pool]!;
      this.scheduled[pool] = valueAt(schedule!, this.parts.events.clock[0]!);
      this.scheduleChange(pool);
    } else {
      const { up, down } = this.sequences[pool]!;
      this.failed[pool]! += code === FAILURE ? 1 : -1;
      this.schedule(code === FAILURE ? down : up, code === FAILURE ? REPAIR : FAILURE, pool);
    }
    this.onCapacity(pool, Math.max(0, this.scheduled[pool]! - this.failed[pool]!));
  }

  private schedule(sequence: SequenceIndex, code: number, pool: PoolIndex): void {
    const { events, variates } = this.parts;
    events.dueDays = events.clock[0]! + variates.next(sequence);
    events.add(CAPACITY_SECOND, code, pool);
  }

  private scheduleChange(pool: PoolIndex): void {
    const { events, spec } = this.parts;
    const changeDays = nextChangeDays(spec.pools[pool]!.schedule!, Math.max(0, events.clock[0]!));
    if (changeDays === Infinity) return;
    events.dueDays = changeDays;
    events.add(CAPACITY_SECOND, CHANGE_OF_SHIFT, pool);
  }
}
