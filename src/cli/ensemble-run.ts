import { availableParallelism } from 'node:os';
import { InputError } from '../base/issue.ts';
import { type EnsemblePlan, type Member, pointCount } from '../ensemble/plan.ts';
import { type BlockStore, runEnsemble } from '../ensemble/run-ensemble.ts';
import { lookForBlocks, openBlockFolder } from '../io/block-store.ts';
import { threadExecutor } from '../io/thread-executor.ts';
import { countText } from '../report/figure-text.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';
import { Interrupted, stopEarly } from './interrupts.ts';
import { type GivenScenario, loadScenarios } from './load.ts';
import { resultFolder } from './result-place.ts';

/** At most so many blocks, each a file; what a thread is at is lost when it is interrupted. */
const MOST_BLOCKS = 256;
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

/**
 * Draws need something to be unsure of.
 * @throws InputError if there is nothing
 */
export function checkUncertain({ name, scenario }: Pick<GivenScenario, 'name' | 'scenario'>): void {
  const { parameters, variants } = scenario.uncertainty;
  if (parameters.length + variants.length > 0) return;
  const hint = "Extend the shipped history, which has the literature's, or write `prior: low to high` beside a parameter";
  throw refuse(name, 'a scenario with priors', 'one that is sure of everything', hint);
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
  const folder = unfinishedFolder(id, given);
  const pointsPerBlock = Math.ceil(pointCount(plan) / MOST_BLOCKS);
  checkUnfinished(folder, lookForBlocks(folder, plan, pointsPerBlock), words, given);
  const store = openBlockFolder(folder, plan, pointsPerBlock, given.resume);
  const clock = startClock();
  let reached = '';
  const onProgress = (done: number, points: number, kept: number): void => {
    reached = `${countText(done, 'point')} of ${points}`;
    progress(`simulating ${id}: ${reached}${remainingText(clock(), done - kept, points - done)}`);
  };
  const blocks = Math.ceil(pointCount(plan) / pointsPerBlock);
  const executor = threadExecutor(Math.min(given.jobs ?? availableParallelism(), blocks));
  try {
    const { interruptedBy } = await stopEarly((signal) =>
      runEnsemble(plan, { executor, store, pointsPerBlock, signal, onProgress }),
    );
    if (interruptedBy === undefined) return { plan, store, pointsPerBlock, discard: store.remove };
    throw new Interrupted(interruptedBy, `Kept ${reached} in ${folder}; go on with: ${commandText([...words, '--resume'])}`);
  } catch (error) {
    store.release();
    throw error;
  }
}

/** Where the blocks of an ensemble lie until its results are written. */
export function unfinishedFolder(id: string, given: Arguments): string {
  return `${resultFolder({ id }, given)}.unfinished`;
}

/** Writes the results of an ensemble, and removes its blocks once they are there, also if somebody pressed Ctrl-C meanwhile. */
export async function writeAndDiscard(
  { discard }: Pick<SimulatedEnsemble, 'discard'>,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof Interrupted) discard();
    throw error;
  }
  discard();
}

/** Refuses what the options say nothing of, or what is not there. */
export function checkUnfinished(
  folder: string,
  found: ReturnType<typeof lookForBlocks>,
  words: readonly string[],
  { resume, restart }: Arguments,
): void {
  if (resume && found === 'none')
    throw refuse('--resume', 'what an interrupted command has kept', `nothing at ${folder}`, 'Leave it out to begin');
  if (resume && found === 'of another') {
    const hint = 'Repeat the command as it was, with the same files and the same loopgain; or begin anew with --restart';
    throw refuse('--resume', 'what the same command has kept', `other draws in ${folder}`, hint);
  }
  if (resume || found === 'none' || restart) return;
  const goOn = found === 'of this' ? `Go on with: ${commandText([...words, '--resume'])}; or begin` : 'Begin';
  throw refuse(folder, 'nothing left of an interrupted command', 'draws that it has kept', `${goOn} anew with --restart`);
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
