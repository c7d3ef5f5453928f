import { exp } from '../numeric/exp.ts';

/** An exponentially weighted rate of events, weights exp(-age / window). */
export class RateMeter {
  private perDay: number;
  private days: number;
  private windowDays: number;

  /** Starts at `perDay`, as if it had always been so. */
  constructor(windowDays: number, nowDays: number, perDay: number) {
    this.windowDays = windowDays;
    this.days = nowDays;
    this.perDay = perDay;
  }

  /** From now on weights fall with this window; the present rate stays. */
  setWindow(windowDays: number, nowDays: number): void {
    this.perDay = this.read(nowDays);
    this.days = nowDays;
    this.windowDays = windowDays;
  }

  /** Events per day, those that happen at this instant not yet counted. */
  read(nowDays: number): number {
    return this.perDay * exp(-(nowDays - this.days) / this.windowDays);
  }

  /** Events per day in the light of `events` that happen now: after a stretch longer than the window at least those over the stretch. */
  readWith(events: number, nowDays: number): number {
    const stretchDays = nowDays - this.days;
    const rate = this.read(nowDays);
    return stretchDays > this.windowDays ? Math.max(rate, events / stretchDays) : rate;
  }

  count(events: number, nowDays: number): void {
    this.perDay = this.read(nowDays) + events / this.windowDays;
    this.days = nowDays;
  }
}
