import type { LabParameters, LabScenario, LabStage } from '../parameters.ts';
import type { GenerationControl, Results } from './control-parameters.ts';

/** How much oversight a lab does, over what its scenario says; 0 is none. */
export interface Effort {
  /** People's minutes of review. */
  readonly review: number;
  /** Evaluation of a model before it is let out: jobs, days, approvals. */
  readonly evaluation: number;
  /** Share of positive reports that are replicated. */
  readonly replication: number;
}

/** One of the three. */
export type EffortKind = keyof Effort;

/** In the order in which they are shown. */
export const EFFORT_KINDS: readonly EffortKind[] = ['review', 'evaluation', 'replication'];

/** What the scenario says. */
export const OWN_EFFORT: Effort = { review: 1, evaluation: 1, replication: 1 };

/**
 * A lab that does more or less oversight; with an effort of 1 it is the same. Source: assumed.
 *
 * - review e: hours at the stage e times as many, so that it costs people and agents, and people catch 1 - exp(-e m / m0). At 0
 *   experiments and changes pass the stage by, and AI reads nothing there either.
 * - evaluation e: jobs of each signal, days and approvals e times as many; the mean of e as many independent looks has a noise of
 *   1 / sqrt(e), so that sensitivity is sqrt(e) times as large. At 0 there is no battery.
 * - replication e: share of reports min(1, e share).
 * @param effort each [ratio, 0 or more]; what the lab does not have is left out
 * @param reviewStage index of the stage that reviews, undefined where none does
 *
 * withEffort({ generations: { evaluateDays: 30 } }, { review: 1, evaluation: 2, replication: 1 }) // => { generations: { evaluateDays: 30 } }
 */
export function withEffort(p: LabParameters, effort: Effort, reviewStage = p.review?.stage): LabParameters {
  const reviewed = reviewStage === undefined ? p : withReview(p, effort.review, reviewStage);
  const evaluated = withEvaluation(reviewed, effort.evaluation);
  return p.results === undefined ? evaluated : { ...evaluated, results: withReplication(p.results, effort.replication) };
}

/** The same of a scenario, from the epoch on: before its fork and after. */
export function scenarioWithEffort(scenario: LabScenario, effort: Effort): LabScenario {
  const stage = (scenario.fork?.parameters.review ?? scenario.base.review)?.stage;
  return mapParameters(scenario, (p) => withEffort(p, effort, stage));
}

/** A scenario whose parameters, before its fork and after, are changed alike. */
export function mapParameters(scenario: LabScenario, change: (p: LabParameters) => LabParameters): LabScenario {
  const { base, fork } = scenario;
  return { ...scenario, base: change(base), fork: fork && { ...fork, parameters: change(fork.parameters) } };
}

function withReview(p: LabParameters, effort: number, stage: number): LabParameters {
  if (effort === 0) return passedBy(p, stage);
  return { ...p, stages: p.stages.map((each, k) => (k === stage ? lengthened(each, effort) : each)) };
}

/** Called classes, whose work there is no review, come as before. */
function passedBy(p: LabParameters, stage: number): LabParameters {
  const classes = p.classes.map((each) =>
    each.limit === undefined ? each : { ...each, path: each.path.filter((k) => k !== stage) },
  );
  return { ...p, classes };
}

function lengthened(stage: LabStage, effort: number): LabStage {
  if (stage.kind === 'slots') return stage;
  const { experiment, change } = stage.hours;
  return { ...stage, hours: { ...stage.hours, experiment: effort * experiment, change: effort * change } };
}

function withEvaluation(p: LabParameters, effort: number): LabParameters {
  const { generations } = p;
  const { control } = generations;
  if (control?.battery === undefined) return p;
  const evaluateDays = effort * generations.evaluateDays;
  return { ...p, generations: { ...generations, evaluateDays, control: controlWithEffort(control, effort) } };
}

function controlWithEffort(control: GenerationControl, effort: number): GenerationControl {
  const approvals = effort * control.approvals;
  if (effort === 0) return { ...control, battery: undefined, approvals };
  const signals = control.battery!.signals.map((signal) => {
    return { ...signal, jobs: effort * signal.jobs, sensitivity: Math.sqrt(effort) * signal.sensitivity };
  });
  return { ...control, battery: { ...control.battery!, signals }, approvals };
}

function withReplication(results: Results, effort: number): Results {
  return { ...results, replicatedShare: Math.min(1, effort * results.replicatedShare) };
}
