import { InputError } from '../../base/issue.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import type { Action } from '../answer.ts';
import type { Arguments } from '../arguments.ts';
import { type GivenScenario, loadScenarios } from '../load.ts';
import { replayText } from '../replay.ts';
import { type Outcome, simulate } from '../simulate.ts';
import { resultFolder, writeResults } from '../write-results.ts';

/** Simulates scenarios and writes their results; nothing is simulated before all of them have been checked. */
export const run: Action = async (given, progress) => {
  const scenarios = loadScenarios(given.scenarios, given);
  checkFolders(scenarios, given);
  const outcomes: Outcome[] = [];
  for (const { id, scenario } of scenarios) {
    progress(`simulating ${id}`);
    outcomes.push(simulate(scenario, given, (date) => progress(`simulating ${id}: ${date}`)));
  }
  for (const [index, scenario] of scenarios.entries()) await writeResults(scenario, outcomes[index]!, given);
  return {
    lines: scenarios.flatMap(({ scenario }, index) => [
      ...(index === 0 ? [] : ['']),
      scenario.title,
      '',
      ...outcomes[index]!.lines,
    ]),
    notes: scenarios.flatMap((scenario, index) => describeFiles(scenario, outcomes[index]!, given)),
    json: { scenarios: scenarios.map((scenario, index) => describeResult(scenario, outcomes[index]!, given)) },
    warnings: scenarios.flatMap(({ scenario }) => scenario.warnings),
  };
};

/** Two scenarios may not share a folder, and none may be somebody else's. */
export function checkFolders(scenarios: readonly GivenScenario[], given: Arguments): void {
  const ids = scenarios.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    const hint = 'Name each scenario once, and give files different names';
    throw new InputError([{ path: twice, severity: 'error', expected: 'one scenario of this name', received: 'several', hint }]);
  }
  for (const scenario of scenarios) checkResultFolder(resultFolder(scenario, given), given.force);
}

/** Where a scenario's results are, and the command that repeats them. */
export function describeFiles(scenario: GivenScenario, { tables }: Outcome, given: Arguments): string[] {
  return [
    `Wrote ${resultFolder(scenario, given)}/{${tables.map(({ id }) => id).join(',')}}.csv`,
    `Repeat: ${replayText(scenario.name, given)}`,
  ];
}

/** A scenario's results for --json. */
export function describeResult({ id, name, scenario }: GivenScenario, outcome: Outcome, given: Arguments): unknown {
  const { events, fingerprint, granularity, summary } = outcome;
  return {
    id,
    title: scenario.title,
    kind: scenario.kind,
    folder: resultFolder({ id }, given),
    seed: given.seed,
    replay: replayText(name, given),
    events,
    fingerprint,
    granularity,
    summary,
  };
}
