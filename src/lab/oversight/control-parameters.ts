import type { Curve } from '../curve.ts';

/** How much of a full review people give: full * min(1, budget / needed)^elasticity. */
export interface ReviewPolicy {
  /** 0: a fixed number of minutes per change, whatever comes; 1: capped by the budget; between: elastic. */
  readonly elasticity: number;
  /** Share of the hours of the stage's people that review may take before it thins, 0..1. */
  readonly budgetShare: number;
}

/** AI that reads code or reports beside people, or in their place. */
export interface AutomatedReading {
  /** Share of all jobs that agents read as a second pass, beside what is delegated to them at the stage, 0..1. */
  readonly besideShare: Curve;
  /** Share of what others got wrong that it notices, 0..1. */
  readonly catchShare: number;
  /** rho: how far its blind spots are those of the model that did the work, 0 (independent) to 1 (the same). */
  readonly sameModelCorrelation: number;
}

/** Flaws in code, the review that looks for them, and the incidents that those cause which it misses. */
export interface Review {
  /** Index of the stage that reviews; it sends back to its `back.to` whatever holds a flaw that was caught. */
  readonly stage: number;
  /** Flaws that people leave in a visit to the code stage, mean of a Poisson number. */
  readonly flawsPerVisit: number;
  /** AI's flaws over people's in the same work. */
  readonly aiFlawRatio: Curve;
  /** People's minutes of review per baseline hour of code that catch 1 - 1/e of its flaws: m0 over the hours of code. */
  readonly scrutinyMinutes: number;
  readonly policy: ReviewPolicy;
  readonly automated: AutomatedReading;
  /** Share of the flaws that escape which become an incident, 0..1, and the mean time until then (exponential). */
  readonly incidentShare: number;
  readonly incidentLagDays: number;
}

/** Whether results are true, and how many that are not are adopted all the same. */
export interface Results {
  /** Share of ideas that are an improvement, 0..1. */
  readonly trueShare: number;
  /** Chance that the report on a true idea, and on one that is not, shows a gain. */
  readonly powerShare: number;
  readonly falsePositiveShare: number;
  /** Stage (index) at whose end there is a report. */
  readonly reportStage: number;
  /** Stages (indices) at which people's minutes on an experiment count as reading its report. */
  readonly readStages: readonly number[];
  /** m0: minutes of people's reading per report that find 1 - 1/e of the null results among those that show a gain. */
  readonly readingMinutes: number;
  readonly automated: AutomatedReading;
  /** Share of the reports that show a gain whose experiment is done a second time, 0..1, and the stage (index) it goes back to. */
  readonly replicatedShare: number;
  readonly replicateFrom: number;
  /** Mean time until an adopted null result is found out and has to be taken back (exponential); without it none is. */
  readonly correctionLagDays: number | undefined;
}

/** Security weaknesses: a stock that finished changes add to, and search finds. */
export interface Findings {
  /** Weaknesses that a finished change leaves, and those there are at the epoch. */
  readonly weaknessesPerChange: number;
  readonly weaknessesAtEpoch: number;
  /** Part of the stock that people's search finds in a year. */
  readonly foundPerYear: number;
  /** How many times as much is found where AI does all of the search. */
  readonly aiSearchRatio: number;
  /** Stage (index) whose automated share is that of the search. */
  readonly searchStage: number;
}

/** Hours that handing work over costs: hours * (people / reference)^exponent * (1 - f) per visit to a stage. */
export interface Coordination {
  readonly handoffHours: number;
  readonly referencePeople: number;
  readonly exponent: number;
}

/** One quality of a model that its maker means to keep or to raise. */
export interface Good {
  readonly id: string;
  /** keep: any departure is harm; raise: only a fall is. */
  readonly aim: 'keep' | 'raise';
  /** Its share of what a model is worth; the weights sum to 1. */
  readonly weightShare: number;
  /** Mean change per generation. */
  readonly trendPerGeneration: number;
  /** sigma: standard deviation of a generation's change where AI made all of its training data. */
  readonly spread: number;
}

/** How a generation's goods depart from what was meant: d' = d (1 + amplification) + trend + u spread N(0, 1). */
export interface Drift {
  readonly amplification: number;
  readonly goods: readonly Good[];
}

/** One test of the battery. */
export interface Signal {
  readonly id: string;
  /** Evaluation jobs that it takes. */
  readonly jobs: number;
  /** Index into the goods that it looks at. */
  readonly good: number;
  /** Mean of the signal per unit of harm over its noise: s_i / sigma_i. */
  readonly sensitivity: number;
  readonly noise: number;
}

/** The tests that a candidate must pass. */
export interface Battery {
  readonly signals: readonly Signal[];
  /** alpha: false alarms of one signal, 0..1. */
  readonly falseAlarmShare: number;
  /** Correlation of the signals' noise by one common factor, 0..1. */
  readonly correlation: number;
  /** vector: each signal looks at its own good; scalar: all look at the weighted sum, in which one good's gain hides another's loss. */
  readonly judges: 'vector' | 'scalar';
  /** How much of its sensitivity a battery loses that the model's own kind judges, 0 (independent) to 1 (self-confirming). */
  readonly sameModelBlindness: number;
  /** Evaluation jobs grow with effective compute over generation 0's to this power. */
  readonly growthExponent: number;
}

/** What the gate does with a candidate in which drift was found. */
export interface DetectionPolicy {
  /** promote: nothing; remediate: mend, and evaluate again; roll back: drop the candidate, the old generation stays. */
  readonly action: 'promote' | 'remediate' | 'rollback';
  /** Rounds of remediation after which a candidate is dropped. */
  readonly rounds: number;
  /** rem: part of the drift that one round takes away, 0..1. */
  readonly removedShare: number;
  /** Remediation jobs and days of retraining of one round. */
  readonly jobs: number;
  readonly retrainDays: number;
}

/** A promotion in two steps: first a share of the work for some days, watched, then all of it. */
export interface StagedRelease {
  readonly share: number;
  readonly days: number;
  /** Mean per unit of harm, over its noise, of what all of the work shows in one day. */
  readonly sensitivity: number;
  /** alpha: share of harmless releases that are taken back by chance, 0..1. */
  readonly falseAlarmShare: number;
}

/** A stretch in which no training begins and nothing is promoted [days since the epoch]. */
export interface Pause {
  readonly fromDays: number;
  readonly toDays: number;
}

/** What a generation passes through besides training and evaluation days. */
export interface GenerationControl {
  /** People's, later agents', jobs of collecting, labelling and rating per generation, and their growth with effective compute. */
  readonly data: { readonly jobs: number; readonly growthExponent: number } | undefined;
  readonly drift: Drift | undefined;
  readonly battery: Battery | undefined;
  readonly detection: DetectionPolicy;
  /** Approval jobs that the gate asks for, all of which must be done. */
  readonly approvals: number;
  /** Least days between the end of training and promotion, or the beginning of a staged release. */
  readonly minimumDays: number;
  readonly pauses: readonly Pause[];
  readonly release: StagedRelease | undefined;
}
