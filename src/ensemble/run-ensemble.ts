import type { PathOutcome } from './outcome.ts';
import { type Block, blocksOf, type EnsemblePlan, type Point } from './plan.ts';
import { pointsOf } from './points.ts';
import { type BlockResult, openEnsemble } from './simulate-block.ts';

/** Simulates blocks, somewhere, and gives their results as they come, in any order; ends early once the signal is aborted. */
export type Executor = (plan: EnsemblePlan, blocks: readonly Block[], signal: AbortSignal) => AsyncIterable<BlockResult>;

/** Keeps the results of blocks: what is in it need not be simulated again. */
export interface BlockStore {
  readonly has: (index: number) => boolean;
  readonly put: (result: BlockResult) => void;
  /** @throws if it is not there */
  readonly get: (index: number) => BlockResult;
}

/** How an ensemble is simulated; nothing of it decides a figure. */
export interface RunOptions {
  readonly executor: Executor;
  readonly store: BlockStore;
  readonly pointsPerBlock: number;
  readonly signal?: AbortSignal;
  /** Told how many points are done, of how many, and how many of them were kept from an earlier start. */
  readonly onProgress?: (done: number, points: number, kept: number) => void;
}

/** Points and the outcomes of their paths: by member, by replication. */
export interface PointOutcomes {
  readonly index: number;
  readonly point: Point;
  readonly outcomes: readonly (readonly PathOutcome[])[];
}

/** Simulates in the thread that asks, block after block. */
export async function* executeHere(
  plan: EnsemblePlan,
  blocks: readonly Block[],
  signal: AbortSignal,
): AsyncIterable<BlockResult> {
  const ensemble = openEnsemble(plan);
  for (const block of blocks) {
    if (signal.aborted) return;
    yield ensemble.simulate(block);
  }
}

/** Keeps results in memory. */
export function memoryStore(): BlockStore {
  const results = new Map<number, BlockResult>();
  return {
    has: (index) => results.has(index),
    put: (result) => results.set(result.index, result),
    get: (index) => results.get(index)!,
  };
}

/**
 * Simulates the blocks of a plan that the store has not yet.
 * @returns whether all are there; false where the signal ended it
 */
export async function runEnsemble(plan: EnsemblePlan, options: RunOptions): Promise<boolean> {
  const { executor, store, pointsPerBlock, onProgress } = options;
  const signal = options.signal ?? new AbortController().signal;
  const blocks = blocksOf(plan, pointsPerBlock);
  const missing = blocks.filter(({ index }) => !store.has(index));
  const total = sumPoints(blocks);
  const kept = total - sumPoints(missing);
  let done = kept;
  onProgress?.(done, total, kept);
  for await (const result of executor(plan, missing, signal)) {
    store.put(result);
    done += blocks[result.index]!.points;
    onProgress?.(done, total, kept);
  }
  return done === total;
}

/** Goes through all points of an ensemble that has been simulated, in order, a block in memory at a time. */
export function* outcomesInOrder(
  plan: EnsemblePlan,
  { store, pointsPerBlock }: Pick<RunOptions, 'store' | 'pointsPerBlock'>,
): Generator<PointOutcomes> {
  const points = pointsOf(plan);
  const { length: members } = plan.members;
  const { replications } = plan;
  for (const block of blocksOf(plan, pointsPerBlock)) {
    const { outcomes } = store.get(block.index);
    for (let i = 0; i < block.points; i++) {
      const index = block.firstPoint + i;
      const byMember = Array.from({ length: members }, (_, member) => {
        const first = (i * members + member) * replications;
        return outcomes.slice(first, first + replications);
      });
      yield { index, point: points.at(index), outcomes: byMember };
    }
  }
}

function sumPoints(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { points }) => sum + points, 0);
}
