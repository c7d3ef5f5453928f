import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { RunPlan } from '../calibrate/past-simulator.ts';
import { pointCount } from '../ensemble/plan.ts';
import { outcomesInOrder, runEnsemble } from '../ensemble/run-ensemble.ts';
import { lookForBlocks, openBlockFolder, removeBlockFolders } from '../io/block-store.ts';
import { threadExecutor } from '../io/thread-executor.ts';
import { countText } from '../report/figure-text.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import { checkUnfinished, unfinishedFolder } from './ensemble-run.ts';
import { Interrupted, stopEarly } from './interrupts.ts';

/** At most so many blocks of each batch, each a file. */
const MOST_BLOCKS = 64;

/** How samples of a posterior are made: with these, what no figure tells stays as wide as its prior (test/analytic/calibrate). */
export const SAMPLER = { effectiveShare: 0.5, moves: 2, lastMoves: 8 };

/** The batches of a calibration, each kept in a folder of its own until the results are written. */
export interface CalibrationRun {
  readonly run: RunPlan;
  /** Says what the next batches are for. */
  readonly describe: (doing: string) => void;
  /** Removes what was kept. */
  readonly discard: () => void;
}

/**
 * Simulates batch after batch of a calibration, each as soon as the one before says where; all of it starts again from what is kept.
 * @param id of the results
 * @param words that repeat the command
 */
export function openCalibration(
  id: string,
  words: readonly string[],
  given: Arguments,
  progress: (doing: string) => void,
): CalibrationRun {
  const folder = unfinishedFolder(id, given);
  let doing = '';
  let before = 0;
  let isFirst = true;
  const run: RunPlan = async (plan, label) => {
    const place = join(folder, label);
    const points = pointCount(plan);
    const pointsPerBlock = Math.ceil(points / MOST_BLOCKS);
    const found = lookForBlocks(place, plan, pointsPerBlock);
    if (isFirst) checkUnfinished(folder, found, words, given);
    isFirst = false;
    const store = openBlockFolder(place, plan, pointsPerBlock, given.resume && found === 'of this');
    const executor = threadExecutor(Math.min(given.jobs ?? availableParallelism(), Math.ceil(points / pointsPerBlock)));
    const onProgress = (done: number): void =>
      progress(`${doing}: ${done} of ${points}, ${countText(before + done * plan.replications, 'path')} in all`);
    try {
      const { interruptedBy } = await stopEarly((signal) =>
        runEnsemble(plan, { executor, store, pointsPerBlock, signal, onProgress }),
      );
      if (interruptedBy !== undefined) {
        throw new Interrupted(interruptedBy, `Kept it in ${folder}; go on with: ${commandText([...words, '--resume'])}`);
      }
      before += points * plan.replications;
      return [...outcomesInOrder(plan, { store, pointsPerBlock })];
    } finally {
      store.release();
    }
  };
  return {
    run,
    describe: (next) => {
      doing = next;
    },
    discard: () => removeBlockFolders(folder),
  };
}
