import type { Control } from '../../queueing/control.ts';
import { drawSuccesses } from '../../random/counts.ts';
import type { Stream } from '../../random/streams.ts';
import { COLUMN } from '../compile.ts';
import type { Tallies } from '../ledger.ts';
import type { Calls } from './calls.ts';
import type { Results } from './control-parameters.ts';
import { automatedCatchShare } from './detection.ts';

/** What an experiment is worth, per job of its bundle, over one that is true for sure; and what the lab takes it for. */
export interface Worth {
  readonly trueShare: number;
  readonly believedShare: number;
}

/** A lab in which every result is what it seems. */
export const CERTAIN: Worth = { trueShare: 1, believedShare: 1 };

/** Whether what experiments report is so, and what becomes of reports that are not. */
export class ExperimentResults {
  private readonly control: Control;
  private readonly calls: Calls;
  private readonly tallies: Tallies;
  private readonly stream: Stream;

  constructor(control: Control, calls: Calls, tallies: Tallies, stream: Stream) {
    this.control = control;
    this.calls = calls;
    this.tallies = tallies;
    this.stream = stream;
  }

  /**
   * A report is there: ideas that are true and look so, and that are not and look so; of both a share is tried again. Seven uniforms.
   * @returns share of the bundle's jobs that go back to be replicated, 0 where this is what the replication says
   */
  report(results: Results, job: number): number {
    const { control, tallies } = this;
    const replicated = control.columns[COLUMN.isReplicated]!;
    if (replicated[job] === 1) {
      replicated[job] = 0; // what review sends back is reported on anew
      return 0;
    }
    const jobs = control.sizeOf(job);
    const trueIdeas = this.draw(jobs, results.trueShare);
    const trueGains = this.draw(trueIdeas, results.powerShare);
    const nullGains = this.draw(jobs - trueIdeas, results.falsePositiveShare);
    const trueAgain = this.draw(trueGains, results.replicatedShare);
    const nullAgain = this.draw(nullGains, results.replicatedShare);
    control.columns[COLUMN.trueGains]![job] = trueGains - trueAgain + this.draw(trueAgain, results.powerShare);
    control.columns[COLUMN.nullGains]![job] = nullGains - nullAgain + this.draw(nullAgain, results.falsePositiveShare);
    control.columns[COLUMN.missedShare]![job] = 1;
    control.columns[COLUMN.isReported]![job] = 1;
    tallies.reports += jobs;
    tallies.replications += trueAgain + nullAgain;
    return (trueAgain + nullAgain) / jobs;
  }

  /** A stage has been passed in which reports are read: what people and AI have missed so far. */
  read(results: Results, job: number, missedByPeopleShare: number, readByAiShare: number): void {
    const { control } = this;
    const byAiShare = control.columns[COLUMN.allByAiHours]![job]! / control.columns[COLUMN.allHours]![job]!;
    const missedByAi = 1 - automatedCatchShare(results.automated, readByAiShare, byAiShare);
    control.columns[COLUMN.missedShare]![job]! *= missedByPeopleShare * missedByAi;
  }

  /**
   * An experiment ends: what nobody doubted is adopted; null results among it may be found out later. One uniform, and one for each. What
   * was past its report before the lab looked into them is taken for certain.
   */
  adopt(results: Results, job: number): Worth {
    const { control, tallies, stream } = this;
    if (control.columns[COLUMN.isReported]![job] === 0) return CERTAIN;
    const jobs = control.sizeOf(job);
    const trueGains = control.columns[COLUMN.trueGains]![job]!;
    const nullGains = this.draw(control.columns[COLUMN.nullGains]![job]!, control.columns[COLUMN.missedShare]![job]!);
    tallies.adopted += trueGains + nullGains;
    tallies.adoptedNull += nullGains;
    this.calls.afterLag('correction', nullGains, results.correctionLagDays ?? Infinity, () => stream.next());
    const usual = results.trueShare * results.powerShare * jobs;
    return { trueShare: trueGains / usual, believedShare: (trueGains + nullGains) / usual };
  }

  private draw(jobs: number, share: number): number {
    return drawSuccesses(jobs, share, this.stream.next());
  }
}
