import { pow } from '../../numeric/pow.ts';
import type { Control } from '../../queueing/control.ts';
import { drawPoisson, drawSuccesses } from '../../random/counts.ts';
import type { Stream } from '../../random/streams.ts';
import { COLUMN } from '../compile.ts';
import { curveAt } from '../curve.ts';
import type { Tallies } from '../ledger.ts';
import type { Calls } from './calls.ts';
import type { Review } from './control-parameters.ts';
import { automatedCatchShare } from './detection.ts';

/** What a review did: how much of the job's work people did or redid themselves, what they missed of a flaw, what agents read. */
export interface Reading {
  readonly missedByPeopleShare: number;
  readonly readByAiShare: number;
}

/** Flaws from the code in which they are made, through review, to the incidents that those cause which nobody saw. */
export class CodeReview {
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

  /** A visit to the code stage: Poisson numbers of flaws by people and by AI, w mu (1 - ai) and w mu ratio ai. Two uniforms. */
  write(review: Review, job: number, byAiShare: number): void {
    const { control, tallies, stream } = this;
    const mean = control.sizeOf(job) * review.flawsPerVisit;
    const byPeople = drawPoisson(mean * (1 - byAiShare), stream.next());
    const byAi = drawPoisson(mean * byAiShare * curveAt(review.aiFlawRatio, control.nowDays), stream.next());
    control.columns[COLUMN.flawsByPeople]![job]! += byPeople;
    control.columns[COLUMN.flawsByAi]![job]! += byAi;
    tallies.flawsMade += byPeople + byAi;
  }

  /**
   * A visit to the review stage: each flaw is seen by people or AI or not. Two uniforms.
   * @returns share of the bundle's w jobs that hold a flaw which was seen, 1 - (1 - 1/w)^seen: 0 or 1 for a single job; its mean is
   * 1 - exp(-seen per job), as for single jobs, where what is seen is a Poisson number
   */
  inspect(review: Review, job: number, { missedByPeopleShare, readByAiShare }: Reading): number {
    const caught = this.catch(review, job, COLUMN.flawsByPeople, 0, missedByPeopleShare, readByAiShare);
    const seen = caught + this.catch(review, job, COLUMN.flawsByAi, 1, missedByPeopleShare, readByAiShare);
    this.tallies.flawsCaught += seen;
    return 1 - pow(1 - 1 / this.control.sizeOf(job), seen);
  }

  /** A job is adopted with the flaws it still has; a share of them become incidents, after a while. One uniform, and one for each. */
  escape(review: Review, job: number): void {
    const { control, tallies, stream } = this;
    const flaws = control.columns[COLUMN.flawsByPeople]![job]! + control.columns[COLUMN.flawsByAi]![job]!;
    const incidents = drawSuccesses(flaws, review.incidentShare, stream.next());
    tallies.flawsEscaped += flaws;
    tallies.incidents += incidents;
    this.calls.afterLag('incident', incidents, review.incidentLagDays, () => stream.next());
  }

  private catch(review: Review, job: number, column: number, isOwn: number, missed: number, read: number): number {
    const flaws = this.control.columns[column]!;
    const caughtShare = 1 - missed * (1 - automatedCatchShare(review.automated, read, isOwn));
    const caught = drawSuccesses(flaws[job]!, caughtShare, this.stream.next());
    flaws[job]! -= caught;
    return caught;
  }
}
