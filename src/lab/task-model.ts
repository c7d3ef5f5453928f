import { MINUTES_PER_HOUR } from '../base/units.ts';
import { log } from '../numeric/log.ts';
import { pow } from '../numeric/pow.ts';
import { lognormalAtoms } from '../random/task-lengths.ts';

/** Expected success over a stage's tasks: by their number, and by their hours (long tasks fail more). */
export interface SuccessShares {
  /** E[P], 0..1. */
  readonly ofTasks: number;
  /** E[L P] / E[L], 0..1. */
  readonly ofHours: number;
  /** E[L^2 P] / E[L]^2, for the spread of sums over many tasks. */
  readonly ofSquares: number;
}

/** Share of the attempts that fail, 0..1, among tasks of up to an hour, of hours, and beyond a working day; NaN where there are none. */
export interface FailureShares {
  readonly underHour: number;
  readonly hours: number;
  readonly beyondDay: number;
}

/** A working day, beyond which a task counts as long. */
const LONG_TASK_MINUTES = 8 * MINUTES_PER_HOUR;

const ATOMS = 512;
const MEMORY = 8192;

/**
 * Lengths of the tasks that work consists of, relative to a stage's median: 512 equally likely atoms, each the mean of a lognormal
 * over its quantile bin. What is planned and what is drawn use the same atoms, so that they agree exactly.
 */
export class TaskModel {
  /** Length over median, ascending. */
  readonly lengths: Float64Array;
  /** (length over median)^b. */
  readonly powers: Float64Array;
  readonly meanLength: number;
  /** E[L^2] / E[L]^2. */
  readonly meanSquare: number;
  private readonly shares = new Map<number, SuccessShares>();
  private readonly failureShares = new Map<number, Map<number, FailureShares>>();
  private readonly logisticExponent: number;

  /** spreadDoublings: standard deviation of log2 length, >= 0; logisticExponent: b > 0. */
  constructor(spreadDoublings: number, logisticExponent: number) {
    this.logisticExponent = logisticExponent;
    this.lengths = lognormalAtoms(ATOMS, spreadDoublings * log(2));
    this.powers = this.lengths.map((length) => pow(length, logisticExponent));
    this.meanLength = this.lengths.reduce((sum, length) => sum + length, 0) / ATOMS;
    this.meanSquare =
      this.lengths.reduce((sum, length) => sum + length * length, 0) / ATOMS / (this.meanLength * this.meanLength);
  }

  /** (median / H)^b, the odds against a task of median length. H: horizon at the stage [minutes]. */
  difficulty(medianMinutes: number, horizonMinutes: number): number {
    return pow(medianMinutes / horizonMinutes, this.logisticExponent);
  }

  /**
   * Success by tasks and by hours at a difficulty: averages of P = 1 / (1 + (L / H)^b) over the atoms.
   * Source: METR's logistic in log length, arXiv 2503.14499.
   */
  success(difficulty: number): SuccessShares {
    const known = this.shares.get(difficulty);
    if (known !== undefined) return known;
    let tasks = 0;
    let hours = 0;
    let squares = 0;
    for (let i = 0; i < ATOMS; i++) {
      const p = 1 / (1 + this.powers[i]! * difficulty);
      tasks += p;
      hours += p * this.lengths[i]!;
      squares += p * this.lengths[i]! * this.lengths[i]!;
    }
    const { meanLength } = this;
    const result = {
      ofTasks: tasks / ATOMS,
      ofHours: hours / (ATOMS * meanLength),
      ofSquares: squares / (ATOMS * meanLength * meanLength),
    };
    if (this.shares.size >= MEMORY) this.shares.clear();
    this.shares.set(difficulty, result);
    return result;
  }

  /** Share of the attempts that fail by length of the task, at a stage of this median length. */
  failures(medianMinutes: number, difficulty: number): FailureShares {
    const ofMedian = this.failureShares.get(medianMinutes) ?? new Map<number, FailureShares>();
    const known = ofMedian.get(difficulty);
    if (known !== undefined) return known;
    const result = {
      underHour: this.meanFailure(medianMinutes, difficulty, 0, MINUTES_PER_HOUR),
      hours: this.meanFailure(medianMinutes, difficulty, MINUTES_PER_HOUR, LONG_TASK_MINUTES),
      beyondDay: this.meanFailure(medianMinutes, difficulty, LONG_TASK_MINUTES, Infinity),
    };
    if (ofMedian.size >= MEMORY) ofMedian.clear();
    this.failureShares.set(medianMinutes, ofMedian.set(difficulty, result));
    return result;
  }

  /** Mean of 1 - P over the atoms from one length up to another (excluded) [minutes]; NaN where no task has such a length. */
  private meanFailure(medianMinutes: number, difficulty: number, fromMinutes: number, toMinutes: number): number {
    let failures = 0;
    let count = 0;
    for (let i = 0; i < ATOMS; i++) {
      const minutes = this.lengths[i]! * medianMinutes;
      if (minutes < fromMinutes || minutes >= toMinutes) continue;
      failures += 1 - 1 / (1 + this.powers[i]! * difficulty);
      count++;
    }
    return count === 0 ? Number.NaN : failures / count;
  }
}
