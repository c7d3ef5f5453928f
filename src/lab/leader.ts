/** Who leads for good: a new leader counts once it has been ahead by a margin for a while. */
export class LeaderTracker {
  leader = -1;
  private challenger = -1;
  private sinceDays = 0;
  private readonly margin: number;
  private readonly holdDays: number;

  /** margin: how far ahead, as a ratio above 1; holdDays: for how long. */
  constructor(margin: number, holdDays: number) {
    this.margin = margin;
    this.holdDays = holdDays;
  }

  /** Takes in the scores at a time; returns whether the leader changed. The first call names the first leader. */
  update(scores: ArrayLike<number>, nowDays: number): boolean {
    let best = 0;
    for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
    if (this.leader < 0) {
      this.leader = best;
      return false;
    }
    if (best === this.leader || scores[best]! < scores[this.leader]! * this.margin) {
      this.challenger = -1;
      return false;
    }
    if (best !== this.challenger) {
      this.challenger = best;
      this.sinceDays = nowDays;
    }
    if (nowDays - this.sinceDays < this.holdDays) return false;
    this.leader = best;
    this.challenger = -1;
    return true;
  }
}
