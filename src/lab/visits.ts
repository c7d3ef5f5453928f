import { HOURS_PER_DAY } from '../base/units.ts';
import type { Stream } from '../random/streams.ts';
import { ATTEMPT, MANUAL, OVERSEE, TAKEOVER } from './compile.ts';
import type { StageRates } from './stage-rates.ts';
import type { TaskModel } from './task-model.ts';

const MINUTES_PER_HOUR = 60;

/** How one class's visits to one stage are drawn; the work is fixed, the rates change with the lab. */
export interface VisitKind {
  /** W: baseline human hours of a visit. */
  readonly hours: number;
  /** Median human length of its tasks. */
  readonly taskMinutes: number;
  /** Work hours that a person delivers per calendar day. */
  readonly hoursPerDay: number;
  readonly stream: Stream;
}

/** One visit as drawn: hours by hand and by agents, and the days of work of its four steps. */
export class VisitDraw {
  /** Server days per job of attempt, oversee, takeover, manual. */
  readonly stepDays = new Float64Array(4);
  visitHours = 0;
  attemptedHours = 0;
  failedHours = 0;

  /**
   * Draws the n = max(1, round(W / E[L])) tasks of a visit: lengths L, which of them agents attempt, which attempts fail.
   *
   * The visit's work is W sum L / (n E[L]), so its mean is W; what failed is done again by people. Three uniforms per task.
   */
  draw(kind: VisitKind, rates: StageRates, tasks: TaskModel): void {
    const { stream, hours } = kind;
    const { lengths, powers, meanLength } = tasks;
    const { attemptedShare, difficulty } = rates;
    const count = Math.max(1, Math.round((hours * MINUTES_PER_HOUR) / (kind.taskMinutes * meanLength)));
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
    const hoursPerLength = hours / (count * meanLength);
    this.visitHours = total * hoursPerLength;
    this.attemptedHours = attempted * hoursPerLength;
    this.failedHours = failed * hoursPerLength;
    const { stepDays } = this;
    stepDays[ATTEMPT] = this.attemptedHours / rates.speed / HOURS_PER_DAY;
    stepDays[OVERSEE] = (this.attemptedHours * rates.oversightShare) / kind.hoursPerDay;
    stepDays[TAKEOVER] = this.failedHours / kind.hoursPerDay;
    stepDays[MANUAL] = ((this.visitHours - this.attemptedHours) * (1 - rates.snippetsShare)) / kind.hoursPerDay;
  }
}
