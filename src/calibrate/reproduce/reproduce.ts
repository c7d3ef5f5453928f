import { frameOf, type PathOutcome } from '../../ensemble/outcome.ts';
import type { EnsemblePlan, Member, Point } from '../../ensemble/plan.ts';
import { evenSampling, pointsOf } from '../../ensemble/points.ts';
import type { PointOutcomes } from '../../ensemble/run-ensemble.ts';
import type { LabScenario } from '../../lab/parameters.ts';
import { parallelExponentAt } from '../../lab/twin.ts';
import { AS_WRITTEN, type DrawValues, openDraws } from '../../scenario/drawn.ts';
import type { Target } from '../targets.ts';
import { type BindingShare, bindingShares, reproduceBinding, stagePools } from './binding.ts';
import { type Curve, curvesOf, type ReproducedCurve, reproduceCurve } from './curves.ts';
import { type ReproducedFigure, reproduceFigures } from './figures.ts';
import { levelsOf, type ReproducedStep, reproduceWaterfall, WATERFALL_QUARTERS, type WaterfallQuarter } from './waterfall.ts';

/** Paths with the values as written. */
const WRITTEN_PATHS = 8;

/** A history, and how often it is simulated. */
export interface ReproductionTask {
  readonly member: Member;
  readonly seed: number;
  /** 2 or more. */
  readonly draws: number;
  /** A posterior sample that draws come from; without it they come from the priors. */
  readonly posterior: readonly DrawValues[] | undefined;
}

/** A quarter's way from code to progress, and what bound in the year up to its end. */
export interface QuarterStory {
  readonly quarter: WaterfallQuarter;
  readonly steps: readonly ReproducedStep[];
  readonly binding: readonly BindingShare[];
}

/** What a history reproduces of what was published. */
export interface Reproduction {
  readonly figures: readonly ReproducedFigure[];
  readonly curves: readonly ReproducedCurve[];
  readonly stories: readonly QuarterStory[];
  readonly writtenPaths: number;
  readonly draws: number;
  readonly drawnFrom: 'posterior' | 'priors';
}

/** Paths as written and one of each draw, all with twins. A posterior sample is in random order: its first rows are taken. */
export function reproductionPlan({ member, seed, draws, posterior }: ReproductionTask): EnsemblePlan {
  const members = [member];
  const written = Array.from({ length: WRITTEN_PATHS }, (_, i): Point => {
    return { draw: 'point', firstReplication: i + 1, values: [AS_WRITTEN] };
  });
  const learned = posterior === undefined ? {} : { posterior };
  const design = { kind: 'drawn', draws, sampling: evenSampling(draws, members), ...learned } as const;
  const drawn = pointsOf({ seed, replications: 1, members, design });
  const points = [...written, ...Array.from({ length: draws }, (_, i) => drawn.at(i))];
  return { seed, replications: 1, members, design: { kind: 'listed', points } };
}

/** What one path says. */
interface Reading {
  readonly targets: Float64Array;
  /** By curve, by point. */
  readonly curves: readonly Float64Array[];
  /** By quarter: levels by step, shares by stage. */
  readonly levels: readonly Float64Array[];
  readonly binding: readonly Float64Array[];
}

/** Reads the paths of a plan that has been simulated. */
export function reproduce(
  { member, draws, posterior }: ReproductionTask,
  targets: readonly Target[],
  outcomes: Iterable<PointOutcomes>,
): Reproduction {
  const labAt = openDraws(member.yaml);
  const lab = labAt(AS_WRITTEN);
  const frame = frameOf(lab);
  const curves = curvesOf(targets);
  const [written, drawn]: [Reading[], Reading[]] = [[], []];
  for (const { point, outcomes: found } of outcomes) {
    const reading = readPath(labAt(point.values[0]!), found[0]![0]!, targets, curves);
    (point.draw === 'point' ? written : drawn).push(reading);
  }
  const of = <Part>(part: (reading: Reading) => Part) => [written.map(part), drawn.map(part)] as const;
  const pools = stagePools(lab);
  return {
    figures: reproduceFigures(targets, ...of((reading) => reading.targets)),
    curves: curves.map((curve, i) => reproduceCurve(curve, ...of((reading) => reading.curves[i]!))),
    stories: WATERFALL_QUARTERS.map((quarter, i) => ({
      quarter,
      steps: reproduceWaterfall(targets, quarter, ...of((reading) => reading.levels[i]!)),
      binding: reproduceBinding(frame.stageIds, pools, ...of((reading) => reading.binding[i]!)),
    })),
    ...{ writtenPaths: written.length, draws, drawnFrom: posterior === undefined ? 'priors' : 'posterior' },
  };
}

function readPath(lab: LabScenario, outcome: PathOutcome, targets: readonly Target[], curves: readonly Curve[]): Reading {
  const frame = frameOf(lab);
  const past = { frame, outcome };
  return {
    targets: Float64Array.from(targets, ({ simulated }) => simulated(past)),
    curves: curves.map(({ points }) => Float64Array.from(points, ({ simulated }) => simulated(past))),
    levels: WATERFALL_QUARTERS.map((quarter) => {
      return levelsOf(frame, outcome, quarter, parallelExponentAt(lab, quarter.endDay - frame.epochCivilDays));
    }),
    binding: WATERFALL_QUARTERS.map(({ endDay }) => bindingShares(frame, outcome, endDay)),
  };
}
