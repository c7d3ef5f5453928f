import type { PoolSpec, Preemption, ShrinkPolicy } from '../../src/queueing/spec.ts';
import type { NaiveAgenda, NaiveEvent } from './naive-agenda.ts';
import type { NaiveDraws } from './naive-draws.ts';
import { stretchAt } from './naive-timetable.ts';

/** What comes first at one instant. */
export const NAIVE_PRIORITY = { completion: 0, capacity: 1, arrival: 3 } as const;

/** A job and all that is known of it. */
export type NaiveJob = {
  readonly jobClass: number;
  readonly priority: number;
  /** where it is, in line, in service or blocked; EXIT outside */
  station: number;
  /** its pool, while it is in one */
  pool: NaivePool | undefined;
  /** whether it has come into the network */
  hasCome: boolean;
  /** where it waits for a place, from outside or blocked */
  waitsFor: number;
  /** its turn in line, and among those who wait for a place */
  turn: number;
  workDays: number;
  leftDays: number;
  isDrawn: boolean;
  end?: NaiveEvent | undefined;
  patience?: NaiveEvent | undefined;
};

type NaiveServer = { isUp: boolean };

/** Servers, the line before them, and those whom they serve. */
export class NaivePool {
  readonly spec: PoolSpec;
  line: NaiveJob[] = [];
  /** in the order in which their services began */
  serving: NaiveJob[] = [];
  blocked: NaiveJob[] = [];
  /** how many servers are on shift, and all that ever are */
  onShift: number;
  readonly servers: readonly NaiveServer[];
  private readonly agenda: NaiveAgenda;
  private readonly draws: NaiveDraws;
  private readonly served: (job: NaiveJob) => void;

  constructor(spec: PoolSpec, agenda: NaiveAgenda, draws: NaiveDraws, served: (job: NaiveJob) => void) {
    this.spec = spec;
    this.agenda = agenda;
    this.draws = draws;
    this.served = served;
    this.onShift = spec.capacity;
    const most = Math.max(spec.capacity, ...(spec.schedule?.values ?? []));
    this.servers = Array.from({ length: spec.breakdowns === undefined ? 0 : most }, () => ({ isUp: true }));
  }

  /** Begins shifts and times between failures. */
  open(changed: () => void): void {
    this.awaitChange(changed);
    for (const server of this.servers) this.awaitFailure(server, changed);
  }

  get capacity(): number {
    if (this.spec.breakdowns === undefined) return this.onShift;
    return this.servers.filter(({ isUp }, i) => isUp && i < this.onShift).length;
  }

  get free(): number {
    return this.capacity - this.serving.length - this.blocked.length;
  }

  lineAt(station: number): NaiveJob[] {
    return this.line.filter((job) => job.station === station);
  }

  /** A job joins the line; how much work it is turns out when it begins, or now if the least work goes first. */
  add(job: NaiveJob): void {
    this.line.push(job);
    this.forgetWork(job);
  }

  private forgetWork(job: NaiveJob): void {
    job.isDrawn = false;
    if (this.spec.discipline === 'shortest') this.drawWork(job);
  }

  private drawWork(job: NaiveJob): void {
    job.workDays = this.draws.workDays(job.jobClass, job.station);
    job.leftDays = job.workDays;
    job.isDrawn = true;
  }

  remove(job: NaiveJob): void {
    this.line = this.line.filter((other) => other !== job);
    this.serving = this.serving.filter((other) => other !== job);
    this.blocked = this.blocked.filter((other) => other !== job);
  }

  /** Begins services as long as there is a job and a server for it, free or by interruption. */
  serve(): void {
    for (;;) {
      const [next] = this.line.sort((a, b) => this.compare(a, b));
      if (next === undefined) return;
      if (this.free <= 0) {
        const interrupted = this.interruptedBy(next);
        if (interrupted === undefined) return;
        this.interrupt(interrupted, this.spec.preemption!);
      }
      this.begin(next);
    }
  }

  /** Those who hold more servers than there are are interrupted, unless they finish first. */
  shrink(turn: () => number): void {
    const { onShrink } = this.spec;
    if (onShrink === 'finish') return;
    while (this.free < 0 && this.serving.length > 0) {
      const first = this.firstToGo()!;
      if (onShrink === 'requeue') first.turn = turn();
      this.interrupt(first, onShrink);
    }
  }

  private awaitChange(changed: () => void): void {
    const { schedule } = this.spec;
    const endDays = schedule === undefined ? Infinity : stretchAt(schedule, this.agenda.nowDays).endDays;
    if (schedule === undefined || endDays === Infinity) return;
    this.agenda.add(endDays, NAIVE_PRIORITY.capacity, () => {
      this.onShift = stretchAt(schedule, endDays).value;
      this.awaitChange(changed);
      changed();
    });
  }

  private awaitFailure(server: NaiveServer, changed: () => void): void {
    const { agenda, draws, spec } = this;
    agenda.add(agenda.nowDays + draws.upDays(spec), NAIVE_PRIORITY.capacity, () => {
      server.isUp = false;
      agenda.add(agenda.nowDays + draws.downDays(spec), NAIVE_PRIORITY.capacity, () => {
        server.isUp = true;
        this.awaitFailure(server, changed);
        changed();
      });
      changed();
    });
  }

  private begin(job: NaiveJob): void {
    this.remove(job);
    this.serving.push(job);
    this.agenda.remove(job.patience);
    job.patience = undefined;
    if (!job.isDrawn) this.drawWork(job);
    job.end = this.agenda.add(this.agenda.nowDays + job.leftDays, NAIVE_PRIORITY.completion, () => this.served(job));
  }

  private interrupt(job: NaiveJob, policy: Preemption | ShrinkPolicy): void {
    this.agenda.remove(job.end);
    this.remove(job);
    this.line.push(job);
    if (policy === 'resume') job.leftDays = job.end!.timeDays - this.agenda.nowDays;
    else if (policy === 'restart') job.leftDays = job.workDays;
    else this.forgetWork(job);
  }

  /** Whom a job would interrupt. */
  private interruptedBy(job: NaiveJob): NaiveJob | undefined {
    if (this.spec.preemption === undefined || this.free < 0) return undefined;
    const first = this.firstToGo();
    return first !== undefined && first.priority > job.priority ? first : undefined;
  }

  /** The latest started, of the worst priority where priorities interrupt. */
  private firstToGo(): NaiveJob | undefined {
    if (this.spec.preemption === undefined) return this.serving.at(-1);
    const worst = Math.max(...this.serving.map(({ priority }) => priority));
    return this.serving.findLast(({ priority }) => priority === worst);
  }

  private compare(a: NaiveJob, b: NaiveJob): number {
    if (a.priority !== b.priority) return a.priority - b.priority;
    const { discipline = 'fifo' } = this.spec;
    if (discipline === 'lifo') return b.turn - a.turn;
    if (discipline === 'shortest' && a.leftDays !== b.leftDays) return a.leftDays - b.leftDays;
    return a.turn - b.turn;
  }
}
