import { assert } from '../../base/assert.ts';
import { formatIsoDate } from '../../base/calendar.ts';
import { type FuturePath, futuresText, partingDays } from '../../report/futures-text.ts';
import type { Action } from '../answer.ts';
import { commandText } from '../command-text.ts';
import { type GivenScenario, loadScenarios } from '../load.ts';
import { optionWords } from '../replay.ts';
import { resultFolder } from '../result-place.ts';
import { labOutcome, type Outcome, simulateWatched, type Watch } from '../simulate.ts';
import { writeResults } from '../write-results.ts';
import { checkFolders, describeResult } from './run.ts';

/** The futures that part from the shared history, in the order in which they are compared. */
export const FUTURES: readonly string[] = ['continuation', 's-curve', 'compounding', 'full-recursion'];

/** Folder for their results where none is given. */
const DEFAULT_FUTURES_OUT = 'output/futures';

interface SimulatedFuture {
  readonly scenario: GivenScenario;
  readonly path: FuturePath;
  /** End of the simulation, which need not be a sample. */
  readonly endDays: number;
  readonly outcome: Outcome;
}

/** Simulates the futures, each with its twin, compares them and writes their results. */
export const futures: Action = async (asked, progress) => {
  const given = { ...asked, out: asked.out ?? DEFAULT_FUTURES_OUT };
  const scenarios = loadScenarios(FUTURES, given);
  checkFolders(scenarios, given);
  const simulated: SimulatedFuture[] = [];
  for (const scenario of scenarios) {
    const watch = (month: string): void => progress(`simulating ${scenario.id}: ${month}`);
    simulated.push(simulateFuture(scenario, given.seed, watch));
  }
  for (const { scenario, outcome } of simulated) await writeResults(scenario, outcome, given);
  const paths = simulated.map(({ path }) => path);
  return {
    lines: [heading(simulated, given.seed), '', ...futuresText(paths)],
    notes: [
      `Wrote ${given.out}/{${scenarios.map(({ id }) => id).join(',')}}`,
      `What binds: ${commandText(['explain', resultFolder(scenarios.at(-1)!, given)])}`,
      `Repeat: ${commandText(['futures', ...optionWords(asked)])}`,
    ],
    json: { futures: simulated.map(({ scenario, outcome }) => describeResult(scenario, outcome, given)) },
    warnings: scenarios.flatMap(({ scenario }) => scenario.warnings),
  };
};

function simulateFuture(scenario: GivenScenario, seed: number, watch: Watch): SimulatedFuture {
  const { lab } = scenario.scenario;
  assert(lab !== undefined, 'a future is a lab', { id: scenario.id });
  const trajectory = simulateWatched(lab, seed, watch);
  const path = { id: scenario.id, trajectory, epochCivilDays: lab.epochCivilDays, fromDays: lab.fork?.fromDays };
  return { scenario, path, endDays: lab.endDays, outcome: labOutcome(trajectory, lab) };
}

function heading(simulated: readonly SimulatedFuture[], seed: number): string {
  const [{ path, endDays }] = simulated as readonly [SimulatedFuture];
  const date = (days: number): string => formatIsoDate(path.epochCivilDays + days);
  const fromDays = partingDays(simulated.map((future) => future.path));
  const parting = Number.isFinite(fromDays) ? `, parting on ${date(fromDays)}` : '';
  return `${simulated.length} futures from one shared history${parting}; to ${date(endDays)}, seed ${seed}`;
}
