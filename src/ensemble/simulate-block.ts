import type { LabScenario } from '../lab/parameters.ts';
import { withRelativeCode } from '../lab/relative-code.ts';
import { simulateLab, simulateWithTwin } from '../lab/simulate-lab.ts';
import type { SoftwarePath, Trajectory } from '../lab/trajectory.ts';
import type { StreamKey } from '../random/streams.ts';
import { AS_WRITTEN, type DrawValues, openDraws } from '../scenario/drawn.ts';
import { type Frame, frameOf, outcomeOf, type PathOutcome } from './outcome.ts';
import type { Block, Boost, EnsemblePlan } from './plan.ts';
import { pointsOf } from './points.ts';

/** What a block found. */
export interface BlockResult {
  readonly index: number;
  /** [(point * members + member) * replications + replication - 1], points counted from the block's first. */
  readonly outcomes: readonly PathOutcome[];
}

/** A plan that is ready to be simulated, block by block in any order. */
export interface OpenEnsemble {
  /** By member. */
  readonly frames: readonly Frame[];
  /** Simulates a block; equal plans and blocks give equal bytes. */
  readonly simulate: (block: Block) => BlockResult;
}

/**
 * Reads a plan's scenarios once, for all of its blocks.
 * @throws InputError when a block is simulated whose point makes a lab that cannot be
 */
export function openEnsemble(plan: EnsemblePlan): OpenEnsemble {
  const labs = plan.members.map(({ yaml }) => openDraws(yaml));
  const frames = labs.map((labAt) => frameOf(labAt(AS_WRITTEN)));
  const points = pointsOf(plan);
  const boosted = plan.members.map(openBoosted);
  const simulateUnboosted = (lab: LabScenario, key: StreamKey): Trajectory =>
    plan.twins === 'none'
      ? withRelativeCode(simulateLab(lab, key, { rows: 'lab' }), lab)
      : simulateWithTwin(lab, key, { rows: 'lab' });
  const simulatePoint = (index: number): PathOutcome[] => {
    const { draw, values, firstReplication = 1, boost } = points.at(index);
    return labs.flatMap((labAt, member) => {
      const lab = labAt(values[member]!);
      const keys = replicationsFrom(firstReplication, plan).map((replication) => ({ seed: plan.seed, draw, replication }));
      const simulate = (key: StreamKey): Trajectory =>
        boost === undefined ? simulateUnboosted(lab, key) : boosted[member]!(lab, values[member]!, key, boost);
      return keys.map((key) => outcomeOf(simulate(key), frames[member]!));
    });
  };
  const simulate = ({ index, firstPoint, points: count }: Block): BlockResult => ({
    index,
    outcomes: Array.from({ length: count }, (_, i) => simulatePoint(firstPoint + i)).flat(),
  });
  return { frames, simulate };
}

/** Simulates one lab after another along the paths of S that they take by themselves, each simulated once. */
function openBoosted(): (lab: LabScenario, values: DrawValues, key: StreamKey, boost: Boost) => Trajectory {
  const followed = new Map<string, SoftwarePath>();
  return (lab, values, key, boost) => {
    const id = JSON.stringify([values, key]);
    const withSoftware = followed.get(id) ?? simulateLab(lab, key, { rows: 'pace' }).software;
    followed.set(id, withSoftware);
    return simulateLab(lab, key, { withSoftware, rows: 'lab', ...boost });
  };
}

function replicationsFrom(first: number, { replications }: EnsemblePlan): readonly number[] {
  return Array.from({ length: replications }, (_, i) => first + i);
}
