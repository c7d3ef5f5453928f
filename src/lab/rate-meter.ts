import { exp } from '../numeric/exp.ts';

/** An exponentially weighted rate of events, weights exp(-age / window). */
export class RateMeter {
  private perDay: number;
  private days: number;
  private readonly windowDays: number;

  /** Starts at `perDay`, as if it had always been so. */
  constructor(windowDays: number, nowDays: number, perDay: number) {
    this.windowDays = windowDays;
    this.days = nowDays;
    this.perDay = perDay;
  }

  /** Events per day, those that happen at this instant not yet counted. */
  read(nowDays: number): number {
    return this.perDay * exp(-(nowDays - this.days) / this.windowDays);
  }

  count(events: number, nowDays: number): void {
    this.perDay = this.read(nowDays) + events / this.windowDays;
    this.days = nowDays;
  }
}
