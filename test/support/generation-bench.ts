import { GENERATION_CODES, GenerationLoop } from '../../src/lab/generation/generation-loop.ts';
import type { ModelGeneration } from '../../src/lab/generation/pipeline.ts';
import type { Successors } from '../../src/lab/generation/successors.ts';
import type { GenerationControl, Signal } from '../../src/lab/oversight/control-parameters.ts';
import type { CalledClassId, LabParameters } from '../../src/lab/parameters.ts';
import type { Generations } from '../../src/lab/research-parameters.ts';
import type { Control } from '../../src/queueing/control.ts';
import { createStream } from '../../src/random/streams.ts';
import { smallLab } from './lab-records.ts';

const FIRST_CODE = 100;
/** Day on which generation 0 is deployed. */
export const ZERO_DAYS = 365;

/** A control of the generation loop in which nothing is switched on. */
export const NO_CONTROL: GenerationControl = {
  data: undefined,
  drift: undefined,
  battery: undefined,
  detection: { action: 'rollback', rounds: 0, removedShare: 0, jobs: 0, retrainDays: 0 },
  approvals: 0,
  minimumDays: 0,
  pauses: [],
  release: undefined,
};

/** One good that is to be kept. */
export const HONESTY = { id: 'honesty', aim: 'keep', weightShare: 1, trendPerGeneration: 0, spread: 0 } as const;

/** A battery of so many equal signals that look at the first good. */
export function batteryOf(signals: number, falseAlarmShare: number, signal: Partial<Signal> = {}): GenerationControl['battery'] {
  const each = (i: number): Signal => ({ id: `signal-${i}`, jobs: 0, good: 0, sensitivity: 0, noise: 1, ...signal });
  return {
    signals: Array.from({ length: signals }, (_, i) => each(i)),
    falseAlarmShare,
    correlation: 0,
    judges: 'vector',
    sameModelBlindness: 0,
    growthExponent: 0,
  };
}

/** What is different in a bench. */
export interface BenchOptions {
  readonly generations?: Partial<Omit<Generations, 'control'>>;
  readonly control?: Partial<GenerationControl>;
  /** Days that it takes until jobs of a class are done, which come in two halves; classes left out are not there. */
  readonly daysOf?: Partial<Record<CalledClassId, number>>;
  /** Uniform numbers for each purpose; of a stream where left out. */
  readonly uniform?: (purpose: string) => number;
  /** E on a day. */
  readonly effectiveCompute?: (nowDays: number) => number;
  /** Days between looks at whether a successor may start, none where left out. */
  readonly lookEveryDays?: number;
  readonly seed?: number;
}

interface BenchEvent {
  readonly days: number;
  readonly run: () => void;
}

/** A generation loop by itself: events in order of time, and jobs that are done after a fixed time. */
export class Bench implements Successors {
  parameters: LabParameters;
  nowDays = 0;
  readonly loop: GenerationLoop;
  /** What the loop asked of its lab: [class, jobs, generation]. */
  readonly called: (readonly [CalledClassId, number, number])[] = [];
  /** Timers that came due: [days, code from 0, generation]. */
  readonly timers: (readonly [number, number, number])[] = [];
  readonly deployments: number[] = [];
  refreshes = 0;
  private readonly events: BenchEvent[] = [];
  private readonly options: BenchOptions;
  private readonly streams = new Map<string, () => number>();

  constructor(options: BenchOptions = {}) {
    this.options = options;
    const p = smallLab();
    const control = options.control === undefined ? undefined : { ...NO_CONTROL, ...options.control };
    this.parameters = { ...p, generations: { ...p.generations, ...options.generations, control } };
    this.loop = new GenerationLoop(this.controlOf(), this, FIRST_CODE);
    this.look();
  }

  get models(): readonly ModelGeneration[] {
    return this.loop.pipeline.generations;
  }

  /** Goes on until all that is due by a day has happened. */
  until(days: number): this {
    while (this.events.length > 0 && this.events[0]!.days <= days) {
      const event = this.events.shift()!;
      this.nowDays = event.days;
      event.run();
    }
    this.nowDays = days;
    return this;
  }

  /** From now on these rules hold. */
  fork(generations: Partial<Omit<Generations, 'control'>>, control: Partial<GenerationControl> | undefined): this {
    const whole = control === undefined ? undefined : { ...NO_CONTROL, ...control };
    this.parameters = {
      ...this.parameters,
      generations: { ...this.parameters.generations, ...generations, control: whole },
    };
    this.loop.change();
    return this;
  }

  effectiveCompute(): number {
    return (this.options.effectiveCompute ?? (() => 1))(this.nowDays);
  }

  softwareEfficiency(): number {
    return 1;
  }

  refresh(): void {
    this.refreshes++;
  }

  deployed(index: number): void {
    this.deployments.push(index);
  }

  call(classId: CalledClassId, jobs: number, generation: number): boolean {
    const days = this.options.daysOf?.[classId];
    if (days === undefined) return false;
    this.called.push([classId, jobs, generation]);
    for (const share of [1 / 3, 2 / 3]) this.at(this.nowDays + days, () => this.loop.done(classId, generation, jobs * share));
    return true;
  }

  aiShareOfData(): number {
    return 1;
  }

  aiShareOfEvaluation(): number {
    return 0;
  }

  uniforms(purpose: string, count: number): readonly number[] {
    const { uniform } = this.options;
    const next = uniform === undefined ? this.streamOf(purpose) : () => uniform(purpose);
    return Array.from({ length: count }, next);
  }

  private streamOf(purpose: string): () => number {
    const stream = createStream(`${this.options.seed ?? 1}/${purpose}`);
    const next = this.streams.get(purpose) ?? (() => stream.next());
    this.streams.set(purpose, next);
    return next;
  }

  private controlOf(): Control {
    const nowDays = (): number => this.nowDays;
    const schedule = (days: number, _priority: number, code: number, subject: number): number => {
      expectWithin(code - FIRST_CODE, GENERATION_CODES);
      this.at(days, () => {
        this.timers.push([days, code - FIRST_CODE, subject]);
        this.loop.timer(code, subject);
      });
      return this.timers.length;
    };
    return {
      get nowDays() {
        return nowDays();
      },
      schedule,
    } as unknown as Control; // the loop uses nothing else
  }

  private look(): void {
    const { lookEveryDays } = this.options;
    if (lookEveryDays === undefined) return;
    this.at(this.nowDays + lookEveryDays, () => {
      this.loop.considerSuccessor();
      this.look();
    });
  }

  private at(days: number, run: () => void): void {
    if (!(days >= this.nowDays)) throw new Error(`scheduled for day ${days}, before ${this.nowDays}`);
    const place = this.events.findLastIndex((event) => event.days <= days) + 1;
    this.events.splice(place, 0, { days, run });
  }
}

function expectWithin(event: number, events: number): void {
  if (!(event >= 0 && event < events)) throw new Error(`no event ${event} among ${events}`);
}
