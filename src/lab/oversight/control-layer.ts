import type { StreamSource } from '../../queueing/compile-network.ts';
import type { Control } from '../../queueing/control.ts';
import { COLUMN } from '../compile.ts';
import { CHANGE, EXPERIMENT } from '../layout.ts';
import type { Tallies } from '../ledger.ts';
import type { LabParameters } from '../parameters.ts';
import type { StageRates } from '../stage-rates.ts';
import { CODE_STAGE } from '../ways-back.ts';
import { Calls } from './calls.ts';
import { CodeReview } from './code-review.ts';
import type { Worth } from './experiment-results.ts';
import { CERTAIN, ExperimentResults } from './experiment-results.ts';
import { SecurityFindings } from './security-findings.ts';

/** Where a visit sends its job back to, and what share of such jobs. */
export interface Return {
  readonly to: number;
  readonly share: number;
  readonly isReplication: boolean;
}

/** What a lab does about flaws, null results and weaknesses: called after each visit and when jobs leave. */
export class ControlLayer {
  readonly calls: Calls;
  readonly findings: SecurityFindings;
  private readonly control: Control;
  private readonly tallies: Tallies;
  private readonly codeReview: CodeReview;
  private readonly results: ExperimentResults;
  private readonly codeStage: number;
  private parameters: LabParameters;

  /** laterCode: event code for jobs called for later. */
  constructor(control: Control, parameters: LabParameters, tallies: Tallies, streams: StreamSource, laterCode: number) {
    const stream = (purpose: string) => streams('lab', 'control', purpose);
    this.control = control;
    this.parameters = parameters;
    this.tallies = tallies;
    this.calls = new Calls(control, parameters, laterCode);
    this.codeReview = new CodeReview(control, this.calls, tallies, stream('flaws'));
    this.results = new ExperimentResults(control, this.calls, tallies, stream('results'));
    this.findings = new SecurityFindings(control, this.calls, tallies, stream('findings'), parameters.findings);
    this.codeStage = parameters.stages.findIndex(({ id }) => id === CODE_STAGE);
  }

  /** From now on these parameters hold. */
  change(parameters: LabParameters): void {
    this.parameters = parameters;
    this.calls.change(parameters);
  }

  /** A job enters, called for a generation or not. */
  enter(job: number, jobClass: number, generation: number): void {
    const { control } = this;
    control.columns[COLUMN.generation]![job] = generation;
    control.columns[COLUMN.calledDays]![job] = control.nowDays;
    if (this.parameters.classes[jobClass]!.id === 'finding') this.findings.make(control.sizeOf(job));
  }

  /** What a finished visit leaves behind; whether and where its job goes back. */
  afterVisit(job: number, jobClass: number, k: number): Return | undefined {
    const { review, results, stages } = this.parameters;
    const { control } = this;
    const isLimited = jobClass === EXPERIMENT || jobClass === CHANGE;
    const stage = stages[k]!;
    if (review !== undefined && isLimited && k === this.codeStage) this.codeReview.write(review, job, this.byAiShare(job));
    const replicates = this.reportAfter(job, jobClass, k);
    if (replicates !== undefined && replicates > 0) return { to: results!.replicateFrom, share: replicates, isReplication: true };
    if (stage.kind !== 'work' || stage.back === undefined) return undefined;
    const { to } = stage.back;
    if (review === undefined || k !== review.stage) return { to, share: stage.back.share, isReplication: false };
    if (!isLimited) return undefined;
    const missedByPeopleShare = control.columns[COLUMN.visitMissedShare]![job]!;
    const readByAiShare = control.columns[COLUMN.visitReadByAiShare]![job]!;
    this.noteReview(job);
    return { to, share: this.codeReview.inspect(review, job, { missedByPeopleShare, readByAiShare }), isReplication: false };
  }

  /** A job leaves: its flaws escape, or its result is adopted. */
  leave(job: number, jobClass: number): Worth {
    const { review, results, findings } = this.parameters;
    if (review !== undefined) this.codeReview.escape(review, job);
    if (jobClass === CHANGE && findings !== undefined) this.findings.add(findings, this.control.sizeOf(job));
    return jobClass === EXPERIMENT && results !== undefined ? this.results.adopt(results, job) : CERTAIN;
  }

  /** Search goes on for the next days, by people and by AI. */
  searchForWeaknesses(rates: readonly (StageRates | undefined)[], days: number): void {
    const { findings } = this.parameters;
    if (findings !== undefined) this.findings.search(findings, rates[findings.searchStage]?.automatedShare ?? 0, days);
  }

  private reportAfter(job: number, jobClass: number, k: number): number | undefined {
    const { results } = this.parameters;
    if (results === undefined || jobClass !== EXPERIMENT) return undefined;
    const replicates = k === results.reportStage ? this.results.report(results, job) : undefined;
    if (results.readStages.includes(k)) {
      const missed = this.control.columns[COLUMN.visitMissedShare]![job]!;
      this.results.read(results, job, missed, this.control.columns[COLUMN.visitReadByAiShare]![job]!);
    }
    return replicates;
  }

  private noteReview(job: number): void {
    const { control, tallies } = this;
    const jobs = control.sizeOf(job);
    tallies.approvals += jobs * control.columns[COLUMN.visitApprovedShare]![job]!;
    tallies.readHours += jobs * control.columns[COLUMN.visitReadHours]![job]!;
    tallies.reviewedHours += jobs * control.columns[COLUMN.visitHours]![job]!;
  }

  /** AI's share of the present visit's work. */
  private byAiShare(job: number): number {
    const { control } = this;
    const done = control.columns[COLUMN.attemptedHours]![job]! - control.columns[COLUMN.failedHours]![job]!;
    return done / control.columns[COLUMN.visitHours]![job]!;
  }
}
