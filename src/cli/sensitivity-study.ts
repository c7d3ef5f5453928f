import { InputError } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import { METRICS } from '../ensemble/metrics.ts';
import { type Frame, frameOf } from '../ensemble/outcome.ts';
import type { EnsemblePlan, Point } from '../ensemble/plan.ts';
import { outcomesInOrder, type PointOutcomes } from '../ensemble/run-ensemble.ts';
import { censoredShare, isKnown, type TargetValues, targetValues } from '../ensemble/sensitivity/target-values.ts';
import { type Target, targetsOf } from '../ensemble/sensitivity/targets.ts';
import { lookForBlocks } from '../io/block-store.ts';
import { sha256OfTexts } from '../io/sha256.ts';
import type { LabScenario } from '../lab/parameters.ts';
import type { LabSensitivity } from '../report/figures/material.ts';
import type { NamedTarget, TargetResult } from '../report/sensitivity-target.ts';
import type { Table } from '../report/table.ts';
import type { Arguments } from './arguments.ts';
import { memberOf, type SimulatedEnsemble, simulateEnsemble, unfinishedFolder } from './ensemble-run.ts';
import type { GivenScenario } from './load.ts';

/** What a method of sensitivity analysis works on. */
export interface Question {
  readonly scenario: GivenScenario;
  readonly lab: LabScenario;
  readonly frame: Frame;
  readonly targets: readonly Target[];
  readonly given: Arguments;
  /** Words that repeat the command. */
  readonly words: readonly string[];
  readonly progress: (doing: string) => void;
}

/** What tells an ensemble's simulations from others. */
export interface SimulationFacts {
  readonly granularity: number;
  readonly events: number;
  readonly fingerprint: string;
  readonly replications: number;
}

/** What an ensemble came to in each target, with its blocks still there. */
export interface Study {
  readonly of: readonly TargetValues[];
  readonly facts: SimulationFacts;
  readonly discard: () => void;
}

/** What a method found, ready to be written and told. */
export interface Found {
  /** The answer in one sentence. */
  readonly answer: string;
  /** How it was found. */
  readonly heading: string;
  readonly lines: readonly string[];
  readonly tables: readonly Table[];
  /** For summary.json and --json. */
  readonly summary: unknown;
  /** For pictures, by method. */
  readonly pictured: Omit<LabSensitivity, 'id' | 'title' | 'epochCivilDays'>;
  readonly facts: SimulationFacts;
  readonly discard: () => void;
}

/**
 * A lab and what is asked of it.
 * @throws InputError if a target is none
 */
export function questionOf(scenario: GivenScenario, given: Arguments): Pick<Question, 'lab' | 'frame' | 'targets'> {
  const lab = scenario.scenario.lab!;
  const frame = frameOf(lab);
  const { targets, unknown } = targetsOf(frame, lab.endDays, given.targets);
  if (unknown.length > 0) throw new InputError(unknown.map((id) => noTarget(id, frame)));
  return { lab, frame, targets };
}

function noTarget(id: string, { milestones }: Frame) {
  const [name = ''] = id.split('@');
  const known = [...milestones.map((milestone) => milestone.id), ...METRICS.map((metric) => metric.id)];
  const near = suggest(name, known);
  const hint =
    near === undefined
      ? 'Such as recursion, progress-5, human_share@end, progress_multiplier_ratio@2030'
      : `Did you mean ${near}?`;
  const expected = 'a milestone, or a metric with @ and a date up to the end';
  return { path: '--target', severity: 'error' as const, expected, received: `\`${id}\``, hint };
}

/** Simulates a method's points, and reads the targets off their paths. */
export async function simulateStudy(
  question: Question,
  id: string,
  points: readonly Point[],
  replications: number,
): Promise<Study> {
  const { targets, given, words, progress } = question;
  const ensemble = await simulateEnsemble(id, planOf(question, points, replications), words, given, progress);
  progress(`counting ${id}`);
  const tally = { granularity: 1, events: 0, fingerprints: [] as string[] };
  const of = targetValues(targets, points.length, replications, counted(ensemble, tally));
  const { granularity, events, fingerprints } = tally;
  const facts = { granularity, events, fingerprint: sha256OfTexts(fingerprints), replications };
  return { of, facts, discard: ensemble.discard };
}

/** Simulates points after another ensemble of the same command: an earlier start may have come to that one alone. */
export async function simulateNext(
  question: Question,
  id: string,
  points: readonly Point[],
  replications: number,
): Promise<Study> {
  const { given } = question;
  const kept = lookForBlocks(unfinishedFolder(id, given), planOf(question, points, replications), 1) !== 'none';
  return simulateStudy({ ...question, given: { ...given, resume: given.resume && kept } }, id, points, replications);
}

function planOf({ scenario, given }: Question, points: readonly Point[], replications: number): EnsemblePlan {
  return { seed: given.seed, replications, members: [memberOf(scenario)], design: { kind: 'listed', points } };
}

function* counted(
  ensemble: SimulatedEnsemble,
  tally: { granularity: number; events: number; fingerprints: string[] },
): Generator<PointOutcomes> {
  for (const point of outcomesInOrder(ensemble.plan, ensemble)) {
    for (const { granularity, events, fingerprint } of point.outcomes.flat()) {
      tally.granularity = Math.max(tally.granularity, granularity);
      tally.events += events;
      tally.fingerprints.push(fingerprint);
    }
    yield point;
  }
}

/**
 * What a method makes of each target that all paths have.
 * @throws InputError if there is none
 */
export function resultsOf<Result>(
  study: Pick<Study, 'of'>,
  find: (of: TargetValues) => Result,
): { readonly results: readonly TargetResult<Result>[]; readonly left: readonly string[] } {
  const known = study.of.filter(isKnown);
  if (known.length === 0) {
    const received = study.of.map(({ target }) => target.id).join(', ');
    const expected = 'a target that all paths have';
    throw new InputError([{ path: '--target', severity: 'error', expected, received, hint: 'Name another, or simulate longer' }]);
  }
  const unknown = study.of.filter((of) => !isKnown(of)).map(({ target }) => target.id);
  return {
    results: known.map((of) => ({ target: namedTarget(of), result: find(of) })),
    left: unknown.length === 0 ? [] : ['', `Left out, since some paths have none: ${unknown.join(', ')}`],
  };
}

/** A target as reports name it. */
export function namedTarget(of: TargetValues): NamedTarget {
  const { id, meaning, unit, kind } = of.target;
  return { id, meaning, unit, kind, censoredShare: censoredShare(of) };
}
