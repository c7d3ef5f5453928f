import { HOURS_PER_DAY, MINUTES_PER_HOUR } from '../base/units.ts';
import { exp } from '../numeric/exp.ts';
import { log1p } from '../numeric/log.ts';
import { inverseNormal } from '../numeric/normal.ts';
import type { Stream } from '../random/streams.ts';
import type { StageRates } from './stage-rates.ts';
import type { SuccessShares, TaskModel } from './task-model.ts';

/** Up to so many tasks a visit draws each of them; a bundle with more draws the sums. */
const TASKS_DRAWN_SINGLY = 48;

/** What becomes of a task. */
const BY_HAND = 0;
const SUCCEEDED = 1;
const FAILED = 2;
const PARTS = 3;

/** How one class's visits to one stage are drawn; the work is fixed, the rates change with the lab. */
export interface VisitKind {
  /** W: baseline human hours of a visit. */
  readonly hours: number;
  /** Median human length of its tasks. */
  readonly taskMinutes: number;
  /** Work hours that a person delivers per calendar day. */
  readonly hoursPerDay: number;
  readonly stream: Stream;
  /** Minutes of the visit in full, and, where it is a reading, m0 of what is read; 0 where it is none. */
  readonly fullMinutes: number;
  readonly scrutinyMinutes: number;
  /** How the sums of many tasks spread. */
  readonly sums: TaskSums;
}

/**
 * Shares of a visit's work that many tasks turn out to be: those by hand, done by attempts that succeed, and by attempts that fail.
 * Each is lognormal, exp(spread Z - spread^2 / 2) times its mean. They are kept until they are to be of other tasks.
 */
export class TaskSums {
  /** The shares drawn last. */
  readonly drawn = new Float64Array(PARTS);
  private readonly means = new Float64Array(PARTS);
  private readonly spreads = new Float64Array(PARTS);
  private attemptedShare = 0;
  private success: SuccessShares | undefined;
  private count = 0;

  /** From now on they are of `count` tasks at these rates. */
  update({ attemptedShare, success }: StageRates, count: number, { meanSquare }: TaskModel): void {
    if (success === this.success && attemptedShare === this.attemptedShare && count === this.count) return;
    this.attemptedShare = attemptedShare;
    this.success = success;
    this.count = count;
    const { ofHours, ofSquares } = success;
    this.set(BY_HAND, 1 - attemptedShare, (1 - attemptedShare) * meanSquare);
    this.set(SUCCEEDED, attemptedShare * ofHours, attemptedShare * ofSquares);
    this.set(FAILED, attemptedShare * (1 - ofHours), attemptedShare * (meanSquare - ofSquares));
  }

  /** Draws the shares, a uniform each. */
  draw(stream: Stream): void {
    const { drawn, means, spreads } = this;
    for (let part = 0; part < PARTS; part++) drawn[part] = lognormal(means[part]!, spreads[part]!, stream.next());
  }

  private set(part: number, mean: number, square: number): void {
    this.means[part] = mean;
    this.spreads[part] = spreadOf(mean, square, this.count);
  }
}

/** One visit as drawn, per job of its bundle: hours by hand and by agents, and days of work. */
export class VisitDraw {
  /** Server days per job: of agents; of people, who oversee, take over and do the rest; and what of that is oversight. */
  attemptDays = 0;
  peopleDays = 0;
  overseeDays = 0;
  /** Of people's days, what handing over takes. */
  handoffDays = 0;
  /** What the rest of people's days would be in full, however thin a review is. */
  fullDays = 0;
  /** Baseline human hours of the visit, of what agents attempted, of what failed and is taken over. */
  visitHours = 0;
  attemptedHours = 0;
  failedHours = 0;

