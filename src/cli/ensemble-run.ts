import { availableParallelism } from 'node:os';
import { InputError } from '../base/issue.ts';
import { blocksOf, type EnsemblePlan, type Member } from '../ensemble/plan.ts';
import { type BlockStore, executeHere, runEnsemble } from '../ensemble/run-ensemble.ts';
import { lookForBlocks, openBlockFolder } from '../io/block-store.ts';
import { threadExecutor } from '../io/thread-executor.ts';
import { countText } from '../report/figure-text.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import { Interrupted, stopEarly } from './interrupts.ts';
import { type GivenScenario, loadScenarios } from './load.ts';
import { resultFolder } from './result-place.ts';

/** Points that a thread simulates at once: so many are lost at most, per thread, when it is interrupted. */
const POINTS_PER_BLOCK = 4;
const MS_PER_SECOND = 1000;
const SECONDS_PER_MINUTE = 60;

/** An ensemble that has been simulated, with its blocks still there. */
export interface SimulatedEnsemble {
  readonly plan: EnsemblePlan;
  readonly store: BlockStore;
  readonly pointsPerBlock: number;
  /** Removes the blocks. */
  readonly discard: () => void;
}

/**
 * Finds and loads the labs of an ensemble.
 * @throws InputError with all their problems, or if one of them is no lab or named twice
 */
export function loadLabs(names: readonly string[], given: Arguments): GivenScenario[] {
  const scenarios = loadScenarios(names, given);
  for (const [i, { id, name, scenario }] of scenarios.entries()) {
    if (scenario.lab === undefined)
      throw refuse(name, 'a lab', 'a plain network', 'Its figures and their intervals: the command `run`');
    const twice = scenarios.findIndex((other) => other.id === id) < i;
    if (twice) throw refuse(name, 'scenarios of different names', `\`${id}\` twice`, 'Rename a file');
  }
  return scenarios;
}

/** A scenario as a member of an ensemble. */
export function memberOf({ id, scenario }: GivenScenario): Member {
  return { id, title: scenario.title, yaml: scenario.resolvedYaml, uncertainty: scenario.uncertainty };
}

/**
 * Simulates an ensemble, keeping each block beside the place of the results as soon as it is done.
 * @param id of the results
 * @throws InputError if blocks of an interrupted command are there and nothing says what to do with them; Interrupted
 */
export async function simulateEnsemble(
  id: string,
  plan: EnsemblePlan,
  words: readonly string[],
  given: Arguments,
  progress: (doing: string) => void,
): Promise<SimulatedEnsemble> {
  const folder = `${resultFolder({ id }, given)}.unfinished`;
  checkUnfinished(folder, plan, words, given);
  const store = openBlockFolder(folder, plan, POINTS_PER_BLOCK, given.resume);
  const clock = startClock();
  const threads = Math.min(given.jobs ?? availableParallelism(), blocksOf(plan, POINTS_PER_BLOCK).length);
  let reached = '';
  const onProgress = (done: number, points: number, kept: number): void => {
    reached = `${countText(done, 'point')} of ${points}`;
    progress(`simulating ${id}: ${reached}${remainingText(clock(), done - kept, points - done)}`);
  };
  const executor = threads === 1 ? executeHere : threadExecutor(threads);
  const { result, interruptedBy } = await stopEarly((signal) =>
    runEnsemble(plan, { executor, store, pointsPerBlock: POINTS_PER_BLOCK, signal, onProgress }),
  );
  if (interruptedBy !== undefined && !result) {
    throw new Interrupted(interruptedBy, `Kept ${reached} in ${folder}; go on with: ${commandText([...words, '--resume'])}`);
  }
  return { plan, store, pointsPerBlock: POINTS_PER_BLOCK, discard: store.remove };
}

function checkUnfinished(folder: string, plan: EnsemblePlan, words: readonly string[], { resume, force }: Arguments): void {
  const found = lookForBlocks(folder, plan, POINTS_PER_BLOCK);
  if (resume && found === 'none')
    throw refuse('--resume', 'what an interrupted command has kept', `nothing at ${folder}`, 'Leave it out to begin');
  if (resume && found === 'of another') {
    const hint = 'Repeat the command as it was, with the same files and the same version of loopgain; or begin anew with --force';
    throw refuse('--resume', 'what the same command has kept', `other draws in ${folder}`, hint);
  }
  if (resume || found === 'none' || force) return;
  const again =
    found === 'of this'
      ? `Go on with: ${commandText([...words, '--resume'])}; or begin anew with --force`
      : 'Begin anew with --force';
  throw refuse(folder, 'nothing left of an interrupted command', 'draws that it has kept', again);
}

/** Seconds since it was started. */
function startClock(): () => number {
  const start = performance.now();
  return () => (performance.now() - start) / MS_PER_SECOND;
}

function remainingText(seconds: number, done: number, left: number): string {
  if (done === 0 || left === 0) return '';
  const remaining = (seconds / done) * left;
  const minutes = Math.round(remaining / SECONDS_PER_MINUTE);
  return minutes < 2 ? `, ${Math.ceil(remaining)} s left` : `, ${minutes} min left`;
}

function refuse(path: string, expected: string, received: string, hint: string): InputError {
  return new InputError([{ path, severity: 'error', expected, received, hint }]);
}
