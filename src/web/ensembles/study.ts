import { blocksOf, type EnsemblePlan, pointCount } from '../../ensemble/plan.ts';
import type { Executor } from '../../ensemble/run-ensemble.ts';
import type { BlockResult } from '../../ensemble/simulate-block.ts';
import type { Summary } from '../engine/messages.ts';

/** Fewer draws say too little to be shown. */
const FIRST_LOOK = 8;

/** What an ensemble in the page works with. */
export interface StudyTools {
  /** Gives results in the order of blocks. */
  readonly executor: Executor;
  readonly summarize: (plan: EnsemblePlan, results: readonly BlockResult[]) => Promise<Summary>;
  readonly signal: AbortSignal;
  /** Told how many draws are done. */
  readonly onProgress: (done: number) => void;
  /** Told what the draws that are done say. */
  readonly onSummary: (summary: Summary) => void;
}

/**
 * Simulates the draws of a plan, and looks at those that are done each time they have doubled; at the end, also an early one, at all of them.
 * @throws InputError, InvariantError or Error, whatever stopped a worker
 */
export async function runStudy(plan: EnsemblePlan, tools: StudyTools): Promise<void> {
  const { executor, signal, onProgress, onSummary } = tools;
  const draws = pointCount(plan);
  const results: BlockResult[] = [];
  let lookingAt: Promise<void> = Promise.resolve();
  let looked = 0;
  const look = (): Promise<void> => {
    looked = results.length;
    lookingAt = tools.summarize(plan, [...results]).then(onSummary);
    return lookingAt;
  };
  for await (const result of executor(plan, blocksOf(plan, 1), signal)) {
    results.push(result);
    onProgress(results.length);
    if (isLook(results.length, draws)) look().catch(() => {}); // thrown where it is waited for
  }
  await lookingAt;
  if (looked < results.length) await look();
}

/**
 * Whether so many draws of all are looked at while the rest are simulated: at 8, 16, 32, ..., but not at the last, which is the end.
 *
 * [4, 8, 12, 16, 32, 64].filter((done) => isLook(done, 64)) // => [8, 16, 32]
 */
export function isLook(done: number, draws: number): boolean {
  let next = FIRST_LOOK;
  while (next < done) next *= 2;
  return next === done && done < draws;
}
