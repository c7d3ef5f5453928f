import { assert } from '../../base/assert.ts';
import { formatIsoDate } from '../../base/calendar.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import { partingDays } from '../../report/futures-glance.ts';
import { futuresText } from '../../report/futures-text.ts';
import type { Action } from '../answer.ts';
import { commandText } from '../command-text.ts';
import { type GivenScenario, loadScenarios } from '../load.ts';
import { labPathOf, pictureNotes } from '../pictures.ts';
import { optionWords } from '../replay.ts';
import { resultFolder } from '../result-place.ts';
import { labOutcome, simulateWatched, type Watch } from '../simulate.ts';
import { comparedFolder, type SimulatedFuture, writeFutures } from '../write-futures.ts';
import { writeResults } from '../write-results.ts';
import { checkFolders, describeResult } from './run.ts';

/** The futures that part from the shared history, in the order in which they are compared. */
export const FUTURES: readonly string[] = ['continuation', 's-curve', 'compounding', 'full-recursion'];

/** Folder for their results where none is given. */
const DEFAULT_FUTURES_OUT = 'output/futures';

/** Simulates the futures, each with its twin, compares them and writes their results. */
export const futures: Action = async (asked, progress) => {
  const given = { ...asked, out: asked.out ?? DEFAULT_FUTURES_OUT };
  const scenarios = loadScenarios(FUTURES, given);
  checkFolders(scenarios, given);
  if (given.figures || given.report) checkResultFolder(comparedFolder(given), given.force);
  const simulated: SimulatedFuture[] = [];
  for (const scenario of scenarios) {
    const watch = (month: string): void => progress(`simulating ${scenario.id}: ${month}`);
    simulated.push(simulateFuture(scenario, given.seed, watch));
  }
  for (const { scenario, outcome } of simulated) await writeResults(scenario, outcome, given);
  const paths = simulated.map(({ path }) => path);
  await writeFutures(simulated, asked, given);
  return {
    lines: [heading(simulated, given.seed), '', ...futuresText(paths)],
    notes: [
      `Wrote ${given.out}/{${scenarios.map(({ id }) => id).join(',')}}`,
      ...pictureNotes(comparedFolder(given), given),
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
  return { scenario, path: labPathOf(scenario, trajectory), endDays: lab.endDays, outcome: labOutcome(trajectory, lab) };
}

function heading(simulated: readonly SimulatedFuture[], seed: number): string {
  const [{ path, endDays }] = simulated as readonly [SimulatedFuture];
  const date = (days: number): string => formatIsoDate(path.epochCivilDays + days);
  const fromDays = partingDays(simulated.map((future) => future.path));
  const parting = Number.isFinite(fromDays) ? `, parting on ${date(fromDays)}` : '';
  return `${simulated.length} futures from one shared history${parting}; to ${date(endDays)}, seed ${seed}`;
}
