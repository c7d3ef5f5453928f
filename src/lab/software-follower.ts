import type { SoftwarePath } from './trajectory.ts';

/** Reads ln S off another path while the clock goes on. */
export class SoftwareFollower {
  private readonly path: SoftwarePath;
  private step = 0;

  constructor(path: SoftwarePath) {
    this.path = path;
  }

  /** ln S as the path last had it; `nowDays` may not go back. */
  logEfficiencyAt(nowDays: number): number {
    const { days, logEfficiency } = this.path;
    while (this.step + 1 < days.length && days[this.step + 1]! <= nowDays) this.step++;
    return logEfficiency[this.step]!;
  }
}
