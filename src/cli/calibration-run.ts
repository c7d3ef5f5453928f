import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../base/issue.ts';
import type { RunPlan } from '../calibrate/past-simulator.ts';
import type { PathOutcome } from '../ensemble/outcome.ts';
import { pointCount } from '../ensemble/plan.ts';
import { outcomesInOrder, runEnsemble } from '../ensemble/run-ensemble.ts';
import { lookForBlocks, openBlockFolder, removeBlockFolders } from '../io/block-store.ts';
import type { ManifestFacts } from '../io/manifest.ts';
import { sha256OfTexts } from '../io/sha256.ts';
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

/** Half as many tell how they go together, of which fewer may be all alike. */
const FEWEST_PARTICLES = 8;

/** What tells simulations from others. */
export type SimulatedFacts = Pick<ManifestFacts, 'granularity' | 'events' | 'fingerprint'>;

/** The batches of a calibration, each kept in a folder of its own until the results are written. */
export interface CalibrationRun {
  readonly run: RunPlan;
  /** Says what the next batches are for. */
  readonly describe: (doing: string) => void;
  /** Of all batches so far. */
  readonly facts: () => SimulatedFacts;
  /** Removes what was kept. */
  readonly discard: () => void;
}

/**
 * Checks that there are enough particles to learn together.
 * @throws InputError if there are not
 */
export function checkParticles(particles: number): void {
  if (particles >= FEWEST_PARTICLES) return;
  const expected = `${FEWEST_PARTICLES} or more, which learn together`;
  throw new InputError([{ path: '--draws', severity: 'error', expected, received: `\`${particles}\`` }]);
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
  const executor = threadExecutor(given.jobs ?? availableParallelism());
  const counter = countPaths();
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
    let paths = before;
    const onProgress = (done: number): void => {
      paths = before + done * plan.replications;
      progress(`${doing}: ${done} of ${points}, ${countText(paths, 'path')} in all`);
    };
    try {
      const { interruptedBy } = await stopEarly((signal) =>
        runEnsemble(plan, { executor, store, pointsPerBlock, signal, onProgress }),
      );
      if (interruptedBy !== undefined) {
        const kept = `Kept ${countText(paths, 'path')}, the last of them ${doing}, in ${folder}`;
        throw new Interrupted(interruptedBy, `${kept}; go on with: ${commandText([...words, '--resume'])}`);
      }
      before += points * plan.replications;
      const found = [...outcomesInOrder(plan, { store, pointsPerBlock })];
      for (const { outcomes } of found) counter.add(outcomes.flat());
      return found;
    } finally {
      store.release();
    }
  };
  return {
    run,
    describe: (next) => {
      doing = next;
    },
    facts: counter.facts,
    discard: () => removeBlockFolders(folder),
  };
}

/** Keeps what tells paths from others. */
function countPaths(): { readonly add: (paths: readonly PathOutcome[]) => void; readonly facts: () => SimulatedFacts } {
  let [granularity, events] = [1, 0];
  const fingerprints: string[] = [];
  return {
    add: (paths) => {
      for (const path of paths) {
        granularity = Math.max(granularity, path.granularity);
        events += path.events;
        fingerprints.push(path.fingerprint);
      }
    },
    facts: () => ({ granularity, events, fingerprint: sha256OfTexts(fingerprints) }),
  };
}