  /**
   * Draws the tasks of a visit: n = max(1, round(W / E[L])) per job, lengths L, which of them agents attempt, which attempts fail.
   *
   * The visit's work is W sum L_i / (n E[L]), so its mean is W; what failed is done again by people. A bundle of `jobs` jobs has
   * jobs * n tasks, each with a fate of its own: drawn one by one while they are few, as sums with their mean and spread where many.
   */
  draw(kind: VisitKind, jobs: number, rates: StageRates, tasks: TaskModel): void {
    const meanTasks = (kind.hours * MINUTES_PER_HOUR) / (kind.taskMinutes * tasks.meanLength);
    const count = Math.max(1, Math.round(jobs * Math.max(1, Math.round(meanTasks))));
    if (count <= TASKS_DRAWN_SINGLY || jobs === 1) this.drawSingly(kind, count, rates, tasks);
    else this.drawSums(kind, count, rates, tasks);
    const byHand = (this.visitHours - this.attemptedHours) * (1 - rates.snippetsShare);
    const byAgents = this.attemptedHours + rates.besideShare * (this.visitHours - this.attemptedHours);
    this.attemptDays = byAgents / rates.speed / HOURS_PER_DAY;
    this.overseeDays = ((this.attemptedHours * rates.oversightShare) / kind.hoursPerDay) * rates.depthShare;
    this.handoffDays = rates.handoffHours / kind.hoursPerDay;
    this.peopleDays = this.overseeDays + ((this.failedHours + byHand) / kind.hoursPerDay) * rates.depthShare + this.handoffDays;
    this.fullDays = (this.attemptedHours * rates.oversightShare + this.failedHours + byHand) / kind.hoursPerDay;
  }

  /** Three uniforms per task: its length, whether it is attempted, whether that succeeds. */
  private drawSingly(kind: VisitKind, count: number, rates: StageRates, tasks: TaskModel): void {
    const { stream } = kind;
    const { lengths, powers, meanLength } = tasks;
    const { attemptedShare, difficulty } = rates;
    let total = 0;
    let attempted = 0;
    let failed = 0;
    for (let i = 0; i < count; i++) {
      const atom = Math.floor(stream.next() * lengths.length);
      const length = lengths[atom]!;
      const attempts = stream.next() < attemptedShare;
      const fate = stream.next();
      total += length;
      if (!attempts) continue;
      attempted += length;
      if (fate * (1 + powers[atom]! * difficulty) >= 1) failed += length;
    }
    const hoursPerLength = kind.hours / (count * meanLength);
    this.visitHours = total * hoursPerLength;
    this.attemptedHours = attempted * hoursPerLength;
    this.failedHours = failed * hoursPerLength;
  }

  /** Three uniforms per visit: hours by hand, by attempts that succeed, by attempts that fail. */
  private drawSums(kind: VisitKind, count: number, rates: StageRates, tasks: TaskModel): void {
    const { stream, hours, sums } = kind;
    sums.update(rates, count, tasks);
    sums.draw(stream);
    const byHandHours = hours * sums.drawn[BY_HAND]!;
    const succeededHours = hours * sums.drawn[SUCCEEDED]!;
    this.failedHours = hours * sums.drawn[FAILED]!;
    this.attemptedHours = succeededHours + this.failedHours;
    this.visitHours = byHandHours + this.attemptedHours;
  }
}

/**
 * Days that a bundle of runs takes over the mean days of one: the mean of `jobs` gamma variates of coefficient of variation `cv`, as a
 * lognormal of the same mean and variance. A single run draws its gamma variate instead.
 */
export function meanOfRuns(jobs: number, cv: number, uniform: number): number {
  return lognormal(1, spreadOf(1, 1 + cv * cv, jobs), uniform);
}

/**
 * Spread of a sum over `count` tasks, of which each adds `mean` on average and `square` in mean square (in units of a task's mean work),
 * so that a lognormal has them.
 */
function spreadOf(mean: number, square: number, count: number): number {
  return mean <= 0 ? 0 : Math.sqrt(log1p((square - mean * mean) / (mean * mean * count)));
}

function lognormal(mean: number, spread: number, uniform: number): number {
  if (mean <= 0) return 0;
  return mean * exp(spread * inverseNormal(uniform) - (spread * spread) / 2);
}
