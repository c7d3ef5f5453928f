import type { LabScenario } from '../lab/parameters.ts';
import { simulateWithTwin } from '../lab/simulate-lab.ts';
import { type DrawValues, openDraws } from '../scenario/drawn.ts';
import { type Frame, frameOf, outcomeOf, type PathOutcome } from './outcome.ts';
import type { Block, EnsemblePlan } from './plan.ts';
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

/** As written, without any draw. */
const AS_WRITTEN: DrawValues = { parameters: {}, options: {} };

/**
 * Reads a plan's scenarios once, for all of its blocks.
 * @throws InputError when a block is simulated whose point makes a lab that cannot be
 */
export function openEnsemble(plan: EnsemblePlan): OpenEnsemble {
  const labs = plan.members.map(({ yaml }) => openDraws(yaml));
  const frames = labs.map((labAt) => frameOf(labAt(AS_WRITTEN)));
  const points = pointsOf(plan);
  const simulatePoint = (index: number): PathOutcome[] => {
    const { draw, values } = points.at(index);
    return labs.flatMap((labAt, member) => {
      const lab = labAt(values[member]!);
      return replicationsOf(plan).map((replication) => simulateOne(lab, frames[member]!, { seed: plan.seed, draw, replication }));
    });
  };
  const simulate = ({ index, firstPoint, points: count }: Block): BlockResult => ({
    index,
    outcomes: Array.from({ length: count }, (_, i) => simulatePoint(firstPoint + i)).flat(),
  });
  return { frames, simulate };
}

function simulateOne(lab: LabScenario, frame: Frame, key: Parameters<typeof simulateWithTwin>[1]): PathOutcome {
  return outcomeOf(simulateWithTwin(lab, key), frame);
}

function replicationsOf({ replications }: EnsemblePlan): readonly number[] {
  return Array.from({ length: replications }, (_, i) => i + 1);
}
