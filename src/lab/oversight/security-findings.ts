import { DAYS_PER_YEAR } from '../../base/units.ts';
import { exp } from '../../numeric/exp.ts';
import type { Control } from '../../queueing/control.ts';
import { drawPoisson } from '../../random/counts.ts';
import type { Stream } from '../../random/streams.ts';
import type { Tallies } from '../ledger.ts';
import type { Calls } from './calls.ts';
import type { Findings } from './control-parameters.ts';

/** Open findings below this are rounding. */
const ROUNDING = 1e-9;

/** A stock of weaknesses that changes add to and search finds; findings are open until they are fixed. */
export class SecurityFindings {
  /** Weaknesses that nobody has found. */
  weaknesses: number;
  private readonly control: Control;
  private readonly calls: Calls;
  private readonly tallies: Tallies;
  private readonly stream: Stream;
  private open = 0;
  /** Sum over open findings of the day on which they were made [days]. */
  private openedDays = 0;

  constructor(control: Control, calls: Calls, tallies: Tallies, stream: Stream, findings: Findings | undefined) {
    this.control = control;
    this.calls = calls;
    this.tallies = tallies;
    this.stream = stream;
    this.weaknesses = findings?.weaknessesAtEpoch ?? 0;
  }

  /** Changes have been adopted; before the epoch the stock stays what it is to be then. */
  add(findings: Findings, changes: number): void {
    if (this.control.nowDays < 0) return;
    this.weaknesses += findings.weaknessesPerChange * changes;
  }

  /**
   * What search will find in the next days, from the epoch on: Poisson with mean N (1 - exp(-h t)), h = found (1 - f + ratio f) a year.
   * One uniform, and one for each. automatedShare: f, AI's share of the search, 0..1.
   */
  search(findings: Findings, automatedShare: number, days: number): void {
    if (this.control.nowDays < 0) return;
    const years = days / DAYS_PER_YEAR;
    const perYear = findings.foundPerYear * (1 - automatedShare + findings.aiSearchRatio * automatedShare);
    const mean = this.weaknesses * (1 - exp(-perYear * years));
    const found = Math.min(this.weaknesses, drawPoisson(mean, this.stream.next()));
    this.weaknesses -= found;
    this.calls.within('finding', found, days, () => this.stream.next());
  }

  /** Findings are made now. */
  make(jobs: number): void {
    this.note(jobs, this.control.nowDays);
    this.tallies.findings += jobs;
  }

  /** Findings are fixed that were made on a day. */
  fix(jobs: number, madeDays: number): void {
    this.note(-jobs, madeDays);
    this.tallies.findingsFixed += jobs;
  }

  /** Findings not fixed yet. */
  get openFindings(): number {
    return Math.max(0, this.open);
  }

  /** Mean age of the open findings [days]; NaN where there is none. */
  get openAgeDays(): number {
    return this.open > ROUNDING ? this.control.nowDays - this.openedDays / this.open : Number.NaN;
  }

  private note(jobs: number, madeDays: number): void {
    this.open += jobs;
    this.openedDays += jobs * madeDays;
  }
}
